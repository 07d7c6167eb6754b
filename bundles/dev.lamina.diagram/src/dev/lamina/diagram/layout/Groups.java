package dev.lamina.diagram.layout;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lamina.diagram.evaluation.Figure;

/** Divides figures into groups that no connection leaves, in the order of their first figures. */
final class Groups {
	private final Map<Figure, Figure> leaders = new IdentityHashMap<>();

	/** Figures with all connections between them. */
	record Group(List<Figure> figures, List<Figure.Connection> connections) {
	}

	static List<Group> of(List<Figure> figures, List<Figure.Connection> connections) {
		Groups groups = new Groups();
		figures.forEach(figure -> groups.leaders.put(figure, figure));
		connections.forEach(connection -> groups.leaders.put(groups.leader(connection.from()), groups.leader(connection.to())));
		Map<Figure, Group> byLeader = new LinkedHashMap<>();
		figures.forEach(figure -> byLeader.computeIfAbsent(groups.leader(figure), key -> new Group(new ArrayList<>(),
				new ArrayList<>())).figures().add(figure));
		connections.forEach(connection -> byLeader.get(groups.leader(connection.from())).connections().add(connection));
		return List.copyOf(byLeader.values());
	}

	private Figure leader(Figure figure) {
		Figure outer = figure;
		while (!leaders.containsKey(outer)) {
			outer = outer.parent().orElseThrow();
		}
		while (leaders.get(outer) != outer) {
			leaders.put(outer, leaders.get(leaders.get(outer)));
			outer = leaders.get(outer);
		}
		return outer;
	}
}
