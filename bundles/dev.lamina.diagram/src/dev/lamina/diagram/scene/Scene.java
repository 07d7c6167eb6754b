package dev.lamina.diagram.scene;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.lamina.diagram.specification.ColorDescription.FixedColor;

/**
 * A finished picture: everything has its place in pixels from the upper left corner. It knows no toolkit, so that a file and a
 * window can show the same.
 *
 * @param title       what it is called
 * @param description what it shows, for those who cannot see it
 * @param diagram     the name of the diagram's description
 * @param width       its width in pixels
 * @param height      its height in pixels
 * @param background  the colour behind everything; the viewer's where it is absent
 * @param heading     the title as drawn, and what else stands outside of all boxes
 * @param boxes       what stands at the top, in drawing order
 * @param edges       the lines, drawn above the boxes
 * @param legend      which colours mean what
 */
public record Scene(String title, String description, String diagram, double width, double height,
		Optional<FixedColor> background,
		List<Label> heading,
		List<Box> boxes, List<Edge> edges, List<LegendEntry> legend) {
	public Scene {
		heading = List.copyOf(heading);
		boxes = List.copyOf(boxes);
		edges = List.copyOf(edges);
		legend = List.copyOf(legend);
	}

	/** Every box, each before what is in it. */
	public Stream<Box> all() {
		return boxes.stream().flatMap(Box::withAllInside);
	}

	/** The innermost box at a point; the one drawn last of several. */
	public Optional<Box> at(double x, double y) {
		return all().filter(box -> box.bounds().contains(x, y)).reduce((outer, inner) -> inner);
	}

	/**
	 * The boxes that show an element of the model, by {@link ElementIdentity#element()}; several where it is drawn in parts or at
	 * several places.
	 */
	public List<Box> showing(String element) {
		return all().filter(box -> box.identity().element().equals(element)).toList();
	}

	/** The boxes at a line of a file: those of the innermost element that stands there. */
	public List<Box> at(String file, int line) {
		List<Box> there = all()
				.filter(box -> box.identity().location()
						.filter(location -> location.file().equals(file) && location.line() <= line
								&& line <= location.endLine())
						.isPresent())
				.toList();
		int shortest = there.stream().mapToInt(box -> box.identity().location().orElseThrow().lines()).min().orElse(0);
		return there.stream().filter(box -> box.identity().location().orElseThrow().lines() == shortest).toList();
	}

	/**
	 * What a colour means.
	 *
	 * @param text   the meaning
	 * @param swatch a sample
	 * @param label  the meaning as drawn
	 */
	public record LegendEntry(String text, Box swatch, Label label) {
	}
}
