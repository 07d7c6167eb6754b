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
final class TimelinePainter {
	private static final int PAD = 8;
	private static final int MIN_TICK_DISTANCE = 96;
	private static final int MIN_LABELED_WIDTH = 44;
	private static final int MAX_LEGEND_LINES = 3;

	private static final int WAITING = -1;
	private static final int IDLE = -2;
	private static final int MORE = -3;

	/**
	 * Something in the legend.
	 *
	 * @param colorIndex less than 0 if it is none
	 */
	record LegendEntry(Rectangle bounds, String text, int colorIndex) {
	}

	/** What the rows look like. */
	private record PaintedState(Viewport viewport, TimelineLayout layout, int top, int height, Set<Integer> emphasised,
			ColorTable shades) {
	}

	private final Device device;
	private final Timeline timeline;
	private final TimelineText timelineText;
	private final ColorTable colorTable;
	private final Font bold;
	private final int line;
	private final int gutter;
	private TimelineLayout timelineLayout;
	private List<LegendEntry> legend = List.of();
	private int legendHeight;
	private Point arranged;
	private Image rows;
	private PaintedState paintedState;

	/** A picture with the font of a GC. */
	TimelinePainter(GC gc, Timeline timeline, ColorTable colorTable) {
		device = gc.getDevice();
		this.timeline = timeline;
		this.colorTable = colorTable;
		timelineText = new TimelineText(timeline);
		FontData[] data = gc.getFont().getFontData();
		for (FontData each : data) {
			each.setStyle(each.getStyle() | SWT.BOLD);
		}
		bold = new Font(device, data);
		line = gc.getFontMetrics().getHeight();
		timelineLayout = TimelineLayout.filling(timeline.rows(), line, 0);
		int widest = 60;
		Font plain = gc.getFont();
		for (TimelineRow timelineRow : timeline.rows()) {
			gc.setFont(bold);
			widest = Math.max(widest, gc.textExtent(timelineRow.title()).x);
			gc.setFont(plain);
			widest = Math.max(widest, gc.textExtent(timelineRow.place()).x);
		}
		gutter = Math.min(220, widest + 2 * PAD);
	}

	void dispose() {
		bold.dispose();
		forget();
	}

	TimelineLayout layout() {
		return timelineLayout;
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
	Optional<LegendEntry> entryAt(int x, int y) {
		return legend.stream().filter(legendEntry -> legendEntry.bounds().contains(x, y)).findFirst();
	}

	/** The legend, with places from its own corner. */
	List<LegendEntry> legend() {
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
	void draw(GC gc, Rectangle area, Viewport viewport, int top, Set<Integer> emphasised, Optional<TimelinePosition> selected) {
		arrange(gc, area);
		int height = rows(area);
		gc.setBackground(ColorTable.colour(colorTable.ground()));
		gc.fillRectangle(area);
		PaintedState wanted = new PaintedState(viewport, timelineLayout, top, height, Set.copyOf(emphasised), colorTable);
		if (!wanted.equals(paintedState)) {
			forget();
			paintedState = wanted;
			rows = new Image(device,
					(ImageDataProvider) zoom -> new SpanRasterizer(timelineLayout, viewport, top, height, colorTable,
							timeline.colorIndex(),
							vm -> !emphasised.isEmpty() && !emphasised.contains(vm), zoom / 100.0).data());
		}
		gc.drawImage(rows, gutter, axis());
		gc.setTextAntialias(SWT.ON);
		axis(gc, viewport, height);
		gc.setClipping(gutter, axis(), viewport.width(), height);
		for (int row = 0,
				y = axis() - top; row < timeline.rows().size(); y += timelineLayout.height(timeline.rows().get(row++))) {
			if (y < axis() + height && y + timelineLayout.height(timeline.rows().get(row)) > axis()) {
				inside(gc, timeline.rows().get(row), y, viewport, emphasised);
			}
		}
		selected.filter(TimelinePosition::isSpan).ifPresent(timelinePosition -> frame(gc, timelinePosition, viewport, top));
		gc.setClipping(0, axis(), area.width, height);
		names(gc, area, top, emphasised);
		gc.setClipping((Rectangle) null);
		legend(gc, area, emphasised);
	}

	private void forget() {
		if (rows != null) {
			rows.dispose();
			rows = null;
			paintedState = null;
		}
	}

	private void axis(GC gc, Viewport viewport, int height) {
		TimeAxis marks = TimeAxis.of(viewport, MIN_TICK_DISTANCE);
		gc.setForeground(ColorTable.colour(colorTable.line()));
		gc.drawLine(0, axis() - 1, gutter + viewport.width(), axis() - 1);
		for (TimeAxis.Mark mark : marks.marks()) {
			int x = gutter + (int) Math.round(viewport.x(mark.at()));
			gc.setForeground(ColorTable.colour(colorTable.line()));
			gc.setAlpha(150);
			gc.drawLine(x, axis() - 5, x, axis() + height);
			gc.setAlpha(255);
			gc.setForeground(ColorTable.colour(colorTable.quiet()));
			Point size = gc.textExtent(mark.text());
			int left = Math.clamp(x - size.x / 2, gutter + 2, Math.max(gutter + 2, gutter + viewport.width() - size.x - 2));
			gc.drawText(mark.text(), left, 3, SWT.DRAW_TRANSPARENT);
		}
		gc.setForeground(ColorTable.colour(colorTable.text()));
		gc.drawText(marks.base(), PAD, 3, SWT.DRAW_TRANSPARENT);
	}

	/** Words in spans that are wide enough: each of them is met at one of the places that are looked at. */
	private void inside(GC gc, TimelineRow timelineRow, int y, Viewport viewport, Set<Integer> emphasised) {
		int lane = timelineLayout.lane(timelineRow);
		for (int i = 0; i < timelineRow.lanes().size() && lane >= line; i++) {
			SpanStore spanStore = timelineRow.lanes().get(i);
			int last = -1;
			for (int x = MIN_LABELED_WIDTH / 2; x < viewport.width(); x += MIN_LABELED_WIDTH / 2) {
				int span = spanStore.at(viewport.time(x));
				if (span >= 0 && span != last) {
					last = span;
					int left = (int) Math.max(0, Math.round(viewport.x(spanStore.from(span))));
					int right = (int) Math.min(viewport.width(), Math.round(viewport.x(spanStore.to(span))));
					if (right - left >= MIN_LABELED_WIDTH) {
						boolean back = !emphasised.isEmpty() && !emphasised.contains(spanStore.vm(span));
						int colour = back ? colorTable.faded(spanStore.colorIndex(span))
								: colorTable.of(spanStore.colorIndex(span));
						gc.setForeground(ColorTable.colour(back ? colorTable.quiet() : ColorTable.on(colour)));
						gc.drawText(shortened(gc, timelineText.inside(spanStore, span), right - left - 8), gutter + left + 5,
								y + timelineLayout.top(timelineRow, i) + (lane - line) / 2, SWT.DRAW_TRANSPARENT);
					}
				}
			}
		}
		for (TimelineRow.Change change : timelineRow.changes()) {
			int x = gutter + (int) Math.round(viewport.x(change.at()));
			int head = y + timelineLayout.top(timelineRow, 0);
			int foot = head + timelineRow.lanes().size() * lane;
			gc.setBackground(ColorTable.colour(colorTable.text()));
			gc.setForeground(ColorTable.colour(colorTable.text()));
			gc.drawLine(x, head, x, foot);
			gc.fillPolygon(change.comes() ? new int[] { x, head, x + 7, head + 4, x, head + 8 }
					: new int[] { x, head, x - 7, head + 4, x, head + 8 });
		}
	}

	private void frame(GC gc, TimelinePosition timelinePosition, Viewport viewport, int top) {
		TimelineRow timelineRow = timeline.rows().get(timelinePosition.row());
		SpanStore spanStore = timelineRow.lanes().get(timelinePosition.lane());
		int left = gutter
				+ (int) Math.clamp(Math.round(viewport.x(spanStore.from(timelinePosition.span()))), -10L, viewport.width() + 10L);
		int right = gutter
				+ (int) Math.clamp(Math.round(viewport.x(spanStore.to(timelinePosition.span()))), -10L, viewport.width() + 10L);
		int y = axis() - top + timelineLayout.top(timelinePosition.row())
				+ timelineLayout.top(timelineRow, timelinePosition.lane());
		gc.setForeground(ColorTable.colour(colorTable.text()));
		gc.setLineWidth(2);
		gc.drawRectangle(left, y, Math.max(2, right - left), timelineLayout.lane(timelineRow) - 1);
		gc.setLineWidth(1);
	}

	private void names(GC gc, Rectangle area, int top, Set<Integer> emphasised) {
		Font plain = gc.getFont();
		int y = axis() - top;
		for (int i = 0; i < timeline.rows().size(); i++) {
			TimelineRow timelineRow = timeline.rows().get(i);
			int height = timelineLayout.height(timelineRow);
			if (y < area.height && y + height > axis()) {
				boolean back = timelineRow.vm() >= 0 && !emphasised.isEmpty() && !emphasised.contains(timelineRow.vm());
				int words = y + Math.max(2, (height - 2 * line) / 2);
				if (timelineRow.vm() >= 0) {
					gc.setBackground(
							ColorTable.colour(back ? colorTable.faded(timelineRow.vm()) : colorTable.of(timelineRow.vm())));
					gc.fillRectangle(0, y + 3, 4, height - 6);
				}
				gc.setFont(bold);
				gc.setForeground(ColorTable.colour(back ? colorTable.quiet() : colorTable.text()));
				gc.drawText(shortened(gc, timelineRow.title(), gutter - PAD - 4), PAD, words, SWT.DRAW_TRANSPARENT);
				gc.setFont(plain);
				gc.setForeground(ColorTable.colour(colorTable.quiet()));
				gc.drawText(shortened(gc, timelineRow.place(), gutter - PAD - 4), PAD, words + line, SWT.DRAW_TRANSPARENT);
				gc.setForeground(ColorTable.colour(colorTable.line()));
				gc.drawLine(0, y + height - 1, area.width, y + height - 1);
			}
			y += height;
		}
	}

	/** Finds the places of everything in a window. */
	void arrange(GC gc, Rectangle area) {
		if (!new Point(area.width, area.height).equals(arranged)) {
			arranged = new Point(area.width, area.height);
			arrangeLegend(gc, area.width, Math.clamp(area.height / 150, 1, MAX_LEGEND_LINES));
			timelineLayout = TimelineLayout.filling(timeline.rows(), line, rows(area));
		}
	}

	private void arrangeLegend(GC gc, int width, int mostLines) {
		Set<Integer> seen = new HashSet<>();
		timeline.rows().forEach(timelineRow -> timelineRow.lanes().forEach(lane -> {
			for (int tint : lane.colorIndexes()) {
				seen.add(tint);
			}
		}));
		timeline.rows().stream().filter(row -> row.vm() >= 0).forEach(row -> seen.add(row.vm()));
		List<LegendEntry> legendEntries = new ArrayList<>();
		ColorIndex colorIndex = timeline.colorIndex();
		int x = PAD;
		int y = 4;
		int lines = 1;
		int left = 0;
		boolean waits = timeline.rows().stream().anyMatch(row -> row.waiting().isPresent());
		for (int tint = 0; tint <= colorIndex.count() + 1; tint++) {
			boolean isIdle = tint == colorIndex.count();
			boolean isWaiting = tint > colorIndex.count();
			if (isWaiting ? !waits : !isIdle && !seen.contains(tint)) {
				continue;
			}
			String text = isIdle ? "idle" : isWaiting ? "waiting" : colorIndex.isVm(tint) ? timeline.vm(tint)
					: colorIndex.loss(tint).word();
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
			legendEntries
					.add(new LegendEntry(new Rectangle(x, y, wide - 6, line), text, isWaiting ? WAITING : isIdle ? IDLE : tint));
			x += wide;
		}
		if (left > 0) {
			legendEntries.add(new LegendEntry(new Rectangle(x, y, 80, line), "and " + left + " more", MORE));
		}
		legend = List.copyOf(legendEntries);
		legendHeight = y + line + 5;
	}

	private void legend(GC gc, Rectangle area, Set<Integer> emphasised) {
		int top = area.height - legendHeight;
		gc.setForeground(ColorTable.colour(colorTable.line()));
		gc.drawLine(0, top, area.width, top);
		for (LegendEntry legendEntry : legend) {
			boolean isVm = legendEntry.colorIndex() >= 0 && timeline.colorIndex().isVm(legendEntry.colorIndex());
			boolean back = isVm && !emphasised.isEmpty() && !emphasised.contains(legendEntry.colorIndex());
			int square = line - 6;
			int x = legendEntry.bounds().x;
			int y = top + legendEntry.bounds().y;
			if (legendEntry.colorIndex() != MORE) {
				gc.setBackground(ColorTable.colour(legendEntry.colorIndex() == WAITING ? colorTable.waiting()
						: legendEntry.colorIndex() == IDLE ? colorTable.idle()
						: back ? colorTable.faded(legendEntry.colorIndex()) : colorTable.of(legendEntry.colorIndex())));
				if (legendEntry.colorIndex() == WAITING) {
					gc.fillRectangle(x, y + 3 + square / 2, square, square - square / 2);
				} else {
					gc.fillRectangle(x, y + 3, square, square);
				}
			}
			gc.setForeground(ColorTable.colour(back ? colorTable.quiet() : colorTable.text()));
			gc.drawText(legendEntry.text(), x + square + 5, y, SWT.DRAW_TRANSPARENT);
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
