package dev.lamina.diagram.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * Blocks with their places in an area that begins at the origin.
 *
 * @param blocks what lies there, in drawing order
 * @param routes the routes between the blocks
 * @param width  the width of the area
 * @param height the height of the area
 */
record Area(List<Block> blocks, List<EdgeRoute> routes, double width, double height) {
	static final Area EMPTY = new Area(List.of(), List.of(), 0, 0);

	/** How much wider than high an area should be. */
	private static final double ASPECT = 1.7;

	Area {
		blocks = List.copyOf(blocks);
		routes = List.copyOf(routes);
	}

	/**
	 * Blocks in rows, in their order, as one reads, about as wide as makes the area pleasant. What comes later never moves what
	 * came earlier within its row.
	 */
	static Area rows(List<Block> blocks, double gap) {
		double size = blocks.stream().mapToDouble(block -> (block.width() + gap) * (block.height() + gap)).sum();
		double widest = blocks.stream().mapToDouble(Block::width).max().orElse(0);
		return rows(blocks, gap, Math.max(widest, StrictMath.sqrt(size * ASPECT)));
	}

	/** Blocks in rows of at most that width. */
	static Area rows(List<Block> blocks, double gap, double limit) {
		List<Block> placed = new ArrayList<>();
		double x = 0;
		double y = 0;
		double high = 0;
		double wide = 0;
		for (Block block : blocks) {
			if (x > 0 && x + block.width() > limit) {
				x = 0;
				y += high + gap;
				high = 0;
			}
			placed.add(block.movedTo(x, y));
			wide = Math.max(wide, x + block.width());
			high = Math.max(high, block.height());
			x += block.width() + gap;
		}
		return new Area(placed, List.of(), wide, y + high);
	}

	/** Blocks one below the other. */
	static Area column(List<Block> blocks, double gap) {
		return rows(blocks, gap, 0);
	}

	/** Areas in rows, in their order, about as wide as makes the whole pleasant. */
	static Area ofAreas(List<Area> areas, double gap) {
		double size = areas.stream().mapToDouble(area -> (area.width + gap) * (area.height + gap)).sum();
		double limit = Math.max(areas.stream().mapToDouble(Area::width).max().orElse(0), StrictMath.sqrt(size * ASPECT));
		List<Block> blocks = new ArrayList<>();
		List<EdgeRoute> edgeRoutes = new ArrayList<>();
		double x = 0;
		double y = 0;
		double high = 0;
		double wide = 0;
		for (Area area : areas) {
			if (x > 0 && x + area.width > limit) {
				x = 0;
				y += high + gap;
				high = 0;
			}
			Area placed = area.moved(x, y);
			blocks.addAll(placed.blocks);
			edgeRoutes.addAll(placed.routes);
			wide = Math.max(wide, x + area.width);
			high = Math.max(high, area.height);
			x += area.width + gap;
		}
		return new Area(blocks, edgeRoutes, wide, y + high);
	}

	/** One area below another. */
	Area above(Area other, double gap) {
		if (blocks.isEmpty() || other.blocks.isEmpty()) {
			return blocks.isEmpty() ? other : this;
		}
		Area below = other.moved(0, height + gap);
		return new Area(joined(blocks, below.blocks), joined(routes, below.routes), Math.max(width, other.width), below.height);
	}

	/** The same elsewhere; the area still begins at the origin. */
	Area moved(double byX, double byY) {
		return new Area(blocks.stream().map(block -> block.moved(byX, byY)).toList(),
				routes.stream().map(edgeRoute -> edgeRoute.moved(byX, byY))
						.toList(),
				width + byX, height + byY);
	}

	/** Every route, also those inside of blocks. */
	List<EdgeRoute> allRoutes() {
		List<EdgeRoute> all = new ArrayList<>(routes);
		blocks.forEach(block -> all.addAll(block.routes()));
		return all;
	}

	private static <T> List<T> joined(List<T> first, List<T> second) {
		List<T> both = new ArrayList<>(first);
		both.addAll(second);
		return both;
	}
}
