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
final class SceneGraph {
	/** Of icons, for each pixel of the picture: they stay sharp until the user looks very closely. */
	private static final double ICON_SCALE = 4;

	private final Snapshot snapshot;
	private final Scene scene;
	private final Map<ElementIdentity.Location, EObject> elements;
	private final List<SceneNode> roots;
	private final List<SceneEdge> edges;
	private final Map<String, List<SceneNode>> byId = new HashMap<>();
	private final Map<String, List<SceneNode>> byElement = new HashMap<>();
	private final Map<String, ImageData> icons = new HashMap<>();
	private final List<SceneNode> all = new ArrayList<>();

	/** A box with what it is drawn in, and the room that it and all inside of it take. */
	static final class SceneNode {
		private final Box box;
		private final SceneNode parent;
		private final List<SceneNode> children = new ArrayList<>();
		private Rectangle extent;

		private SceneNode(Box box, SceneNode parent) {
			this.box = box;
			this.parent = parent;
			extent = box.bounds();
			for (Box child : box.children()) {
				SceneNode inside = new SceneNode(child, this);
				children.add(inside);
				extent = union(extent, inside.extent);
			}
		}

		Box box() {
			return box;
		}

		Optional<SceneNode> parent() {
			return Optional.ofNullable(parent);
		}

		List<SceneNode> children() {
			return children;
		}

		Rectangle extent() {
			return extent;
		}

		/** A badge on an element, which is not an element by itself. */
		boolean isMark() {
			return box.paint().shape() == Shape.IMAGE && parent != null
					&& parent.box.identity().element().equals(box.identity().element());
		}

		private SceneNode at(double x, double y) {
			if (!extent.contains(x, y)) {
				return null;
			}
			for (SceneNode child : children.reversed()) {
				SceneNode found = child.at(x, y);
				if (found != null) {
					return found;
				}
			}
			return box.bounds().contains(x, y) ? this : null;
		}
	}

	/** A line with the room that it takes. */
	record SceneEdge(Edge edge, Rectangle extent) {
		static SceneEdge of(Edge edge) {
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
			return new SceneEdge(edge, extent);
		}
	}

	/**
	 * Makes a picture.
	 *
	 * @param elements what stands at each place that the scene names
	 */
	SceneGraph(Snapshot snapshot, Scene scene, Map<ElementIdentity.Location, EObject> elements) {
		this.snapshot = snapshot;
		this.scene = scene;
		this.elements = Map.copyOf(elements);
		roots = scene.boxes().stream().map(box -> new SceneNode(box, null)).toList();
		edges = scene.edges().stream().map(SceneEdge::of).toList();
		roots.forEach(this::index);
	}

	private void index(SceneNode sceneNode) {
		all.add(sceneNode);
		byId.computeIfAbsent(sceneNode.box.identity().id(), id -> new ArrayList<>()).add(sceneNode);
		if (!sceneNode.isMark()) {
			byElement.computeIfAbsent(sceneNode.box.identity().element(), element -> new ArrayList<>()).add(sceneNode);
		}
		sceneNode.box.paint().image().ifPresent(path -> icons.computeIfAbsent(path, SceneGraph::icon));
		sceneNode.children.forEach(this::index);
	}

	Snapshot snapshot() {
		return snapshot;
	}

	Scene scene() {
		return scene;
	}

	/** What stands at the top, in drawing order. */
	List<SceneNode> roots() {
		return roots;
	}

	/** Every piece, each before what is in it. */
	List<SceneNode> all() {
		return all;
	}

	List<SceneEdge> edges() {
		return edges;
	}

	/** The innermost piece at a place. */
	Optional<SceneNode> at(double x, double y) {
		for (SceneNode top : roots.reversed()) {
			SceneNode found = top.at(x, y);
			if (found != null) {
				return Optional.of(found.isMark() ? found.parent : found);
			}
		}
		return Optional.empty();
	}

	/** All parts of something. */
	List<SceneNode> withId(String id) {
		return byId.getOrDefault(id, List.of());
	}

	/** Everything that shows an element, by the path of its names. */
	List<SceneNode> showing(String element) {
		return byElement.getOrDefault(element, List.of());
	}

	/**
	 * The pieces of the innermost element at a line of a file, from 1; what stands for the whole model is not meant by any line.
	 */
	List<SceneNode> at(String file, int line) {
		List<SceneNode> there = all.stream()
				.filter(sceneNode -> !sceneNode.isMark() && sceneNode.box.identity().location()
						.filter(location -> location.line() <= line
								&& line <= location.endLine() && location.file().equals(file)
								&& !(elements.get(location) instanceof Model))
						.isPresent())
				.toList();
		int shortest = there.stream().mapToInt(SceneGraph::lines).min().orElse(0);
		return there.stream().filter(piece -> lines(piece) == shortest).toList();
	}

	private static int lines(SceneNode sceneNode) {
		ElementIdentity.Location location = sceneNode.box.identity().location().orElseThrow();
		return location.endLine() - location.line();
	}

	/** What a piece stands for, of the snapshot that was drawn. */
	Optional<EObject> element(SceneNode sceneNode) {
		return sceneNode.box.identity().location().map(elements::get);
	}

	/** What a piece stands for, or what it is drawn in. */
	<T extends EObject> Optional<T> around(SceneNode sceneNode, Class<T> kind) {
		for (SceneNode each = sceneNode; each != null; each = each.parent) {
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
	 * Calls a listener for every piece that is in a part of the picture, outer ones first; if it says no, not for what is
	 * inside.
	 */
	static void visit(Collection<SceneNode> sceneNodes, Rectangle part, java.util.function.Predicate<SceneNode> visitor) {
		for (SceneNode sceneNode : sceneNodes) {
			if (sceneNode.extent.overlaps(part) && visitor.test(sceneNode)) {
				visit(sceneNode.children, part, visitor);
			}
		}
	}

	/** Calls a listener for every line that is in a part of the picture. */
	void visitEdges(Rectangle part, Consumer<Edge> visitor) {
		for (SceneEdge sceneEdge : edges) {
			if (sceneEdge.extent.overlaps(part)) {
				visitor.accept(sceneEdge.edge);
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
