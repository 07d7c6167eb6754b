package dev.lamina.diagram.layout;

import java.util.List;

import dev.lamina.diagram.evaluation.Figure;

/** Says what a container draws as bars, to scale; a specification asks for one by its name. */
@FunctionalInterface
public interface BarSource {
	/**
	 * The groups of bars of a container, from top to bottom; none if none of its layers shows any, and then the container is laid
	 * out as its arrangement says.
	 */
	List<BarGroup> groups(Figure container);
}
