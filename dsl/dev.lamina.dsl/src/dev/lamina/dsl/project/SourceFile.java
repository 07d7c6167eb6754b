package dev.lamina.dsl.project;

import java.util.Objects;
import java.util.Optional;

import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.resource.XtextResource;

import dev.lamina.model.Model;

/**
 * A file that was asked for, read and parsed.
 *
 * @param name     the file as the user named it
 * @param uri      the absolute address under which other files refer to it
 * @param resource the syntax tree and the model
 */
public record SourceFile(String name, URI uri, XtextResource resource) {
	public SourceFile {
		Objects.requireNonNull(name);
		Objects.requireNonNull(uri);
		Objects.requireNonNull(resource);
	}

	/** The model that the text says; nothing if the text is so broken that no model came of it. */
	public Optional<Model> model() {
		return resource.getContents().stream().filter(Model.class::isInstance).map(Model.class::cast).findFirst();
	}
}
