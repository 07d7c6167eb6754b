package dev.lamina.dsl.resource;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;

import org.eclipse.emf.ecore.resource.URIConverter;
import org.eclipse.xtext.linking.lazy.LazyLinkingResource;

import dev.lamina.dsl.linking.LibraryFiles;

/** A model as text: read strictly as UTF-8, from files and, in whichever resource set it is, from the library. */
public class LaminaResource extends LazyLinkingResource {
	@Override
	protected Reader createReader(InputStream input) throws IOException {
		return new StringReader(SourceText.decode(input.readNBytes(SourceText.MOST_BYTES + 1)));
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
