package dev.lamina.diagram.scene;

import java.util.Objects;
import java.util.Optional;

/**
 * What something drawn stands for.
 *
 * @param id      unique in the picture, the same in every picture of the same model
 * @param mapping the name of the mapping that draws it
 * @param kind    what users call such elements
 * @param element the path of the element of the model: its name with those around it, such as {@code vdi1.desktops}
 * @param location   where the element stands in the text
 */
public record ElementIdentity(String id, String mapping, String kind, String element, Optional<Location> location) {
	public ElementIdentity {
		Objects.requireNonNull(id);
		Objects.requireNonNull(mapping);
		Objects.requireNonNull(kind);
		Objects.requireNonNull(element);
		Objects.requireNonNull(location);
	}

	/**
	 * Where an element stands.
	 *
	 * @param file    the file, named as the user named it
	 * @param line    its first line, from 1
	 * @param endLine its last line, from 1
	 * @param offset  its first letter, from 0
	 * @param length  how many letters it has
	 */
	public record Location(String file, int line, int endLine, int offset, int length) {
		int lines() {
			return endLine - line + 1;
		}
	}
}
