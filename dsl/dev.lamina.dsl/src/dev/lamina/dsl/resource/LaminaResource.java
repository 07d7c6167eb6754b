package dev.lamina.dsl.resource;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.resource.URIConverter;
import org.eclipse.xtext.linking.lazy.LazyLinkingResource;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.resource.SaveOptions;
import org.eclipse.xtext.util.Triple;

import dev.lamina.dsl.files.SourceText;
import dev.lamina.dsl.linking.LibraryFiles;
import dev.lamina.dsl.naming.NamePaths;
import dev.lamina.dsl.serializer.UnwritableModelException;
import dev.lamina.model.Model;

/** A model as text: read and written strictly as UTF-8, from files and, in whichever resource set it is, from the library. */
public class LaminaResource extends LazyLinkingResource {
	/** Where a name means nothing. Only there can a message become void: composing one for each name that is known takes long. */
	private final Set<INode> unresolved = new HashSet<>();
	private Map<EObject, String> addresses = Map.of();
	private boolean hasMark;
	/** What is being written to the file, null at any other time. */
	private byte[] saved;

	@Override
	protected void doLinking() {
		unresolved.clear();
		super.doLinking();
	}

	@Override
	protected void createAndAddDiagnostic(Triple<EObject, EReference, INode> name) {
		unresolved.add(name.getThird());
		super.createAndAddDiagnostic(name);
	}

	@Override
	protected void removeDiagnostic(Triple<EObject, EReference, INode> name) {
		if (unresolved.remove(name.getThird())) {
			super.removeDiagnostic(name);
		}
	}

	/** While a model is unloaded it has left its resource: what it was known by is remembered beforehand. */
	@Override
	protected void doUnload() {
		if (!getContents().isEmpty() && getContents().getFirst() instanceof Model model) {
			addresses = getResourceServiceProvider().get(NamePaths.class).all(model);
		}
		try {
			super.doUnload();
		} finally {
			addresses = Map.of();
		}
	}

	@Override
	public String getURIFragment(EObject element) {
		String address = addresses.get(element);
		return address != null ? address : super.getURIFragment(element);
	}

	@Override
	protected Reader createReader(InputStream input) throws IOException {
		byte[] bytes = input.readNBytes(SourceText.MAX_BYTES + 1);
		hasMark = SourceText.startsWithMark(bytes);
		return new StringReader(SourceText.decode(bytes));
	}

	@Override
	protected URIConverter getURIConverter() {
		return LibraryFiles.holds(getURI()) ? LibraryFiles.converter()
				: saved != null ? AtomicFileUriHandler.over(super.getURIConverter())
				: super.getURIConverter();
	}

	/**
	 * Writes the model: what the text still says stays as it is, the rest is laid out. The file is replaced as a whole or not at
	 * all.
	 *
	 * @throws UnwritableModelException if no text says the model, before anything is written
	 */
	@Override
	public void save(Map<?, ?> options) throws IOException {
		saved = bytes(options); // refuses before the file is opened
		try {
			super.save(options);
		} finally {
			saved = null;
		}
	}

	@Override
	public void doSave(OutputStream output, Map<?, ?> options) throws IOException {
		output.write(saved != null ? saved : bytes(options));
		output.flush();
	}

	private byte[] bytes(Map<?, ?> options) throws IOException {
		return SourceText.encode(ResourceText.of(this, SaveOptions.getOptions(options).isFormatting()), hasMark);
	}

	@Override
	protected void addSyntaxErrors() {
		if (!isValidationDisabled()) {
			getErrors().addAll(SyntaxErrorFilter.of(getParseResult()));
		}
	}
}
