package dev.lamina.diagram.layout;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayerConstraint;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

import dev.lamina.diagram.evaluation.Figure;
import dev.lamina.diagram.scene.Box;
import dev.lamina.diagram.scene.Edge.Point;
import dev.lamina.diagram.scene.Rectangle;
import dev.lamina.diagram.specification.DiagramDescription.Direction;

/**
 * Places connected figures in layers with orthogonal lines, by ELK. The order of the file decides unless another has fewer
 * crossings, and the seed of what ELK throws dice for is fixed, so the same figures always come out the same.
 *
 * <p>What is inside of a figure has its place already; a line that ends there enters the figure at the height of its end.
 */
final class LayeredGraphLayout {
	private static final double BETWEEN_LAYERS = 56;
	private static final double BETWEEN_NODES = 20;
	private static final double BETWEEN_LINES = 8;
	private static final double LABEL_PADDING = 2;

	static {
		// outside of Eclipse no one else tells ELK how to copy its values
		LayoutMetaDataService.initElkReflect();
	}

	private final FigureLayout figureLayout;
	private final Direction direction;
	private final Map<Figure, ElkNode> nodes = new IdentityHashMap<>();
	private final Map<Figure, Block> blocks = new IdentityHashMap<>();

	LayeredGraphLayout(FigureLayout figureLayout, Direction direction) {
		this.figureLayout = figureLayout;
		this.direction = direction;
	}

	/** Figures, whose blocks are given in the same order, with the connections between them. */
	Area layOut(List<Figure> figures, List<Block> sized, List<Figure.Connection> between) {
		ElkNode root = ElkGraphUtil.createGraph();
		root.setProperty(CoreOptions.DIRECTION, direction == Direction.RIGHT ? org.eclipse.elk.core.options.Direction.RIGHT
				: org.eclipse.elk.core.options.Direction.DOWN);
		root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
		root.setProperty(CoreOptions.RANDOM_SEED, 1);
		root.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
		root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.BRANDES_KOEPF);
		root.setProperty(CoreOptions.PADDING, new ElkPadding(0));
		root.setProperty(CoreOptions.SPACING_NODE_NODE, BETWEEN_NODES);
		root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_LAYERS);
		root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, BETWEEN_LAYERS / 4);
		root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, BETWEEN_LINES);
		root.setProperty(CoreOptions.SPACING_EDGE_EDGE, BETWEEN_LINES);
		for (int number = 0; number < figures.size(); number++) {
			ElkNode node = ElkGraphUtil.createNode(root);
			node.setDimensions(sized.get(number).width(), sized.get(number).height());
			node.setProperty(CoreOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_SIDE);
			nodes.put(figures.get(number), node);
			blocks.put(figures.get(number), sized.get(number));
		}
		List<ElkEdge> edges = between.stream().map(this::edge).toList();
		// where lines begin and none end stands in the first layer, however long the labels of its lines are
		nodes.values().stream().filter(node -> node.getPorts().stream().allMatch(port -> port.getIncomingEdges().isEmpty()))
				.forEach(node -> node.setProperty(LayeredOptions.LAYERING_LAYER_CONSTRAINT, LayerConstraint.FIRST));
		new LayeredLayoutProvider().layout(root, new BasicProgressMonitor());
		List<EdgeRoute> edgeRoutes = new ArrayList<>();
		for (int number = 0; number < edges.size(); number++) {
			edgeRoutes.add(route(between.get(number), edges.get(number)));
		}
		List<Block> placed = figures.stream()
				.map(figure -> blocks.get(figure).movedTo(PixelRounding.toTenths(nodes.get(figure).getX()),
						PixelRounding.toTenths(nodes.get(figure).getY())))
				.toList();
		return new Area(placed, edgeRoutes, Math.ceil(root.getWidth()), Math.ceil(root.getHeight()));
	}

	private ElkEdge edge(Figure.Connection connection) {
		ElkEdge edge = ElkGraphUtil.createSimpleEdge(port(connection, connection.from(), true),
				port(connection, connection.to(), false));
		connection.line().centre().ifPresent(text -> {
			LabelLayout labelLayout = LabelLayout.of(text);
			ElkLabel label = ElkGraphUtil.createLabel(text.text(), edge);
			label.setDimensions(labelLayout.width() + 2 * LABEL_PADDING, labelLayout.height() + 2 * LABEL_PADDING);
			label.setProperty(CoreOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
		});
		return edge;
	}

	/** The port of a line on the node that its end is or is inside of. */
	private ElkPort port(Figure.Connection connection, Figure end, boolean atStart) {
		Figure outer = outer(end);
		ElkNode node = nodes.get(outer);
		ElkPort port = ElkGraphUtil.createPort(node);
		boolean across = direction == Direction.RIGHT;
		port.setProperty(CoreOptions.PORT_SIDE, across ? atStart ? PortSide.EAST : PortSide.WEST : atStart ? PortSide.SOUTH
				: PortSide.NORTH);
		if (outer != end) {
			List<Rectangle> parts = parts(connection, outer, end);
			Rectangle all = around(parts);
			double far = atStart ? across ? node.getWidth() : node.getHeight() : 0;
			port.setLocation(across ? far : all.middle(), across ? all.y() + all.height() / 2 : far);
			node.setProperty(CoreOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
		}
		return port;
	}

	private Figure outer(Figure figure) {
		Figure outer = figure;
		while (!nodes.containsKey(outer)) {
			outer = outer.parent().orElseThrow();
		}
		return outer;
	}

	/** Where a figure, or those of its parts that a connection means, lie in the block around them. */
	private List<Rectangle> parts(Figure.Connection connection, Figure outer, Figure inner) {
		String id = figureLayout.identities().of(inner).id();
		Block block = blocks.get(outer);
		List<Box> all = block.box().withAllInside().filter(box -> box.identity().id().equals(id)).toList();
		List<Box> meant = all.stream().filter(box -> figureLayout.barLayout().connectsTo(connection, inner, box.part()))
				.toList();
		List<Rectangle> bounds = (meant.isEmpty() ? all : meant).stream().map(Box::bounds).toList();
		return bounds.isEmpty() ? List.of(block.bounds()) : bounds;
	}

	private static Rectangle around(List<Rectangle> all) {
		double left = all.stream().mapToDouble(Rectangle::x).min().orElseThrow();
		double top = all.stream().mapToDouble(Rectangle::y).min().orElseThrow();
		return new Rectangle(left, top, all.stream().mapToDouble(Rectangle::right).max().orElseThrow() - left,
				all.stream().mapToDouble(Rectangle::bottom).max().orElseThrow() - top);
	}

	private EdgeRoute route(Figure.Connection connection, ElkEdge edge) {
		List<Point> path = new ArrayList<>();
		for (ElkEdgeSection section : edge.getSections()) {
			path.add(point(section.getStartX(), section.getStartY()));
			section.getBendPoints().forEach(bend -> path.add(point(bend.getX(), bend.getY())));
			path.add(point(section.getEndX(), section.getEndY()));
		}
		List<List<Point>> paths = new ArrayList<>();
		paths.add(path);
		if (!nodes.containsKey(connection.from())) {
			Rectangle inner = placed(connection, connection.from()).getFirst();
			path.addFirst(direction == Direction.RIGHT ? point(inner.right(), path.getFirst().y())
					: point(path.getFirst().x(), inner.bottom()));
		}
		if (!nodes.containsKey(connection.to())) {
			enter(placed(connection, connection.to()), path, paths);
		}
		Optional<Point> label = edge.getLabels().stream().findFirst()
				.map(each -> point(each.getX() + LABEL_PADDING, each.getY() + LABEL_PADDING));
		return new EdgeRoute(connection, paths, label);
	}

	/** Lengthens a line to what is inside of the node: to each part, if there are several by a fork before them. */
	private void enter(List<Rectangle> parts, List<Point> path, List<List<Point>> paths) {
		Point end = path.getLast();
		boolean across = direction == Direction.RIGHT;
		if (parts.size() == 1) {
			path.add(across ? point(parts.getFirst().x(), end.y()) : point(end.x(), parts.getFirst().y()));
			return;
		}
		double fork = across ? parts.stream().mapToDouble(Rectangle::x).min().orElseThrow() - FigureLayout.PADDING
				: parts.stream().mapToDouble(Rectangle::y).min().orElseThrow() - FigureLayout.PADDING;
		Point knot = across ? point(fork, end.y()) : point(end.x(), fork);
		path.add(knot);
		for (int number = 0; number < parts.size(); number++) {
			Rectangle part = parts.get(number);
			Point bend = across ? point(fork, part.y() + part.height() / 2) : point(part.middle(), fork);
			Point into = across ? point(part.x(), bend.y()) : point(bend.x(), part.y());
			if (number == 0) {
				path.add(bend);
				path.add(into);
			} else {
				paths.add(List.of(knot, bend, into));
			}
		}
	}

	private List<Rectangle> placed(Figure.Connection connection, Figure figure) {
		Figure outer = outer(figure);
		ElkNode node = nodes.get(outer);
		return parts(connection, outer, figure).stream()
				.map(part -> part.moved(PixelRounding.toTenths(node.getX()), PixelRounding.toTenths(node.getY())))
				.toList();
	}

	private static Point point(double x, double y) {
		return new Point(PixelRounding.toTenths(x), PixelRounding.toTenths(y));
	}
}
