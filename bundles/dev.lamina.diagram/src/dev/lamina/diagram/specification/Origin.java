package dev.lamina.diagram.specification;

import java.util.Objects;

/**
 * A place in a specification file.
 *
 * @param file    the name of the file
 * @param line    the line, from 1
 * @param element what stands there: the type of the element with its name, and the attribute where it is one
 */
public record Origin(String file, int line, String element) {
	public Origin {
		Objects.requireNonNull(file);
		Objects.requireNonNull(element);
	}

	/** The same place, an attribute of the element. */
	public Origin at(String attribute) {
		return new Origin(file, line, element + ", " + attribute);
	}

	@Override
	public String toString() {
		return file + ':' + line + ": " + element;
	}
}
