package dev.lamina.dsl.linking;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.resource.XtextResource;

/**
 * Why a file could not be read, said the same way to everyone who tries after the first.
 *
 * <p>EMF keeps a file whose loading failed as an empty resource, so that only the first one who asks for it gets the exception;
 * all others find what looks like a file without contents.
 */
public final class LoadFailure {
	private static final String UNKNOWN = "it could not be opened";

	private LoadFailure() {
	}

	/** The end of the sentence "FILE cannot be read: …" for a resource that was not read; nothing for one that was. */
	public static Optional<String> of(Resource file) {
		if (file instanceof XtextResource text && text.getParseResult() != null) {
			return Optional.empty();
		}
		return Optional.of(file.getErrors().stream().filter(Throwable.class::isInstance).map(Throwable.class::cast).findFirst()
				.map(cause -> reason(file.getURI(), cause)).orElse(UNKNOWN));
	}

	/** The end of the sentence "FILE cannot be read: …" for what was thrown when the file was loaded. */
	public static String reason(URI file, Throwable thrown) {
		Throwable cause = thrown;
		while (cause.getCause() != null && !(cause instanceof IOException)) {
			cause = cause.getCause();
		}
		if (file != null && file.isFile()) {
			Path path = Path.of(file.toFileString());
			if (Files.isDirectory(path)) {
				return "it is a folder";
			}
			if (cause instanceof IOException && !Files.exists(path)) {
				return "it does not exist any more";
			}
		}
		return switch (cause) {
			case AccessDeniedException denied -> "no permission";
			case NoSuchFileException missing -> "it does not exist any more";
			case FileNotFoundException missing -> "no permission";
			case FileSystemException system when system.getReason() != null -> system.getReason();
			case IOException broken when broken.getMessage() != null -> broken.getMessage();
			default -> UNKNOWN;
		};
	}
}
