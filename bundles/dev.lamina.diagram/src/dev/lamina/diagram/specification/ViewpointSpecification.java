package dev.lamina.diagram.specification;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.lamina.diagram.expression.SpecificationException;

/**
 * What a viewpoint specification file says about drawing.
 *
 * @param diagrams its diagram descriptions, in the order of the file
 * @param services the names of the services classes
 */
public record ViewpointSpecification(List<DiagramDescription> diagrams, List<String> services) {
	public ViewpointSpecification {
		diagrams = List.copyOf(diagrams);
		services = List.copyOf(services);
	}

	/**
	 * Reads a file.
	 *
	 * @param stream its text; not closed
	 * @param name   what the file is called in messages
	 * @param layouts the names of layouts that a container may ask for
	 * @throws SpecificationException if it is none, or asks for something that the built-in engine does not draw
	 */
	public static ViewpointSpecification read(InputStream stream, String name, Set<String> layouts) {
		return new SpecificationReader(XmiReader.read(stream, name), layouts).read();
	}

	/** The diagram of a name, also where only the case differs. */
	public Optional<DiagramDescription> diagram(String name) {
		return diagrams.stream().filter(diagram -> diagram.name().equalsIgnoreCase(name)).findFirst();
	}
}
