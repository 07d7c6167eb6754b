package dev.lamina.ui.timeline;

import java.util.List;

/**
 * Where the rows of a timeline are, from 0 at the top of the first one. It never changes.
 *
 * @param line the height of a line of words
 * @param tall how high the lanes of a row are together, where it has few
 */
record Layout(List<Row> rows, int line, int tall) {
	private static final int AIR = 4;
	private static final int THIN_LANE = 10;
	/** How much higher rows become where there is room. */
	private static final double MOST = 2.2;

	/** Rows that fill a height, as far as that makes sense. */
	static Layout filling(List<Row> rows, int line, int height) {
		Layout lowest = new Layout(rows, line, 2 * line);
		int air = rows.size() * (2 * AIR + 1);
		int least = lowest.height() - air;
		double factor = least <= 0 ? 1 : Math.clamp((double) (height - air) / least, 1, MOST);
		return new Layout(rows, line, (int) (2 * line * factor));
	}

	/** The height of what says how many jobs wait. */
	int strip() {
		return tall / 5;
	}

	/** The height of each lane of a row. */
	int lane(Row row) {
		return row.lanes().size() == 1 ? tall - (row.waiting().isPresent() ? strip() : 0)
				: Math.max(THIN_LANE * tall / (2 * line), tall / row.lanes().size());
	}

	/** The height of a row. */
	int height(Row row) {
		return 2 * AIR + row.lanes().size() * lane(row) + (row.waiting().isPresent() ? strip() + 1 : 0);
	}

	/** The height of all. */
	int height() {
		return rows.stream().mapToInt(this::height).sum();
	}

	/** The top of a row. */
	int top(int row) {
		return rows.stream().limit(row).mapToInt(this::height).sum();
	}

	/** The top of a lane in its row. */
	int top(Row row, int lane) {
		return AIR + lane * lane(row);
	}

	/** The top of what says how many jobs wait, in its row. */
	int strip(Row row) {
		return AIR + row.lanes().size() * lane(row) + 1;
	}

	/** The row at a height; -1 where there is none. */
	int rowAt(int y) {
		int top = 0;
		for (int row = 0; row < rows.size() && y >= top; row++) {
			top += height(rows.get(row));
			if (y < top) {
				return row;
			}
		}
		return -1;
	}

	/** The lane of a row at a height in it: the nearest one. */
	int laneAt(Row row, int y) {
		return Math.clamp((y - AIR) / lane(row), 0, row.lanes().size() - 1);
	}
}
