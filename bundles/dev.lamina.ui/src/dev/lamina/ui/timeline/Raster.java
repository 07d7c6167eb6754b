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
final class Raster {
	private final Layout layout;
	private final Viewport viewport;
	private final Shades shades;
	private final Tints tints;
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
	Raster(Layout layout, Viewport viewport, int top, int height, Shades shades, Tints tints, IntPredicate faded, double scale) {
		this.layout = layout;
		this.viewport = viewport;
		this.shades = shades;
		this.tints = tints;
		this.faded = faded;
		this.scale = scale;
		width = Math.max(1, pixels(viewport.width()));
		this.height = Math.max(1, pixels(height));
		pixels = new int[width * this.height];
		Arrays.fill(pixels, shades.ground());
		int y = -top;
		for (Row row : layout.rows()) {
			if (y < height && y + layout.height(row) > 0) {
				row(row, y);
			}
			y += layout.height(row);
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

	/** The colour at a place, for whoever wants to know what was drawn. */
	int at(int x, int y) {
		return pixels[y * width + x];
	}

	int width() {
		return width;
	}

	private int pixels(double units) {
		return (int) Math.round(units * scale);
	}

	private void row(Row row, int y) {
		int lane = layout.lane(row);
		for (int i = 0; i < row.lanes().size(); i++) {
			int begin = pixels(y + layout.top(row, i));
			int end = pixels(y + layout.top(row, i) + lane - (row.lanes().size() > 1 ? 1 : 0));
			new Columns(row.lanes().get(i), viewport, width).read(new Lane(row, row.lanes().get(i), begin, end));
		}
		row.waiting()
				.ifPresent(steps -> strip(steps, pixels(y + layout.strip(row)), pixels(y + layout.strip(row) + layout.strip())));
	}

	private void strip(Steps waiting, int begin, int end) {
		int line = Shades.blend(shades.ground(), shades.waiting(), 0.12);
		long from = viewport.edge(0, width);
		double before = waiting.sum(from);
		for (int x = 0; x < width; x++) {
			long to = viewport.edge(x + 1, width);
			double until = waiting.sum(to);
			double mean = to == from ? waiting.at(from) : (until - before) / (to - from);
			from = to;
			before = until;
			int high = mean <= 0 ? 0 : Math.max(1, (int) Math.round((end - begin) * mean / waiting.highest()));
			column(x, begin, end - high, line);
			column(x, end - high, end, shades.waiting());
		}
	}

	private void column(int x, int begin, int end, int colour) {
		int last = Math.min(height, end) * width + x;
		for (int pixel = Math.max(0, begin) * width + x; pixel < last; pixel += width) {
			pixels[pixel] = colour;
		}
	}

	private final class Lane implements Columns.Reader {
		private final boolean events;
		private final Spans spans;
		private final int begin;
		private final int end;
		/** Of each tint, in the order of the spans. */
		private final int[] colours;

		Lane(Row row, Spans spans, int begin, int end) {
			events = row.vm() >= 0;
			this.spans = spans;
			this.begin = begin;
			this.end = end;
			colours = Arrays.stream(spans.tints()).map(tint -> colour(tint, tints.isVm(tint) ? tint : -1)).toArray();
		}

		@Override
		public void one(int x, int span, boolean first) {
			if (span < 0) {
				column(x, begin, end, shades.idle());
				return;
			}
			int colour = colour(spans.tint(span), spans.vm(span));
			column(x, begin, end, first ? Shades.blend(colour, shades.ground(), 0.45) : colour);
		}

		@Override
		public void many(int x, long[] busy, long length) {
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
			column(x, begin, low, shades.idle());
			if (low == end && sum > 0) {
				column(x, end - 1, end, shades.quiet());
			}
		}

		/** What happened to a VM is seen however short it was: the worst of it, which has the highest tint. */
		private void worst(int x, long[] busy) {
			int last = busy.length - 1;
			while (last >= 0 && busy[last] == 0) {
				last--;
			}
			column(x, begin, end, last < 0 ? shades.idle() : colours[last]);
		}

		private int colour(int tint, int vm) {
			return vm >= 0 && faded.test(vm) ? shades.faded(tint) : shades.of(tint);
		}
	}
}
