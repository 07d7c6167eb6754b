package dev.lamina.dsl.resource;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.util.HashSet;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.resource.URIConverter;
import org.eclipse.xtext.linking.lazy.LazyLinkingResource;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.util.Triple;

import dev.lamina.dsl.linking.LibraryFiles;

/** A model as text: read strictly as UTF-8, from files and, in whichever resource set it is, from the library. */
public class LaminaResource extends LazyLinkingResource {
	/** Where a name means nothing. Only there can a message become void: composing one for each name that is known takes long. */
	private final Set<INode> unresolved = new HashSet<>();

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

	@Override
	protected Reader createReader(InputStream input) throws IOException {
		return new StringReader(SourceText.decode(input.readNBytes(SourceText.MAX_BYTES + 1)));
	}

	@Override
	protected URIConverter getURIConverter() {
		return LibraryFiles.holds(getURI()) ? LibraryFiles.converter() : super.getURIConverter();
	}

	@Override
	protected void addSyntaxErrors() {
		if (!isValidationDisabled()) {
			getErrors().addAll(SyntaxErrors.of(getParseResult()));
		}
	}
}
