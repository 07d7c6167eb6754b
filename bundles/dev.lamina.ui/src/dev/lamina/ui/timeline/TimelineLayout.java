package dev.lamina.ui.timeline;

import java.util.List;

/**
 * Where the rows of a timeline are, from 0 at the top of the first one. It never changes.
 *
 * @param line the height of a line of words
 * @param tall how high the lanes of a row are together, if it has few
 */
record TimelineLayout(List<TimelineRow> rows, int line, int tall) {
	private static final int ROW_PADDING = 4;
	private static final int MIN_LANE_HEIGHT = 10;
	/** How much higher rows become where there is room. */
	private static final double MAX_STRETCH = 2.2;

	/** Rows that fill a height, as far as that makes sense. */
	static TimelineLayout filling(List<TimelineRow> timelineRows, int line, int height) {
		TimelineLayout lowest = new TimelineLayout(timelineRows, line, 2 * line);
		int air = timelineRows.size() * (2 * ROW_PADDING + 1);
		int least = lowest.height() - air;
		double factor = least <= 0 ? 1 : Math.clamp((double) (height - air) / least, 1, MAX_STRETCH);
		return new TimelineLayout(timelineRows, line, (int) (2 * line * factor));
	}

	/** The height of what says how many jobs wait. */
	int strip() {
		return tall / 5;
	}

	/** The height of each lane of a row. */
	int lane(TimelineRow timelineRow) {
		return timelineRow.lanes().size() == 1 ? tall - (timelineRow.waiting().isPresent() ? strip() : 0)
				: Math.max(MIN_LANE_HEIGHT * tall / (2 * line), tall / timelineRow.lanes().size());
	}

	/** The height of a row. */
	int height(TimelineRow timelineRow) {
		return 2 * ROW_PADDING + timelineRow.lanes().size() * lane(timelineRow)
				+ (timelineRow.waiting().isPresent() ? strip() + 1 : 0);
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
	int top(TimelineRow timelineRow, int lane) {
		return ROW_PADDING + lane * lane(timelineRow);
	}

	/** The top of what says how many jobs wait, in its row. */
	int strip(TimelineRow timelineRow) {
		return ROW_PADDING + timelineRow.lanes().size() * lane(timelineRow) + 1;
	}

	/** The row at a height; -1 if there is none. */
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
	int laneAt(TimelineRow timelineRow, int y) {
		return Math.clamp((y - ROW_PADDING) / lane(timelineRow), 0, timelineRow.lanes().size() - 1);
	}
}
