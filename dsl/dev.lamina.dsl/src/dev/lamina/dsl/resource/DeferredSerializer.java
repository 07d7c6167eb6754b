package dev.lamina.dsl.resource;

import java.io.IOException;
import java.io.Writer;

import com.google.inject.Inject;
import com.google.inject.Injector;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.resource.SaveOptions;
import org.eclipse.xtext.serializer.ISerializer;
import org.eclipse.xtext.util.ReplaceRegion;

import dev.lamina.dsl.serializer.LaminaSerializer;

/** The serializer, made when something is first written: every file that is read has one, and hardly any uses it. */
public final class DeferredSerializer implements ISerializer {
	@Inject
	private Injector injector;
	private LaminaSerializer serializer;

	private synchronized LaminaSerializer serializer() {
		if (serializer == null) {
			serializer = injector.getInstance(LaminaSerializer.class);
		}
		return serializer;
	}

	@Override
	public String serialize(EObject element) {
		return serializer().serialize(element);
	}

	@Override
	public String serialize(EObject element, SaveOptions options) {
		return serializer().serialize(element, options);
	}

	@Override
	public void serialize(EObject element, Writer writer, SaveOptions options) throws IOException {
		serializer().serialize(element, writer, options);
	}

	@Override
	public ReplaceRegion serializeReplacement(EObject element, SaveOptions options) {
		return serializer().serializeReplacement(element, options);
	}
}
