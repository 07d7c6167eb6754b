package dev.lamina.diagram.layout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.lamina.diagram.evaluation.Figure;

/** The connections of a diagram by the innermost figure that holds both ends. */
final class Connections {
	private final Map<Figure, List<Figure.Connection>> within = new IdentityHashMap<>();
	private final List<Figure.Connection> atTop = new ArrayList<>();
	private final List<Figure.Connection> nested = new ArrayList<>();
	private final Map<Figure, List<Figure.Connection>> ends = new IdentityHashMap<>();
	private final Set<Figure> entered = Collections.newSetFromMap(new IdentityHashMap<>());

	Connections(List<Figure.Connection> connections) {
		for (Figure.Connection connection : connections) {
			ends.computeIfAbsent(connection.from(), key -> new ArrayList<>()).add(connection);
			ends.computeIfAbsent(connection.to(), key -> new ArrayList<>()).add(connection);
			if (isIn(connection.from(), connection.to()) || isIn(connection.to(), connection.from())) {
				nested.add(connection);
			} else {
				enter(connection.from());
				enter(connection.to());
				around(connection).map(figure -> within.computeIfAbsent(figure, key -> new ArrayList<>())).orElse(atTop)
						.add(connection);
			}
		}
	}

	private void enter(Figure end) {
		for (Figure each = end; each != null; each = each.parent().orElse(null)) {
			entered.add(each);
		}
	}

	/** Whether a line ends at a figure or in it. */
	boolean isEntered(Figure figure) {
		return entered.contains(figure);
	}

	/** Those whose ends are in different children of a figure. */
	List<Figure.Connection> between(Figure figure) {
		return within.getOrDefault(figure, List.of());
	}

	/** Those that begin or end at a figure, in order. */
	List<Figure.Connection> at(Figure figure) {
		return ends.getOrDefault(figure, List.of());
	}

	/** Those whose ends are in different figures of the top. */
	List<Figure.Connection> atTop() {
		return atTop;
	}

	/** Those of which one end is in the other. */
	List<Figure.Connection> nested() {
		return nested;
	}

	/** Whether a figure is another or somewhere in it. */
	static boolean isIn(Figure figure, Figure outer) {
		for (Figure each = figure; each != null; each = each.parent().orElse(null)) {
			if (each == outer) {
				return true;
			}
		}
		return false;
	}

	private static Optional<Figure> around(Figure.Connection connection) {
		for (Optional<Figure> each = connection.from().parent(); each.isPresent(); each = each.get().parent()) {
			if (isIn(connection.to(), each.get())) {
				return each;
			}
		}
		return Optional.empty();
	}
}
