package dev.lamina.ui.diagram;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.lamina.diagram.scene.Rectangle;
import dev.lamina.ui.diagram.SceneGraph.SceneNode;

/** Says which piece of a picture a key leads to: in the order of the picture, or by where pieces lie. */
final class KeyboardNavigation {
	/** How much more a piece counts as away that is aside than one that is straight ahead. */
	private static final double SIDEWAYS_PENALTY = 2;

	/** The first piece. */
	Optional<SceneNode> first(SceneGraph sceneGraph) {
		return all(sceneGraph).stream().findFirst();
	}

	/** The last piece. */
	Optional<SceneNode> last(SceneGraph sceneGraph) {
		List<SceneNode> all = all(sceneGraph);
		return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
	}

	/** The piece behind or before another one; the first or last if none is selected; nothing beyond the end. */
	Optional<SceneNode> following(SceneGraph sceneGraph, Optional<SceneNode> from, boolean forward) {
		if (from.isEmpty()) {
			return forward ? first(sceneGraph) : last(sceneGraph);
		}
		List<SceneNode> all = all(sceneGraph);
		int index = all.stream().map(sceneNode -> sceneNode.box().identity().id()).toList()
				.indexOf(from.get().box().identity().id())
				+ (forward ? 1 : -1);
		return index < 0 || index >= all.size() ? Optional.empty() : Optional.of(all.get(index));
	}

	/** The nearest piece in a direction, that neither holds the one before nor is in it. */
	Optional<SceneNode> beside(SceneGraph sceneGraph, Optional<SceneNode> from, int x, int y) {
		if (from.isEmpty()) {
			return first(sceneGraph);
		}
		Rectangle start = from.get().box().bounds();
		return all(sceneGraph).stream()
				.filter(sceneNode -> sceneNode != from.get() && !isInside(sceneNode, from.get())
						&& !isInside(from.get(), sceneNode))
				.filter(piece -> ahead(start, piece.box().bounds(), x, y) > 0)
				.min(Comparator.comparingDouble(piece -> distance(start, piece.box().bounds(), x, y)));
	}

	private static List<SceneNode> all(SceneGraph sceneGraph) {
		return sceneGraph == null ? List.of()
				: sceneGraph.all().stream().filter(sceneNode -> !sceneNode.isMark() && sceneNode.box().part() == 0).toList();
	}

	private static boolean isInside(SceneNode inner, SceneNode outer) {
		for (SceneNode each = inner; each != null; each = each.parent().orElse(null)) {
			if (each == outer) {
				return true;
			}
		}
		return false;
	}

	private static double ahead(Rectangle from, Rectangle to, int x, int y) {
		return x * (to.middle() - from.middle()) + y * (to.y() + to.height() / 2 - from.y() - from.height() / 2);
	}

	private static double distance(Rectangle from, Rectangle to, int x, int y) {
		double straight = x > 0 ? to.x() - from.right() : x < 0 ? from.x() - to.right() : y > 0 ? to.y() - from.bottom()
				: from.y() - to.bottom();
		double aside = x != 0 ? gap(from.y(), from.bottom(), to.y(), to.bottom())
				: gap(from.x(), from.right(), to.x(), to.right());
		return Math.max(0, straight) + SIDEWAYS_PENALTY * aside + ahead(from, to, x, y) / 1000;
	}

	private static double gap(double from, double to, double otherFrom, double otherTo) {
		return Math.max(0, Math.max(otherFrom - to, from - otherTo));
	}
}
