package dev.lamina.diagram.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;

import dev.lamina.diagram.specification.ColorDescription.FixedColor;
import dev.lamina.diagram.specification.DiagramDescription;

/**
 * What is drawn in one diagram of one model, before anything has a place. Its elements are those that Sirius shows for the same
 * specification, layers and model.
 *
 * @param description what it is a diagram of
 * @param target      what it is about
 * @param title       its title
 * @param background  the colour behind everything
 * @param figures     what stands at the top, in order
 * @param connections the lines, in order
 */
public record Representation(DiagramDescription description, EObject target, String title, Optional<FixedColor> background,
		List<Figure> figures,
		List<Figure.Connection> connections) {
	public Representation {
		figures = List.copyOf(figures);
		connections = List.copyOf(connections);
	}

	/** Every figure, each before what is in it, its border before its inside. */
	public Stream<Figure> all() {
		return figures.stream().flatMap(Representation::withAllInside);
	}

	private static Stream<Figure> withAllInside(Figure figure) {
		return Stream.concat(Stream.of(figure), Stream.concat(figure.borders().stream(), figure.children().stream())
				.flatMap(Representation::withAllInside));
	}
}
