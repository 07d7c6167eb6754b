package dev.lamina.ui.timeline;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.jface.resource.ColorRegistry;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;

/**
 * Shows a timeline. The wheel moves it, with Ctrl it zooms around the pointer, dragging moves it; {@code +}, {@code -}, {@code 0}
 * or Home and the arrows do the same from the keyboard, {@code ,} and {@code .} go from span to span, {@code f} fills the window
 * with the selected one, Escape selects nothing. All of it is visible until the user zooms.
 */
final class TimelineCanvas extends Canvas {
	private static final double ZOOM_FACTOR = 1.3;
	private static final int SCROLLED = 10_000;
	/** How far the mouse must go before something is dragged, in pixels. */
	private static final int DRAG_THRESHOLD = 4;
	private static final int STRIDE = 60;

	/** Who is told what a person does. */
	interface Listener {
		/** A VM was chosen, by its number. */
		void selected(int vm);

		/** The same, and it is to be worked on. */
		void opened(int vm);

		/** A span was chosen; all that is known of it, in lines. Empty if none is chosen any more. */
		void pointed(String words);
	}

	private final Listener listener;
	private final ColorRegistry theme;
	private Timeline timeline;
	private int[] slots = {};
	private ColorTable colorTable;
	private TimelinePainter timelinePainter;
	private TimelineText timelineText;
	private Viewport viewport;
	private Rectangle arranged;
	private int top;
	private Set<Integer> emphasised = Set.of();
	private TimelinePosition selected;
	private Event pressed;
	private Viewport pressedViewport;
	private int pressedTop;
	private boolean dragging;

	TimelineCanvas(Composite parent, ColorRegistry theme, Listener listener) {
		super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND | SWT.H_SCROLL | SWT.V_SCROLL);
		this.theme = theme;
		this.listener = listener;
		addListener(SWT.Paint, event -> paint(event.gc));
		addListener(SWT.Resize, event -> moved());
		addListener(SWT.MouseWheel, this::wheel);
		addListener(SWT.MouseHorizontalWheel, event -> pan(-event.count * STRIDE / 3));
		addListener(SWT.MouseDown, this::press);
		addListener(SWT.MouseMove, this::drag);
		addListener(SWT.MouseUp, this::release);
		addListener(SWT.MouseDoubleClick, event -> vmAt(event).ifPresent(listener::opened));
		addListener(SWT.KeyDown, this::key);
		addListener(SWT.Dispose, event -> forget());
		// every key is the canvas's own but Tab, which leads out of it
		addListener(SWT.Traverse,
				event -> event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
		getHorizontalBar().addListener(SWT.Selection, event -> scrolled());
		getVerticalBar().addListener(SWT.Selection, event -> scrolled());
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				event.result = "Timeline of GPU engines";
			}

			@Override
			public void getDescription(AccessibleEvent event) {
				event.result = selected == null || timeline == null ? "" : timelineText.of(selected);
			}
		});
		updateScrollBars();
	}

	/**
	 * Shows a timeline, all of it; nothing if there is none.
	 *
	 * @param colours the numbers of its VMs, which decide about their colours
	 */
	void show(Optional<Timeline> shown, int[] colours) {
		forget();
		timeline = shown.orElse(null);
		timelineText = shown.map(TimelineText::new).orElse(null);
		slots = colours;
		viewport = null;
		point(null);
		emphasised = Set.of();
		top = 0;
		setToolTipText(null);
		moved();
	}

	/** Puts all other VMs into the background; none are meant if none are named. */
	void emphasise(Set<Integer> vms) {
		if (!vms.equals(emphasised)) {
			emphasised = Set.copyOf(new TreeSet<>(vms));
			redraw();
		}
	}

	Set<Integer> emphasised() {
		return emphasised;
	}

	Optional<Timeline> timeline() {
		return Optional.ofNullable(timeline);
	}

	/** What is seen; nothing before anything is. */
	Optional<Viewport> viewport() {
		return ready() ? Optional.of(viewport) : Optional.empty();
	}

	/** The span that was chosen last. */
	Optional<TimelinePosition> selected() {
		return Optional.ofNullable(selected);
	}

	void zoomIn() {
		zoom(ZOOM_FACTOR, rowsWidth() / 2.0);
	}

	void zoomOut() {
		zoom(1 / ZOOM_FACTOR, rowsWidth() / 2.0);
	}

	/** Makes all of it visible. */
	void fit() {
		if (ready()) {
			top = 0;
			setViewport(Viewport.all(timeline.from(), timeline.to(), rowsWidth()));
		}
	}

	/** Makes a stretch of time visible. */
	void zoomTo(long from, long to) {
		if (ready()) {
			setViewport(viewport.around(from, to));
		}
	}

	/** What is at a place of the window. */
	Optional<TimelinePosition> positionAt(int x, int y) {
		if (!ready() || x < timelinePainter.gutter() || y < timelinePainter.axis()
				|| y >= timelinePainter.axis() + rowsHeight()) {
			return Optional.empty();
		}
		TimelineLayout timelineLayout = timelinePainter.layout();
		int within = y - timelinePainter.axis() + top;
		int number = timelineLayout.rowAt(within);
		if (number < 0) {
			return Optional.empty();
		}
		TimelineRow timelineRow = timeline.rows().get(number);
		int lane = timelineLayout.laneAt(timelineRow, within - timelineLayout.top(number));
		long time = viewport.time(x - timelinePainter.gutter());
		return Optional.of(new TimelinePosition(number, lane,
				nearest(timelineRow.lanes().get(lane), x - timelinePainter.gutter(), time), time));
	}

	/** The span under the pointer, or at least in the same pixel. */
	private int nearest(SpanStore spanStore, double x, long time) {
		int span = spanStore.at(time);
		if (span < 0) {
			int next = spanStore.firstAfter(time);
			if (next < spanStore.size() && viewport.x(spanStore.from(next)) - x < 1) {
				return next;
			}
		}
		return span;
	}

	/** Where the middle of a span is in the window, for those who point there. */
	Point middle(TimelinePosition timelinePosition) {
		TimelineRow timelineRow = timeline.rows().get(timelinePosition.row());
		SpanStore spanStore = timelineRow.lanes().get(timelinePosition.lane());
		double x = (viewport.x(spanStore.from(timelinePosition.span())) + viewport.x(spanStore.to(timelinePosition.span()))) / 2;
		int y = timelinePainter.layout().top(timelinePosition.row())
				+ timelinePainter.layout().top(timelineRow, timelinePosition.lane())
				+ timelinePainter.layout().lane(timelineRow) / 2;
		return new Point(timelinePainter.gutter() + (int) x, timelinePainter.axis() + y - top);
	}

	/** What is seen now, as pixels. */
	Optional<ImageData> image() {
		if (!ready()) {
			return Optional.empty();
		}
		Image image = new Image(getDisplay(), getClientArea().width, getClientArea().height);
		GC gc = new GC(image);
		gc.setFont(getFont());
		timelinePainter.draw(gc, getClientArea(), viewport, top, emphasised, Optional.ofNullable(selected));
		gc.dispose();
		ImageData data = image.getImageData();
		image.dispose();
		return Optional.of(data);
	}

	// ------------------------------------------------------------------ drawing

	private void paint(GC gc) {
		gc.setFont(getFont());
		if (timeline == null) {
			gc.setBackground(getBackground());
			gc.fillRectangle(getClientArea());
			return;
		}
		if (ready()) {
			timelinePainter.draw(gc, getClientArea(), viewport, top, emphasised, Optional.ofNullable(selected));
		}
	}

	/** Whether there is anything to be seen; prepares it. */
	private boolean ready() {
		if (timeline == null || getClientArea().width <= 0 || getClientArea().height <= 0) {
			return false;
		}
		// the theme changes its colours and those of the window one after the other
		ColorTable now = new ColorTable(theme::getRGB, getBackground(), getForeground(), slots);
		if (!now.equals(colorTable)) {
			forget();
			colorTable = now;
		}
		if (timelinePainter == null || !getClientArea().equals(arranged)) {
			arranged = getClientArea();
			GC gc = new GC(this);
			gc.setFont(getFont());
			timelinePainter = timelinePainter == null ? new TimelinePainter(gc, timeline, colorTable) : timelinePainter;
			timelinePainter.arrange(gc, arranged);
			gc.dispose();
		}
		if (viewport == null) {
			viewport = Viewport.all(timeline.from(), timeline.to(), rowsWidth());
		} else if (viewport.width() != rowsWidth()) {
			viewport = viewport.on(rowsWidth());
		}
		return true;
	}

	private void forget() {
		if (timelinePainter != null) {
			timelinePainter.dispose();
			timelinePainter = null;
		}
	}

	private int rowsWidth() {
		return Math.max(1, getClientArea().width - (timelinePainter == null ? 0 : timelinePainter.gutter()));
	}

	private int rowsHeight() {
		return timelinePainter.rows(getClientArea());
	}

	// ------------------------------------------------------------------ moving

	private void zoom(double factor, double x) {
		if (ready()) {
			setViewport(viewport.zoomed(factor, x));
		}
	}

	private void pan(double by) {
		if (ready()) {
			setViewport(viewport.moved(by));
		}
	}

	private void scrollBy(int by) {
		top += by;
		moved();
	}

	private void setViewport(Viewport next) {
		viewport = next;
		moved();
	}

	private void moved() {
		if (ready()) {
			top = Math.clamp(top, 0, Math.max(0, timelinePainter.layout().height() - rowsHeight()));
		}
		updateScrollBars();
		redraw();
	}

	private void updateScrollBars() {
		ScrollBar across = getHorizontalBar();
		ScrollBar down = getVerticalBar();
		if (!ready()) {
			across.setEnabled(false);
			down.setVisible(false);
			return;
		}
		double all = timeline.to() - timeline.from();
		int thumb = Math.max(1, (int) (SCROLLED * ((viewport.end() - viewport.start()) / all)));
		across.setEnabled(!viewport.isAll());
		across.setValues((int) (SCROLLED * ((viewport.start() - timeline.from()) / all)), 0, SCROLLED, thumb,
				Math.max(1, thumb / 10), thumb);
		int seen = rowsHeight();
		int height = timelinePainter.layout().height();
		down.setVisible(height > seen);
		if (height > seen) {
			down.setValues(top, 0, height, seen, 20, seen);
		}
	}

	private void scrolled() {
		if (ready()) {
			long length = viewport.end() - viewport.start();
			long start = timeline.from()
					+ (long) ((double) getHorizontalBar().getSelection() / SCROLLED * (timeline.to() - timeline.from()));
			top = getVerticalBar().isVisible() ? getVerticalBar().getSelection() : 0;
			viewport = viewport.isAll() ? viewport
					: viewport.moved((double) (start - viewport.start()) / length * viewport.width());
			redraw();
		}
	}

	private boolean isHigher() {
		return ready() && timelinePainter.layout().height() > rowsHeight();
	}

	private void wheel(Event event) {
		if (ready()) {
			if ((event.stateMask & SWT.MOD1) != 0) {
				zoom(event.count > 0 ? ZOOM_FACTOR : 1 / ZOOM_FACTOR, event.x - timelinePainter.gutter());
			} else if ((event.stateMask & SWT.MOD2) == 0 && isHigher()) {
				scrollBy(-event.count * 20);
			} else {
				pan(-event.count * STRIDE / 3.0);
			}
		}
		event.doit = false;
	}

	// ------------------------------------------------------------------ pointing

	private void press(Event event) {
		forceFocus();
		if (event.button == 1 && ready()) {
			pressed = event;
			pressedViewport = viewport;
			pressedTop = top;
			dragging = false;
		}
	}

	private void drag(Event event) {
		if (pressed == null) {
			String tip = positionAt(event.x, event.y)
					.map(timelinePosition -> timelineText.of(timelinePosition).replace("&", "&&")).orElse(null);
			if (tip == null ? getToolTipText() != null : !tip.equals(getToolTipText())) {
				setToolTipText(tip);
			}
		} else if (dragging || Math.abs(event.x - pressed.x) + Math.abs(event.y - pressed.y) > DRAG_THRESHOLD) {
			dragging = true;
			setCursor(getDisplay().getSystemCursor(SWT.CURSOR_HAND));
			top = pressedTop + pressed.y - event.y;
			setViewport(pressedViewport.moved(pressed.x - event.x));
		}
	}

	private void release(Event event) {
		boolean click = pressed != null && !dragging;
		pressed = null;
		dragging = false;
		setCursor(null);
		if (click) {
			point(positionAt(event.x, event.y).filter(TimelinePosition::isSpan).orElse(null));
			vmAt(event).ifPresentOrElse(vm -> choose(vm), () -> emphasise(Set.of()));
			redraw();
		}
	}

	private void point(TimelinePosition timelinePosition) {
		selected = timelinePosition;
		listener.pointed(timelinePosition == null ? "" : timelineText.of(timelinePosition));
	}

	private void choose(int vm) {
		emphasise(Set.of(vm));
		listener.selected(vm);
		getAccessible().selectionChanged();
	}

	/** The VM at a place of the window: of a span, of a row, or in the legend. */
	private Optional<Integer> vmAt(Event event) {
		if (!ready()) {
			return Optional.empty();
		}
		int below = event.y - timelinePainter.axis() - rowsHeight();
		if (below >= 0) {
			return timelinePainter.entryAt(event.x, below).map(TimelinePainter.LegendEntry::colorIndex)
					.filter(tint -> tint >= 0 && timeline.colorIndex().isVm(tint));
		}
		if (event.x < timelinePainter.gutter()) {
			int row = timelinePainter.layout().rowAt(event.y - timelinePainter.axis() + top);
			return Optional.of(row).filter(number -> number >= 0 && event.y >= timelinePainter.axis())
					.map(number -> timeline.rows().get(number).vm()).filter(vm -> vm >= 0);
		}
		return positionAt(event.x, event.y).filter(TimelinePosition::isSpan)
				.map(timelinePosition -> timeline.spansAt(timelinePosition).vm(timelinePosition.span()));
	}

	// ------------------------------------------------------------------ keys

	private void key(Event event) {
		boolean inRow = (event.stateMask & SWT.MOD1) == 0;
		switch (event.character == 0 || event.character == SWT.ESC ? event.keyCode : event.character) {
			case '+', '=' -> zoomIn();
			case '-' -> zoomOut();
			case '0' -> fit();
			case SWT.HOME -> fit();
			case SWT.ARROW_LEFT -> pan(-STRIDE);
			case SWT.ARROW_RIGHT -> pan(STRIDE);
			case SWT.PAGE_UP -> pan(-rowsWidth() * 0.9);
			case SWT.PAGE_DOWN -> pan(rowsWidth() * 0.9);
			case SWT.ARROW_UP -> scrollBy(-STRIDE / 2);
			case SWT.ARROW_DOWN -> scrollBy(STRIDE / 2);
			case ',' -> step(-1, inRow);
			case '.' -> step(1, inRow);
			case 'f', 'F' -> selected().filter(TimelinePosition::isSpan).ifPresent(
					timelinePosition -> zoomTo(timeline.spansAt(timelinePosition).from(timelinePosition.span()),
							timeline.spansAt(timelinePosition).to(timelinePosition.span())));
			case SWT.CR -> selected().filter(TimelinePosition::isSpan)
					.ifPresent(place -> listener.opened(timeline.spansAt(place).vm(place.span())));
			case SWT.ESC -> {
				point(null);
				emphasise(Set.of());
				redraw();
			}
			default -> {
				// belongs to someone else
			}
		}
	}

	/**
	 * Chooses the next span or the one before, of the same VM where one is emphasised; the first one seen when none is chosen
	 * yet.
	 */
	private void step(int by, boolean stays) {
		if (!ready()) {
			return;
		}
		Optional<TimelinePosition> found = selected == null ? timeline.firstAfter(viewport.start())
				: timeline.neighbour(selected, by, stays);
		if (found.isPresent()) {
			TimelinePosition next = found.get();
			SpanStore spanStore = timeline.spansAt(next);
			point(next);
			top = Math.clamp(top,
					Math.max(0,
							timelinePainter.layout().top(next.row())
									+ timelinePainter.layout().height(timeline.rows().get(next.row()))
									- rowsHeight()),
					timelinePainter.layout().top(next.row()));
			setViewport(viewport.revealing(spanStore.from(next.span()), spanStore.to(next.span())));
			choose(spanStore.vm(next.span()));
		}
	}
}
