package dev.lamina.ui.timeline;

import java.util.Arrays;
import java.util.function.IntPredicate;

import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;

/**
 * The rows of a timeline as pixels. Spans that are too narrow to be seen by themselves are seen as shares: a column is filled
 * from below as far as the engine was busy in its time, each VM with its part; of what happened to a VM the worst is seen. It
 * takes as long as there are pixels, not as there are spans.
 */
final class SpanRasterizer {
	private final TimelineLayout timelineLayout;
	private final Viewport viewport;
	private final ColorTable colorTable;
	private final ColorIndex colorIndex;
	private final IntPredicate faded;
	private final int width;
	private final int height;
	private final double scale;
	private final int[] pixels;

	/**
	 * The pixels of a part of the rows.
	 *
	 * @param top    what of the rows is hidden above
	 * @param height of what is seen, in the units of the layout
	 * @param faded  which VMs are in the background
	 * @param scale  pixels per unit of the layout
	 */
	SpanRasterizer(TimelineLayout timelineLayout, Viewport viewport, int top, int height, ColorTable colorTable,
			ColorIndex colorIndex, IntPredicate faded, double scale) {
		this.timelineLayout = timelineLayout;
		this.viewport = viewport;
		this.colorTable = colorTable;
		this.colorIndex = colorIndex;
		this.faded = faded;
		this.scale = scale;
		width = Math.max(1, pixels(viewport.width()));
		this.height = Math.max(1, pixels(height));
		pixels = new int[width * this.height];
		Arrays.fill(pixels, colorTable.ground());
		int y = -top;
		for (TimelineRow timelineRow : timelineLayout.rows()) {
			if (y < height && y + timelineLayout.height(timelineRow) > 0) {
				row(timelineRow, y);
			}
			y += timelineLayout.height(timelineRow);
		}
	}

	/** What SWT makes a picture from. */
	ImageData data() {
		byte[] bytes = new byte[3 * pixels.length];
		for (int i = 0; i < pixels.length; i++) {
			bytes[3 * i] = (byte) (pixels[i] >> 16);
			bytes[3 * i + 1] = (byte) (pixels[i] >> 8);
			bytes[3 * i + 2] = (byte) pixels[i];
		}
		return new ImageData(width, height, 24, new PaletteData(0xff0000, 0xff00, 0xff), 1, bytes);
	}

	/** The colour at a place, for the one that wants to know what was drawn. */
	int at(int x, int y) {
		return pixels[y * width + x];
	}

	int width() {
		return width;
	}

	private int pixels(double units) {
		return (int) Math.round(units * scale);
	}

	private void row(TimelineRow timelineRow, int y) {
		int lane = timelineLayout.lane(timelineRow);
		for (int i = 0; i < timelineRow.lanes().size(); i++) {
			int begin = pixels(y + timelineLayout.top(timelineRow, i));
			int end = pixels(y + timelineLayout.top(timelineRow, i) + lane - (timelineRow.lanes().size() > 1 ? 1 : 0));
			new PixelColumns(timelineRow.lanes().get(i), viewport, width)
					.visit(new Lane(timelineRow, timelineRow.lanes().get(i), begin, end));
		}
		timelineRow.waiting()
				.ifPresent(stepFunction -> strip(stepFunction, pixels(y + timelineLayout.strip(timelineRow)),
						pixels(y + timelineLayout.strip(timelineRow) + timelineLayout.strip())));
	}

	private void strip(StepFunction waiting, int begin, int end) {
		int line = ColorTable.blend(colorTable.ground(), colorTable.waiting(), 0.12);
		long from = viewport.edge(0, width);
		double before = waiting.sum(from);
		for (int x = 0; x < width; x++) {
			long to = viewport.edge(x + 1, width);
			double until = waiting.sum(to);
			double mean = to == from ? waiting.at(from) : (until - before) / (to - from);
			from = to;
			before = until;
			int high = mean <= 0 ? 0 : Math.max(1, (int) Math.round((end - begin) * mean / waiting.max()));
			column(x, begin, end - high, line);
			column(x, end - high, end, colorTable.waiting());
		}
	}

	private void column(int x, int begin, int end, int colour) {
		int last = Math.min(height, end) * width + x;
		for (int pixel = Math.max(0, begin) * width + x; pixel < last; pixel += width) {
			pixels[pixel] = colour;
		}
	}

	private final class Lane implements PixelColumns.ColumnVisitor {
		private final boolean events;
		private final SpanStore spanStore;
		private final int begin;
		private final int end;
		/** Of each tint, in the order of the spans. */
		private final int[] colours;

		Lane(TimelineRow timelineRow, SpanStore spanStore, int begin, int end) {
			events = timelineRow.vm() >= 0;
			this.spanStore = spanStore;
			this.begin = begin;
			this.end = end;
			colours = Arrays.stream(spanStore.colorIndexes()).map(tint -> colour(tint, colorIndex.isVm(tint) ? tint : -1))
					.toArray();
		}

		@Override
		public void visitSpan(int x, int span, boolean first) {
			if (span < 0) {
				column(x, begin, end, colorTable.idle());
				return;
			}
			int colour = colour(spanStore.colorIndex(span), spanStore.vm(span));
			column(x, begin, end, first ? ColorTable.blend(colour, colorTable.ground(), 0.45) : colour);
		}

		@Override
		public void visitMixed(int x, long[] busy, long length) {
			if (events) {
				worst(x, busy);
				return;
			}
			double part = (double) (end - begin) / length;
			long sum = 0;
			int low = end;
			for (int i = 0; i < busy.length; i++) {
				sum += busy[i];
				int high = end - (int) (part * sum + 0.5);
				if (high < low) {
					column(x, high, low, colours[i]);
					low = high;
				}
			}
			column(x, begin, low, colorTable.idle());
			if (low == end && sum > 0) {
				column(x, end - 1, end, colorTable.quiet());
			}
		}

		/** What happened to a VM is seen however short it was: the worst of it, which has the highest tint. */
		private void worst(int x, long[] busy) {
			int last = busy.length - 1;
			while (last >= 0 && busy[last] == 0) {
				last--;
			}
			column(x, begin, end, last < 0 ? colorTable.idle() : colours[last]);
		}

		private int colour(int tint, int vm) {
			return vm >= 0 && faded.test(vm) ? colorTable.faded(tint) : colorTable.of(tint);
		}
	}
}
