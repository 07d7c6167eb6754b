package dev.lamina.diagram.layout;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lamina.diagram.evaluation.Figure;

/** Divides figures into groups that no connection leaves, in the order of their first figures. */
final class ConnectedComponents {
	private final Map<Figure, Figure> leaders = new IdentityHashMap<>();

	/** Figures with all connections between them. */
	record Component(List<Figure> figures, List<Figure.Connection> connections) {
	}

	static List<Component> of(List<Figure> figures, List<Figure.Connection> connections) {
		ConnectedComponents connectedComponents = new ConnectedComponents();
		figures.forEach(figure -> connectedComponents.leaders.put(figure, figure));
		connections.forEach(connection -> connectedComponents.leaders.put(connectedComponents.leader(connection.from()),
				connectedComponents.leader(connection.to())));
		Map<Figure, Component> byLeader = new LinkedHashMap<>();
		figures.forEach(
				figure -> byLeader.computeIfAbsent(connectedComponents.leader(figure), key -> new Component(new ArrayList<>(),
						new ArrayList<>())).figures().add(figure));
		connections
				.forEach(connection -> byLeader.get(connectedComponents.leader(connection.from())).connections().add(connection));
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
