package dev.lamina.dsl.serializer;

import java.io.IOException;

import com.google.inject.Inject;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.resource.SaveOptions;
import org.eclipse.xtext.serializer.impl.Serializer;

import dev.lamina.model.Model;

/** Offers {@link ModelWriter} to Xtext, for whole models and for their parts. */
public final class LaminaSerializer extends Serializer {
	@Inject
	private ModelWriter writer;

	@Override
	protected void serialize(EObject element, Appendable text, SaveOptions options) throws IOException {
		text.append(element instanceof Model ? writer.write(element) : writer.writePart(element));
	}
}
