package dev.lamina.ui.timeline;

import java.util.Arrays;

/**
 * Spans as they are seen in columns of pixels: where spans are wide enough each column is one of them or idle; where they are
 * not, it says what part of its time went to which tint. The parts of all columns together are exactly the time of the spans.
 */
final class PixelColumns {
	/** Spans at least so many columns wide are seen one by one. */
	private static final int MIN_SPAN_COLUMNS = 2;
	/** Of spans at least so many columns wide the beginning is seen too. */
	private static final int MIN_EDGE_COLUMNS = 6;
	/** So many spans are looked at as quickly as the sums of one tint. */
	private static final int MAX_SCANNED_SPANS = 8;

	/** Who is told about each column, from left to right. */
	interface ColumnVisitor {
		/**
		 * A column that is one span, or idle.
		 *
		 * @param span  -1 where it is idle
		 * @param first whether it is the first one of a span with so many that its beginning is to be seen
		 */
		void visitSpan(int column, int span, boolean first);

		/**
		 * A column in which more than that happens.
		 *
		 * @param busy   nanoseconds of each tint, in the order of {@link SpanStore#colorIndexes()}; only for now
		 * @param length nanoseconds of the column, above zero
		 */
		void visitMixed(int column, long[] busy, long length);
	}

	private final SpanStore spanStore;
	private final Viewport viewport;
	private final int count;
	private final double width;
	private final SpanStore.RunningSums runningSums;
	private final long[] busy;
	/** Where the sums are. */
	private long summed = Long.MIN_VALUE;

	/**
	 * The columns of spans.
	 *
	 * @param count how many columns the viewport has; more than its width on a fine screen
	 */
	PixelColumns(SpanStore spanStore, Viewport viewport, int count) {
		this.spanStore = spanStore;
		this.viewport = viewport;
		this.count = count;
		width = (double) (viewport.end() - viewport.start()) / count;
		runningSums = spanStore.sums();
		busy = new long[spanStore.colorIndexes().length];
	}

	/** Tells all columns, once. */
	void visit(ColumnVisitor columnVisitor) {
		int span = spanStore.firstAfter(viewport.start());
		for (int column = 0; column < count; column++) {
			long begin = viewport.edge(column, count);
			long end = viewport.edge(column + 1, count);
			if (span < spanStore.size() && spanStore.to(span) <= begin) {
				span = next(span, begin);
			}
			if (span == spanStore.size() || spanStore.from(span) >= end) {
				columnVisitor.visitSpan(column, -1, false);
			} else if (begin == end || isWide(span, end)) {
				one(column, span, begin, Math.max(begin + 1, end), columnVisitor);
			} else {
				busy(span, begin, end);
				columnVisitor.visitMixed(column, busy, end - begin);
			}
		}
	}

	/** The first span that ends after a time, when the one that is given does not: mostly it is the next one. */
	private int next(int span, long time) {
		for (int i = span + 1; i < Math.min(spanStore.size(), span + 4); i++) {
			if (spanStore.to(i) > time) {
				return i;
			}
		}
		return spanStore.firstAfter(time);
	}

	/** Whether all spans from one to the end of a column are wide. */
	private boolean isWide(int first, long end) {
		for (int span = first; span < spanStore.size() && spanStore.from(span) < end; span++) {
			if (spanStore.to(span) - spanStore.from(span) < MIN_SPAN_COLUMNS * width) {
				return false;
			}
		}
		return true;
	}

	/** Finds the time of each tint in a column: span by span where there are few, else from sums, so that it never takes long. */
	private void busy(int first, long begin, long end) {
		Arrays.fill(busy, 0);
		int few = first + MAX_SCANNED_SPANS * (busy.length + 1);
		if (few >= spanStore.size() || spanStore.from(few) >= end) {
			int last = first;
			while (last < spanStore.size() && spanStore.from(last) < end) {
				last++;
			}
			spanStore.add(first, last, begin, end, busy);
			return;
		}
		if (summed != begin) {
			runningSums.advanceTo(begin);
		}
		for (int i = 0; i < busy.length; i++) {
			busy[i] = -runningSums.taken()[i];
		}
		runningSums.advanceTo(end);
		summed = end;
		for (int i = 0; i < busy.length; i++) {
			busy[i] += runningSums.taken()[i];
		}
	}

	/** The span that has the most of a column, or idle if that has more: of two wide spans at most, one on either side. */
	private void one(int column, int span, long begin, long end, ColumnVisitor columnVisitor) {
		long left = part(span, begin, end);
		boolean second = span + 1 < spanStore.size() && spanStore.from(span + 1) < end;
		long right = second ? part(span + 1, begin, end) : 0;
		long idle = end - begin - left - right;
		int most = left >= right ? span : span + 1;
		if (idle > Math.max(left, right)) {
			columnVisitor.visitSpan(column, -1, false);
		} else {
			boolean veryWide = spanStore.to(most) - spanStore.from(most) >= MIN_EDGE_COLUMNS * width;
			columnVisitor.visitSpan(column, most, veryWide && spanStore.from(most) > begin - width / 2);
		}
	}

	private long part(int span, long begin, long end) {
		return Math.min(end, spanStore.to(span)) - Math.max(begin, spanStore.from(span));
	}
}
