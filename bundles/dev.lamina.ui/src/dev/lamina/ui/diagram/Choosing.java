package dev.lamina.ui.diagram;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.lamina.diagram.scene.Rectangle;
import dev.lamina.ui.diagram.Picture.Piece;

/** Says which piece of a picture a key leads to: in the order of the picture, or by where pieces lie. */
final class Choosing {
	/** How much more a piece counts as away that is aside than one that is straight ahead. */
	private static final double ASIDE = 2;

	/** The first piece. */
	Optional<Piece> first(Picture picture) {
		return all(picture).stream().findFirst();
	}

	/** The last piece. */
	Optional<Piece> last(Picture picture) {
		List<Piece> all = all(picture);
		return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
	}

	/** The piece behind or before another one; the first or last where none is selected; nothing beyond the end. */
	Optional<Piece> following(Picture picture, Optional<Piece> from, boolean forward) {
		if (from.isEmpty()) {
			return forward ? first(picture) : last(picture);
		}
		List<Piece> all = all(picture);
		int index = all.stream().map(piece -> piece.box().identity().id()).toList().indexOf(from.get().box().identity().id())
				+ (forward ? 1 : -1);
		return index < 0 || index >= all.size() ? Optional.empty() : Optional.of(all.get(index));
	}

	/** The nearest piece in a direction, that neither holds the one before nor is in it. */
	Optional<Piece> beside(Picture picture, Optional<Piece> from, int x, int y) {
		if (from.isEmpty()) {
			return first(picture);
		}
		Rectangle start = from.get().box().bounds();
		return all(picture).stream()
				.filter(piece -> piece != from.get() && !isInside(piece, from.get()) && !isInside(from.get(), piece))
				.filter(piece -> ahead(start, piece.box().bounds(), x, y) > 0)
				.min(Comparator.comparingDouble(piece -> distance(start, piece.box().bounds(), x, y)));
	}

	private static List<Piece> all(Picture picture) {
		return picture == null ? List.of()
				: picture.all().stream().filter(piece -> !piece.isMark() && piece.box().part() == 0).toList();
	}

	private static boolean isInside(Piece inner, Piece outer) {
		for (Piece each = inner; each != null; each = each.parent().orElse(null)) {
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
		return Math.max(0, straight) + ASIDE * aside + ahead(from, to, x, y) / 1000;
	}

	private static double gap(double from, double to, double otherFrom, double otherTo) {
		return Math.max(0, Math.max(otherFrom - to, from - otherTo));
	}
}
