package dev.lamina.ui.diagram;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.swt.graphics.ImageData;

import dev.lamina.diagram.Diagrams;
import dev.lamina.diagram.png.PngWriter;
import dev.lamina.diagram.scene.Box;
import dev.lamina.diagram.scene.Edge;
import dev.lamina.diagram.scene.ElementIdentity;
import dev.lamina.diagram.scene.Rectangle;
import dev.lamina.diagram.scene.Scene;
import dev.lamina.diagram.specification.BoxStyle.Shape;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.model.Model;

/**
 * A scene made ready to be looked at and worked with: what is at a place is found without looking at all of it, and what a box
 * stands for is known. It is made in the background and never changes.
 */
final class Picture {
	/** Of icons, for each pixel of the picture: they stay sharp until somebody looks very closely. */
	private static final double ICON_SCALE = 4;

	private final Snapshot snapshot;
	private final Scene scene;
	private final Map<ElementIdentity.Location, EObject> elements;
	private final List<Piece> tops;
	private final List<Wire> wires;
	private final Map<String, List<Piece>> byId = new HashMap<>();
	private final Map<String, List<Piece>> byElement = new HashMap<>();
	private final Map<String, ImageData> icons = new HashMap<>();
	private final List<Piece> all = new ArrayList<>();

	/** A box with what it is drawn in, and the room that it and all inside of it take. */
	static final class Piece {
		private final Box box;
		private final Piece parent;
		private final List<Piece> children = new ArrayList<>();
		private Rectangle extent;

		private Piece(Box box, Piece parent) {
			this.box = box;
			this.parent = parent;
			extent = box.bounds();
			for (Box child : box.children()) {
				Piece inside = new Piece(child, this);
				children.add(inside);
				extent = union(extent, inside.extent);
			}
		}

		Box box() {
			return box;
		}

		Optional<Piece> parent() {
			return Optional.ofNullable(parent);
		}

		List<Piece> children() {
			return children;
		}

		Rectangle extent() {
			return extent;
		}

		/** A badge on an element, which is no element by itself. */
		boolean isMark() {
			return box.paint().shape() == Shape.IMAGE && parent != null
					&& parent.box.identity().element().equals(box.identity().element());
		}

		private Piece at(double x, double y) {
			if (!extent.contains(x, y)) {
				return null;
			}
			for (Piece child : children.reversed()) {
				Piece found = child.at(x, y);
				if (found != null) {
					return found;
				}
			}
			return box.bounds().contains(x, y) ? this : null;
		}
	}

	/** A line with the room that it takes. */
	record Wire(Edge edge, Rectangle extent) {
		static Wire of(Edge edge) {
			Rectangle extent = null;
			for (List<Edge.Point> path : edge.paths()) {
				for (Edge.Point point : path) {
					Rectangle there = new Rectangle(point.x() - 8, point.y() - 8, 16, 16);
					extent = extent == null ? there : union(extent, there);
				}
			}
			for (dev.lamina.diagram.scene.Label label : edge.labels()) {
				double half = label.text().length() * label.size();
				extent = union(extent, new Rectangle(label.x() - half, label.y() - label.size(), 2 * half, 2 * label.size()));
			}
			return new Wire(edge, extent);
		}
	}

	/**
	 * Makes a picture.
	 *
	 * @param elements what stands at each place that the scene names
	 */
	Picture(Snapshot snapshot, Scene scene, Map<ElementIdentity.Location, EObject> elements) {
		this.snapshot = snapshot;
		this.scene = scene;
		this.elements = Map.copyOf(elements);
		tops = scene.boxes().stream().map(box -> new Piece(box, null)).toList();
		wires = scene.edges().stream().map(Wire::of).toList();
		tops.forEach(this::know);
	}

	private void know(Piece piece) {
		all.add(piece);
		byId.computeIfAbsent(piece.box.identity().id(), id -> new ArrayList<>()).add(piece);
		if (!piece.isMark()) {
			byElement.computeIfAbsent(piece.box.identity().element(), element -> new ArrayList<>()).add(piece);
		}
		piece.box.paint().image().ifPresent(path -> icons.computeIfAbsent(path, Picture::icon));
		piece.children.forEach(this::know);
	}

	Snapshot snapshot() {
		return snapshot;
	}

	Scene scene() {
		return scene;
	}

	/** What stands at the top, in drawing order. */
	List<Piece> tops() {
		return tops;
	}

	/** Every piece, each before what is in it. */
	List<Piece> all() {
		return all;
	}

	List<Wire> wires() {
		return wires;
	}

	/** The innermost piece at a place. */
	Optional<Piece> at(double x, double y) {
		for (Piece top : tops.reversed()) {
			Piece found = top.at(x, y);
			if (found != null) {
				return Optional.of(found.isMark() ? found.parent : found);
			}
		}
		return Optional.empty();
	}

	/** All parts of something. */
	List<Piece> withId(String id) {
		return byId.getOrDefault(id, List.of());
	}

	/** Everything that shows an element, by the path of its names. */
	List<Piece> showing(String element) {
		return byElement.getOrDefault(element, List.of());
	}

	/**
	 * The pieces of the innermost element at a line of a file, from 1; what stands for the whole model is not meant by any line.
	 */
	List<Piece> at(String file, int line) {
		List<Piece> there = all.stream()
				.filter(piece -> !piece.isMark() && piece.box.identity().location().filter(location -> location.line() <= line
						&& line <= location.endLine() && location.file().equals(file)
						&& !(elements.get(location) instanceof Model))
						.isPresent())
				.toList();
		int shortest = there.stream().mapToInt(Picture::lines).min().orElse(0);
		return there.stream().filter(piece -> lines(piece) == shortest).toList();
	}

	private static int lines(Piece piece) {
		ElementIdentity.Location location = piece.box.identity().location().orElseThrow();
		return location.endLine() - location.line();
	}

	/** What a piece stands for, of the snapshot that was drawn. */
	Optional<EObject> element(Piece piece) {
		return piece.box.identity().location().map(elements::get);
	}

	/** What a piece stands for, or what it is drawn in. */
	<T extends EObject> Optional<T> around(Piece piece, Class<T> kind) {
		for (Piece each = piece; each != null; each = each.parent) {
			for (EObject element = element(each).orElse(null); element != null; element = element.eContainer()) {
				if (kind.isInstance(element)) {
					return Optional.of(kind.cast(element));
				}
			}
		}
		return Optional.empty();
	}

	/** The picture of a path. */
	Optional<ImageData> icon(Optional<String> path) {
		return path.map(icons::get);
	}

	/**
	 * Calls somebody for every piece that is in a part of the picture, outer ones first; where it says no, not for what is
	 * inside.
	 */
	static void visit(Collection<Piece> pieces, Rectangle part, java.util.function.Predicate<Piece> visitor) {
		for (Piece piece : pieces) {
			if (piece.extent.overlaps(part) && visitor.test(piece)) {
				visit(piece.children, part, visitor);
			}
		}
	}

	/** Calls somebody for every line that is in a part of the picture. */
	void visitWires(Rectangle part, Consumer<Edge> visitor) {
		for (Wire wire : wires) {
			if (wire.extent.overlaps(part)) {
				visitor.accept(wire.edge);
			}
		}
	}

	private static ImageData icon(String path) {
		return Diagrams.image(path).map(stream -> {
			try (stream) {
				ByteArrayOutputStream pixels = new ByteArrayOutputStream();
				PngWriter.write(new String(stream.readAllBytes(), StandardCharsets.UTF_8), ICON_SCALE, pixels);
				return new ImageData(new ByteArrayInputStream(pixels.toByteArray()));
			} catch (IOException unreadable) {
				throw new UncheckedIOException(unreadable);
			}
		}).orElse(null);
	}

	private static Rectangle union(Rectangle one, Rectangle other) {
		double x = Math.min(one.x(), other.x());
		double y = Math.min(one.y(), other.y());
		return new Rectangle(x, y, Math.max(one.right(), other.right()) - x, Math.max(one.bottom(), other.bottom()) - y);
	}
}
