package dev.lamina.diagram.layout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EObject;

import dev.lamina.diagram.evaluation.Figure;
import dev.lamina.diagram.evaluation.Representation;
import dev.lamina.diagram.scene.Box;
import dev.lamina.diagram.scene.Edge;
import dev.lamina.diagram.scene.Edge.Point;
import dev.lamina.diagram.scene.ElementIdentity;
import dev.lamina.diagram.scene.Label;
import dev.lamina.diagram.scene.Label.Anchor;
import dev.lamina.diagram.scene.Scene;
import dev.lamina.diagram.specification.ColorDescription.FixedColor;
import dev.lamina.diagram.specification.LabelStyle.Alignment;
import dev.lamina.diagram.specification.LabelStyle.Format;
import dev.lamina.diagram.text.TextWidths;

/**
 * Gives everything in a representation its place: title, figures, lines, legend. The same representation gives the same scene.
 */
public final class SceneLayout {
	private static final double MARGIN = 20;
	private static final double MIN_WIDTH = 340;
	private static final double TITLE_SIZE = 18;
	private static final double SUBTITLE_SIZE = 11.5;
	private static final FixedColor INK = new FixedColor(31, 41, 55);
	private static final FixedColor MUTED = new FixedColor(91, 100, 114);

	private SceneLayout() {
	}

	/**
	 * Composes a scene.
	 *
	 * @param locations where an element of the model stands in its text
	 * @param bars      what containers show as bars, by the layout that their mapping asks for
	 */
	public static Scene of(Representation representation, Function<EObject, Optional<ElementIdentity.Location>> locations,
			Map<String, BarSource> bars) {
		IdentityRegistry identityRegistry = new IdentityRegistry(locations);
		Connections connections = new Connections(representation.connections());
		FigureLayout figureLayout = new FigureLayout(identityRegistry, connections, representation.description().direction(),
				bars);
		// identities are given in the order of evaluation, so that they do not depend on the layout
		representation.all().forEach(identityRegistry::of);
		Area area = figureLayout.free(representation.figures(), connections.atTop(), 0);
		List<Label> heading = heading(representation, Math.max(area.width(), MIN_WIDTH));
		double top = heading.isEmpty() ? MARGIN : heading.getLast().y() + MARGIN;
		Area placed = area.moved(MARGIN, top);
		Legend legend = Legend.of(representation, Math.max(area.width(), headingWidth(heading)), MARGIN,
				top + area.height() + MARGIN);
		double width = 2 * MARGIN + Math.max(Math.max(area.width(), headingWidth(heading)), legend.width());
		double height = top + area.height() + MARGIN + (legend.entries().isEmpty() ? 0 : legend.height() + MARGIN);
		List<Box> boxes = placed.blocks().stream().map(Block::box).toList();
		List<EdgeRoute> edgeRoutes = new ArrayList<>(placed.allRoutes());
		connections.nested().forEach(connection -> edgeRoutes.add(straight(connection, boxes, identityRegistry)));
		if (edgeRoutes.size() != representation.connections().size()) {
			throw new IllegalStateException(representation.connections().size() - edgeRoutes.size() + " lines have no way.");
		}
		return new Scene(representation.title(), description(representation), representation.description().name(),
				Math.ceil(width),
				Math.ceil(height),
				representation.background(), heading, boxes,
				edgeRoutes.stream().map(edgeRoute -> edge(edgeRoute, identityRegistry)).toList(),
				legend.entries());
	}

	private static List<Label> heading(Representation representation, double width) {
		List<Label> heading = new ArrayList<>();
		if (!representation.title().isEmpty()) {
			heading.add(new Label(representation.title(), MARGIN, MARGIN + TITLE_SIZE - 3, TITLE_SIZE, Anchor.START,
					Set.of(Format.BOLD),
					INK));
			double y = MARGIN + TITLE_SIZE + 3;
			String says = representation.description().documentation();
			for (String line : TextWidths.wrapped(says.isEmpty() ? representation.description().label() : says, SUBTITLE_SIZE,
					false,
					width)) {
				y += SUBTITLE_SIZE * 1.4;
				heading.add(new Label(line, MARGIN, PixelRounding.toTenths(y), SUBTITLE_SIZE, Anchor.START, Set.of(), MUTED));
			}
		}
		return heading;
	}

	private static double headingWidth(List<Label> heading) {
		return heading.stream()
				.mapToDouble(label -> TextWidths.of(label.text(), label.size(), label.formats().contains(Format.BOLD))).max()
				.orElse(0);
	}

	/** What is shown, in numbers: "Host 1, GPU 2". */
	private static String counts(Representation representation) {
		Map<String, Long> counts = representation.all().collect(Collectors.groupingBy(figure -> figure.mapping().label(),
				LinkedHashMap::new, Collectors.counting()));
		String counted = counts.entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue())
				.collect(Collectors.joining(", "));
		return counted;
	}

	private static String description(Representation representation) {
		String says = representation.description().documentation();
		return (says.isEmpty() ? "" : says + " ") + (representation.figures().isEmpty() ? "Nothing is shown." : "Shown: "
				+ counts(representation) + ".");
	}

	/** The line between a figure and one inside of it: no layout leads it around anything. */
	private static EdgeRoute straight(Figure.Connection connection, List<Box> boxes, IdentityRegistry identityRegistry) {
		Point from = middle(connection.from(), boxes, identityRegistry);
		Point to = middle(connection.to(), boxes, identityRegistry);
		return new EdgeRoute(connection, List.of(List.of(from, to)), Optional.empty());
	}

	private static Point middle(Figure figure, List<Box> boxes, IdentityRegistry identityRegistry) {
		String id = identityRegistry.of(figure).id();
		return boxes.stream().flatMap(Box::withAllInside).filter(box -> box.identity().id().equals(id)).findFirst()
				.map(box -> new Point(PixelRounding.toTenths(box.bounds().middle()),
						PixelRounding.toTenths(box.bounds().y() + box.bounds().height() / 2)))
				.orElse(new Point(0, 0));
	}

	private static Edge edge(EdgeRoute edgeRoute, IdentityRegistry identityRegistry) {
		Figure.Connection connection = edgeRoute.connection();
		Figure.Line line = connection.line();
		List<Label> labels = new ArrayList<>();
		edgeRoute.label().ifPresent(at -> line.centre().ifPresent(text -> {
			LabelLayout labelLayout = LabelLayout.of(text);
			labels.addAll(labelLayout.placed(at.x(), at.x() + labelLayout.width(), at.y(), Alignment.LEFT));
		}));
		List<Point> path = edgeRoute.paths().getFirst();
		line.begin().ifPresent(text -> labels.addAll(beside(text, path.getFirst())));
		line.end().ifPresent(text -> labels.addAll(beside(text, path.getLast())));
		return new Edge(identityRegistry.of(connection), identityRegistry.of(connection.from()).id(),
				identityRegistry.of(connection.to()).id(),
				edgeRoute.paths(), line.colour(),
				line.kind(), line.width(), line.source(), line.target(), labels);
	}

	private static List<Label> beside(Figure.Text text, Point end) {
		LabelLayout labelLayout = LabelLayout.of(text);
		return labelLayout.placed(end.x() + 4, end.x() + 4 + labelLayout.width(), end.y() - labelLayout.height(), Alignment.LEFT);
	}
}
