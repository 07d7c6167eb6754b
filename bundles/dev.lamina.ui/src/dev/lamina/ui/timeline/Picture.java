package dev.lamina.ui.timeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageDataProvider;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;

/**
 * Draws a timeline: an axis of time above, the names of the rows on the left, a legend below, and the rows between them. The rows
 * are kept as an image until something about them changes. To be disposed of.
 */
final class Picture {
	private static final int PAD = 8;
	private static final int APART = 96;
	private static final int NARROWEST = 44;
	private static final int MOST_LEGEND_LINES = 3;

	private static final int WAITING = -1;
	private static final int IDLE = -2;
	private static final int MORE = -3;

	/**
	 * Something in the legend.
	 *
	 * @param tint less than 0 where it is none
	 */
	record Entry(Rectangle bounds, String text, int tint) {
	}

	/** What the rows look like. */
	private record Look(Viewport viewport, Layout layout, int top, int height, Set<Integer> emphasised, Shades shades) {
	}

	private final Device device;
	private final Timeline timeline;
	private final Words words;
	private final Shades shades;
	private final Font bold;
	private final int line;
	private final int gutter;
	private Layout layout;
	private List<Entry> legend = List.of();
	private int legendHeight;
	private Point arranged;
	private Image rows;
	private Look look;

	/** A picture with the font of a GC. */
	Picture(GC gc, Timeline timeline, Shades shades) {
		device = gc.getDevice();
		this.timeline = timeline;
		this.shades = shades;
		words = new Words(timeline);
		FontData[] data = gc.getFont().getFontData();
		for (FontData each : data) {
			each.setStyle(each.getStyle() | SWT.BOLD);
		}
		bold = new Font(device, data);
		line = gc.getFontMetrics().getHeight();
		layout = Layout.filling(timeline.rows(), line, 0);
		int widest = 60;
		Font plain = gc.getFont();
		for (Row row : timeline.rows()) {
			gc.setFont(bold);
			widest = Math.max(widest, gc.textExtent(row.title()).x);
			gc.setFont(plain);
			widest = Math.max(widest, gc.textExtent(row.place()).x);
		}
		gutter = Math.min(220, widest + 2 * PAD);
	}

	void dispose() {
		bold.dispose();
		forget();
	}

	Layout layout() {
		return layout;
	}

	/** The width of what stands left of the rows. */
	int gutter() {
		return gutter;
	}

	/** The height of the axis. */
	int axis() {
		return line + 8;
	}

	/** The height that is left for the rows. */
	int rows(Rectangle area) {
		return Math.max(1, area.height - axis() - legendHeight);
	}

	/** What of the legend is at a place below the rows. */
	Optional<Entry> entryAt(int x, int y) {
		return legend.stream().filter(entry -> entry.bounds().contains(x, y)).findFirst();
	}

	/** The legend, with places from its own corner. */
	List<Entry> legend() {
		return legend;
	}

	/**
	 * Draws everything.
	 *
	 * @param viewport   what is seen, as wide as the rows
	 * @param area       all of the window
	 * @param top        what of the rows is hidden above
	 * @param emphasised the VMs that are meant; empty for all
	 */
	void draw(GC gc, Rectangle area, Viewport viewport, int top, Set<Integer> emphasised, Optional<Place> selected) {
		arrange(gc, area);
		int height = rows(area);
		gc.setBackground(Shades.colour(shades.ground()));
		gc.fillRectangle(area);
		Look wanted = new Look(viewport, layout, top, height, Set.copyOf(emphasised), shades);
		if (!wanted.equals(look)) {
			forget();
			look = wanted;
			rows = new Image(device,
					(ImageDataProvider) zoom -> new Raster(layout, viewport, top, height, shades, timeline.tints(),
							vm -> !emphasised.isEmpty() && !emphasised.contains(vm), zoom / 100.0).data());
		}
		gc.drawImage(rows, gutter, axis());
		gc.setTextAntialias(SWT.ON);
		axis(gc, viewport, height);
		gc.setClipping(gutter, axis(), viewport.width(), height);
		for (int row = 0, y = axis() - top; row < timeline.rows().size(); y += layout.height(timeline.rows().get(row++))) {
			if (y < axis() + height && y + layout.height(timeline.rows().get(row)) > axis()) {
				inside(gc, timeline.rows().get(row), y, viewport, emphasised);
			}
		}
		selected.filter(Place::isSpan).ifPresent(place -> frame(gc, place, viewport, top));
		gc.setClipping(0, axis(), area.width, height);
		names(gc, area, top, emphasised);
		gc.setClipping((Rectangle) null);
		legend(gc, area, emphasised);
	}

	private void forget() {
		if (rows != null) {
			rows.dispose();
			rows = null;
			look = null;
		}
	}

	private void axis(GC gc, Viewport viewport, int height) {
		TimeAxis marks = TimeAxis.of(viewport, APART);
		gc.setForeground(Shades.colour(shades.line()));
		gc.drawLine(0, axis() - 1, gutter + viewport.width(), axis() - 1);
		for (TimeAxis.Mark mark : marks.marks()) {
			int x = gutter + (int) Math.round(viewport.x(mark.at()));
			gc.setForeground(Shades.colour(shades.line()));
			gc.setAlpha(150);
			gc.drawLine(x, axis() - 5, x, axis() + height);
			gc.setAlpha(255);
			gc.setForeground(Shades.colour(shades.quiet()));
			Point size = gc.textExtent(mark.text());
			int left = Math.clamp(x - size.x / 2, gutter + 2, Math.max(gutter + 2, gutter + viewport.width() - size.x - 2));
			gc.drawText(mark.text(), left, 3, SWT.DRAW_TRANSPARENT);
		}
		gc.setForeground(Shades.colour(shades.text()));
		gc.drawText(marks.base(), PAD, 3, SWT.DRAW_TRANSPARENT);
	}

	/** Words in spans that are wide enough: each of them is met at one of the places that are looked at. */
	private void inside(GC gc, Row row, int y, Viewport viewport, Set<Integer> emphasised) {
		int lane = layout.lane(row);
		for (int i = 0; i < row.lanes().size() && lane >= line; i++) {
			Spans spans = row.lanes().get(i);
			int last = -1;
			for (int x = NARROWEST / 2; x < viewport.width(); x += NARROWEST / 2) {
				int span = spans.at(viewport.time(x));
				if (span >= 0 && span != last) {
					last = span;
					int left = (int) Math.max(0, Math.round(viewport.x(spans.from(span))));
					int right = (int) Math.min(viewport.width(), Math.round(viewport.x(spans.to(span))));
					if (right - left >= NARROWEST) {
						boolean back = !emphasised.isEmpty() && !emphasised.contains(spans.vm(span));
						int colour = back ? shades.faded(spans.tint(span)) : shades.of(spans.tint(span));
						gc.setForeground(Shades.colour(back ? shades.quiet() : Shades.on(colour)));
						gc.drawText(shortened(gc, words.inside(spans, span), right - left - 8), gutter + left + 5,
								y + layout.top(row, i) + (lane - line) / 2, SWT.DRAW_TRANSPARENT);
					}
				}
			}
		}
		for (Row.Change change : row.changes()) {
			int x = gutter + (int) Math.round(viewport.x(change.at()));
			int head = y + layout.top(row, 0);
			int foot = head + row.lanes().size() * lane;
			gc.setBackground(Shades.colour(shades.text()));
			gc.setForeground(Shades.colour(shades.text()));
			gc.drawLine(x, head, x, foot);
			gc.fillPolygon(change.comes() ? new int[] { x, head, x + 7, head + 4, x, head + 8 }
					: new int[] { x, head, x - 7, head + 4, x, head + 8 });
		}
	}

	private void frame(GC gc, Place place, Viewport viewport, int top) {
		Row row = timeline.rows().get(place.row());
		Spans spans = row.lanes().get(place.lane());
		int left = gutter + (int) Math.clamp(Math.round(viewport.x(spans.from(place.span()))), -10L, viewport.width() + 10L);
		int right = gutter + (int) Math.clamp(Math.round(viewport.x(spans.to(place.span()))), -10L, viewport.width() + 10L);
		int y = axis() - top + layout.top(place.row()) + layout.top(row, place.lane());
		gc.setForeground(Shades.colour(shades.text()));
		gc.setLineWidth(2);
		gc.drawRectangle(left, y, Math.max(2, right - left), layout.lane(row) - 1);
		gc.setLineWidth(1);
	}

	private void names(GC gc, Rectangle area, int top, Set<Integer> emphasised) {
		Font plain = gc.getFont();
		int y = axis() - top;
		for (int i = 0; i < timeline.rows().size(); i++) {
			Row row = timeline.rows().get(i);
			int height = layout.height(row);
			if (y < area.height && y + height > axis()) {
				boolean back = row.vm() >= 0 && !emphasised.isEmpty() && !emphasised.contains(row.vm());
				int words = y + Math.max(2, (height - 2 * line) / 2);
				if (row.vm() >= 0) {
					gc.setBackground(Shades.colour(back ? shades.faded(row.vm()) : shades.of(row.vm())));
					gc.fillRectangle(0, y + 3, 4, height - 6);
				}
				gc.setFont(bold);
				gc.setForeground(Shades.colour(back ? shades.quiet() : shades.text()));
				gc.drawText(shortened(gc, row.title(), gutter - PAD - 4), PAD, words, SWT.DRAW_TRANSPARENT);
				gc.setFont(plain);
				gc.setForeground(Shades.colour(shades.quiet()));
				gc.drawText(shortened(gc, row.place(), gutter - PAD - 4), PAD, words + line, SWT.DRAW_TRANSPARENT);
				gc.setForeground(Shades.colour(shades.line()));
				gc.drawLine(0, y + height - 1, area.width, y + height - 1);
			}
			y += height;
		}
	}

	/** Finds the places of everything in a window. */
	void arrange(GC gc, Rectangle area) {
		if (!new Point(area.width, area.height).equals(arranged)) {
			arranged = new Point(area.width, area.height);
			arrangeLegend(gc, area.width, Math.clamp(area.height / 150, 1, MOST_LEGEND_LINES));
			layout = Layout.filling(timeline.rows(), line, rows(area));
		}
	}

	private void arrangeLegend(GC gc, int width, int mostLines) {
		Set<Integer> seen = new HashSet<>();
		timeline.rows().forEach(row -> row.lanes().forEach(lane -> {
			for (int tint : lane.tints()) {
				seen.add(tint);
			}
		}));
		timeline.rows().stream().filter(row -> row.vm() >= 0).forEach(row -> seen.add(row.vm()));
		List<Entry> entries = new ArrayList<>();
		Tints tints = timeline.tints();
		int x = PAD;
		int y = 4;
		int lines = 1;
		int left = 0;
		boolean waits = timeline.rows().stream().anyMatch(row -> row.waiting().isPresent());
		for (int tint = 0; tint <= tints.count() + 1; tint++) {
			boolean isIdle = tint == tints.count();
			boolean isWaiting = tint > tints.count();
			if (isWaiting ? !waits : !isIdle && !seen.contains(tint)) {
				continue;
			}
			String text = isIdle ? "idle" : isWaiting ? "waiting" : tints.isVm(tint) ? timeline.vm(tint)
					: tints.loss(tint).word();
			int wide = gc.textExtent(text).x + line + 14;
			if (x + wide > width - (lines == mostLines ? 90 : PAD) && x > PAD) {
				if (lines == mostLines) {
					left++;
					continue;
				}
				lines++;
				x = PAD;
				y += line + 4;
			}
			entries.add(new Entry(new Rectangle(x, y, wide - 6, line), text, isWaiting ? WAITING : isIdle ? IDLE : tint));
			x += wide;
		}
		if (left > 0) {
			entries.add(new Entry(new Rectangle(x, y, 80, line), "and " + left + " more", MORE));
		}
		legend = List.copyOf(entries);
		legendHeight = y + line + 5;
	}

	private void legend(GC gc, Rectangle area, Set<Integer> emphasised) {
		int top = area.height - legendHeight;
		gc.setForeground(Shades.colour(shades.line()));
		gc.drawLine(0, top, area.width, top);
		for (Entry entry : legend) {
			boolean isVm = entry.tint() >= 0 && timeline.tints().isVm(entry.tint());
			boolean back = isVm && !emphasised.isEmpty() && !emphasised.contains(entry.tint());
			int square = line - 6;
			int x = entry.bounds().x;
			int y = top + entry.bounds().y;
			if (entry.tint() != MORE) {
				gc.setBackground(Shades.colour(entry.tint() == WAITING ? shades.waiting() : entry.tint() == IDLE ? shades.idle()
						: back ? shades.faded(entry.tint()) : shades.of(entry.tint())));
				if (entry.tint() == WAITING) {
					gc.fillRectangle(x, y + 3 + square / 2, square, square - square / 2);
				} else {
					gc.fillRectangle(x, y + 3, square, square);
				}
			}
			gc.setForeground(Shades.colour(back ? shades.quiet() : shades.text()));
			gc.drawText(entry.text(), x + square + 5, y, SWT.DRAW_TRANSPARENT);
		}
	}

	private static String shortened(GC gc, String text, int width) {
		if (gc.textExtent(text).x <= width) {
			return text;
		}
		int low = 0;
		int high = text.length();
		while (low < high) {
			int middle = (low + high + 1) / 2;
			if (gc.textExtent(text.substring(0, middle) + "…").x <= width) {
				low = middle;
			} else {
				high = middle - 1;
			}
		}
		return low == 0 ? "" : text.substring(0, low) + "…";
	}
}
