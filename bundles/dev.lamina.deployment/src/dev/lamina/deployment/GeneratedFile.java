package dev.lamina.deployment;

import java.util.Objects;

/**
 * A file to be written.
 *
 * @param path       where, relative to the output folder, with slashes; no part of it leaves that folder
 * @param text       its whole text, with line feeds
 * @param executable whether people run it
 */
public record GeneratedFile(String path, String text, boolean executable) {
	public GeneratedFile {
		Objects.requireNonNull(path);
		Objects.requireNonNull(text);
	}
}
