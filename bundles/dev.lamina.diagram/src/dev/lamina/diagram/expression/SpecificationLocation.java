package dev.lamina.diagram.expression;

import java.util.Objects;

/**
 * A place in a specification file.
 *
 * @param file    the name of the file
 * @param line    the line, from 1
 * @param element what stands there: the type of the element with its name, and the attribute where it is one
 */
public record SpecificationLocation(String file, int line, String element) {
	public SpecificationLocation {
		Objects.requireNonNull(file);
		Objects.requireNonNull(element);
	}

	/** The same place, an attribute of the element. */
	public SpecificationLocation at(String attribute) {
		return new SpecificationLocation(file, line, element + ", " + attribute);
	}

	@Override
	public String toString() {
		return file + ':' + line + ": " + element;
	}
}
