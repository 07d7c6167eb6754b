package dev.lamina.ui.timeline;

/**
 * Something in a timeline that can be pointed at.
 *
 * @param row  its number
 * @param lane its number in the row
 * @param span its number in the lane; -1 where the lane is idle
 * @param time nanoseconds
 */
record TimelinePosition(int row, int lane, int span, long time) {
	/** Whether there is a span. */
	boolean isSpan() {
		return span >= 0;
	}
}
