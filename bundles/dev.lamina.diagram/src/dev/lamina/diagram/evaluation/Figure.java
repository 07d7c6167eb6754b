package dev.lamina.diagram.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

import org.eclipse.emf.ecore.EObject;

import dev.lamina.diagram.specification.BoxStyle.Gradient;
import dev.lamina.diagram.specification.BoxStyle.LabelPosition;
import dev.lamina.diagram.specification.BoxStyle.LineStyle;
import dev.lamina.diagram.specification.BoxStyle.Shape;
import dev.lamina.diagram.specification.ColorDescription.FixedColor;
import dev.lamina.diagram.specification.DiagramDescription.Position;
import dev.lamina.diagram.specification.EdgeStyle.Arrow;
import dev.lamina.diagram.specification.EdgeStyle.Routing;
import dev.lamina.diagram.specification.LabelStyle.Alignment;
import dev.lamina.diagram.specification.LabelStyle.Format;
import dev.lamina.diagram.specification.Mapping;

/**
 * One element of a diagram, with everything that the specification says about it for one element of the model, but no place yet.
 */
public final class Figure {
	private final Mapping.OfBox mapping;
	private final EObject target;
	private final Figure parent;
	private final Appearance appearance;
	private final List<Figure> children = new ArrayList<>();
	private final List<Figure> borders = new ArrayList<>();
	private final List<Mark> marks = new ArrayList<>();

	Figure(Mapping.OfBox mapping, EObject target, Figure parent, Appearance appearance) {
		this.mapping = mapping;
		this.target = target;
		this.parent = parent;
		this.appearance = appearance;
	}

	/**
	 * How a figure looks.
	 *
	 * @param shape    its outline
	 * @param fill     colour of its inside
	 * @param fillEnd  second colour, where there is a gradient
	 * @param gradient how the two follow each other
	 * @param border   its border
	 * @param label    its label
	 * @param position where the label of a node stands
	 * @param width    its width in pixels, where the specification says it
	 * @param height   its height in pixels, where the specification says it
	 * @param corner   radius of its corners in pixels
	 * @param image    the picture inside
	 * @param tooltip  what it says when pointed at; empty for nothing
	 * @param why      the name of the condition because of which it looks so; nothing if it looks as all do
	 */
	public record Appearance(Shape shape, FixedColor fill, FixedColor fillEnd, Gradient gradient, Border border, Text label,
			LabelPosition position,
			OptionalDouble width,
			OptionalDouble height, int corner, Optional<String> image, String tooltip, Optional<String> why) {
	}

	/** A border: width in pixels, colour and line. */
	public record Border(double width, FixedColor colour, LineStyle line) {
	}

	/** A label: what it says, its size in points, and how it looks. */
	public record Text(String text, int size, Set<Format> formats, FixedColor colour, Alignment alignment) {
		public Text {
			formats = Set.copyOf(formats);
		}
	}

	/** A mark on a figure: the path of its picture, what it says, and where it sits. */
	public record Mark(String name, String image, String tooltip, Position position) {
	}

	/**
	 * A line between two figures.
	 *
	 * @param mapping why it is drawn
	 * @param target  the element of the model that it stands for: its own, or its source's where a relation is drawn
	 */
	public record Connection(Mapping.OfEdge mapping, EObject target, Figure from, Figure to, Line line) {
	}

	/** How a line looks: colour, kind, width in pixels, ends, way, and labels at its beginning, in its middle, at its end. */
	public record Line(FixedColor colour, LineStyle kind, double width, Arrow source, Arrow target, Routing routing,
			Optional<Text> begin,
			Optional<Text> centre,
			Optional<Text> end) {
	}

	/** Why it is drawn. */
	public Mapping.OfBox mapping() {
		return mapping;
	}

	/** What its look means: the label of its mapping, and in words why it looks different from others: "GPU, half full". */
	public String meaning() {
		return mapping.label() + appearance.why().map(name -> ", " + words(name)).orElse("");
	}

	/** The words of a condition's name, without those that are in the label already. */
	private String words(String condition) {
		String words = condition.replaceFirst("^(is|has)(?=[A-Z])", "").replaceAll("(?<=[a-z])(?=[A-Z])", " ")
				.toLowerCase(Locale.ROOT);
		return words.replaceFirst(" " + Pattern.quote(mapping.label().toLowerCase(Locale.ROOT)) + "$", "");
	}

	/** The element of the model that it stands for. */
	public EObject target() {
		return target;
	}

	/** What it is drawn in or on the border of; nothing at the top. */
	public Optional<Figure> parent() {
		return Optional.ofNullable(parent);
	}

	/** How it looks. */
	public Appearance appearance() {
		return appearance;
	}

	/** What is drawn inside, in order. */
	public List<Figure> children() {
		return Collections.unmodifiableList(children);
	}

	/** What is drawn on its border, in order. */
	public List<Figure> borders() {
		return Collections.unmodifiableList(borders);
	}

	/** The marks on it. */
	public List<Mark> marks() {
		return Collections.unmodifiableList(marks);
	}

	void add(Figure figure) {
		(figure.mapping().kind() == Mapping.BoxKind.BORDER ? borders : children).add(figure);
	}

	void add(Mark mark) {
		marks.add(mark);
	}
}
