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
import dev.lamina.diagram.scene.Identity;
import dev.lamina.diagram.scene.Label;
import dev.lamina.diagram.scene.Label.Anchor;
import dev.lamina.diagram.scene.Scene;
import dev.lamina.diagram.specification.Colour.Fixed;
import dev.lamina.diagram.specification.LabelStyle.Alignment;
import dev.lamina.diagram.specification.LabelStyle.Format;
import dev.lamina.diagram.text.TextWidths;

/**
 * Gives everything in a representation its place: title, figures, lines, legend. The same representation gives the same scene.
 */
public final class Composition {
	private static final double MARGIN = 20;
	private static final double LEAST_WIDTH = 340;
	private static final double TITLE_SIZE = 18;
	private static final double SUBTITLE_SIZE = 11.5;
	private static final Fixed INK = new Fixed(31, 41, 55);
	private static final Fixed MUTED = new Fixed(91, 100, 114);

	private Composition() {
	}

	/**
	 * Composes a scene.
	 *
	 * @param places where an element of the model stands in its text
	 */
	public static Scene of(Representation representation, Function<EObject, Optional<Identity.Place>> places) {
		Identities identities = new Identities(places);
		Connections connections = new Connections(representation.connections());
		Composer composer = new Composer(identities, connections, representation.description().direction());
		// identities are given in the order of evaluation, so that they do not depend on the layout
		representation.all().forEach(identities::of);
		Area area = composer.free(representation.figures(), connections.atTop(), 0);
		List<Label> heading = heading(representation, Math.max(area.width(), LEAST_WIDTH));
		double top = heading.isEmpty() ? MARGIN : heading.getLast().y() + MARGIN;
		Area placed = area.moved(MARGIN, top);
		Legend legend = Legend.of(representation, Math.max(area.width(), headingWidth(heading)), MARGIN,
				top + area.height() + MARGIN);
		double width = 2 * MARGIN + Math.max(Math.max(area.width(), headingWidth(heading)), legend.width());
		double height = top + area.height() + MARGIN + (legend.entries().isEmpty() ? 0 : legend.height() + MARGIN);
		List<Box> boxes = placed.blocks().stream().map(Block::box).toList();
		List<Route> routes = new ArrayList<>(placed.allRoutes());
		connections.nested().forEach(connection -> routes.add(straight(connection, boxes, identities)));
		if (routes.size() != representation.connections().size()) {
			throw new IllegalStateException(representation.connections().size() - routes.size() + " lines have no way.");
		}
		return new Scene(representation.title(), description(representation), representation.description().name(),
				Math.ceil(width),
				Math.ceil(height),
				representation.background(), heading, boxes, routes.stream().map(route -> edge(route, identities)).toList(),
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
				heading.add(new Label(line, MARGIN, Round.to(y), SUBTITLE_SIZE, Anchor.START, Set.of(), MUTED));
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
	private static Route straight(Figure.Connection connection, List<Box> boxes, Identities identities) {
		Point from = middle(connection.from(), boxes, identities);
		Point to = middle(connection.to(), boxes, identities);
		return new Route(connection, List.of(List.of(from, to)), Optional.empty());
	}

	private static Point middle(Figure figure, List<Box> boxes, Identities identities) {
		String id = identities.of(figure).id();
		return boxes.stream().flatMap(Box::withAllInside).filter(box -> box.identity().id().equals(id)).findFirst()
				.map(box -> new Point(Round.to(box.bounds().middle()), Round.to(box.bounds().y() + box.bounds().height() / 2)))
				.orElse(new Point(0, 0));
	}

	private static Edge edge(Route route, Identities identities) {
		Figure.Connection connection = route.connection();
		Figure.Line line = connection.line();
		List<Label> labels = new ArrayList<>();
		route.label().ifPresent(at -> line.centre().ifPresent(text -> {
			Lettering lettering = Lettering.of(text);
			labels.addAll(lettering.placed(at.x(), at.x() + lettering.width(), at.y(), Alignment.LEFT));
		}));
		List<Point> path = route.paths().getFirst();
		line.begin().ifPresent(text -> labels.addAll(beside(text, path.getFirst())));
		line.end().ifPresent(text -> labels.addAll(beside(text, path.getLast())));
		return new Edge(identities.of(connection), identities.of(connection.from()).id(), identities.of(connection.to()).id(),
				route.paths(), line.colour(),
				line.kind(), line.width(), line.source(), line.target(), labels);
	}

	private static List<Label> beside(Figure.Text text, Point end) {
		Lettering lettering = Lettering.of(text);
		return lettering.placed(end.x() + 4, end.x() + 4 + lettering.width(), end.y() - lettering.height(), Alignment.LEFT);
	}
}
