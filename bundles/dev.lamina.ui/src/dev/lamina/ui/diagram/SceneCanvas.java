package dev.lamina.ui.diagram;

import java.util.Optional;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Transform;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

import dev.lamina.diagram.scene.Box;
import dev.lamina.diagram.scene.Scene;
import dev.lamina.diagram.svg.Palette;

/**
 * Shows a scene: the wheel moves it, with Ctrl it zooms, dragging the ground moves it, {@code +}, {@code -}, {@code 0} and the arrows do
 * the same from the keyboard. It fits into the window until somebody zooms.
 */
final class SceneCanvas extends Canvas {
	private static final double STEP = 1.2;
	private static final int MARGIN = 8;
	/** How far the mouse must go before a box is dragged, in pixels. */
	private static final int THRESHOLD = 5;

	/** Who is told what a person does. */
	interface Listener {
		void selected(Box box);

		void opened(Box box);

		void dropped(Box dragged, Box target);
	}

	private final Painter painter;
	private final Listener listener;
	private Scene scene;
	private Set<String> marked = Set.of();
	private double scale = 1;
	private double left;
	private double top;
	private boolean fits = true;
	private Event pressed;
	private Box pressedBox;
	private double pressedLeft;
	private double pressedTop;
	private boolean dragging;
	private Event at;

	SceneCanvas(Composite parent, Listener listener) {
		super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
		this.listener = listener;
		painter = new Painter(getDisplay());
		addListener(SWT.Paint, event -> paint(event.gc));
		addListener(SWT.Resize, event -> fitAgain());
		addListener(SWT.MouseWheel, this::wheel);
		addListener(SWT.MouseHorizontalWheel, event -> move(event.count * 20, 0));
		addListener(SWT.MouseDown, this::press);
		addListener(SWT.MouseMove, this::drag);
		addListener(SWT.MouseUp, this::release);
		addListener(SWT.MouseDoubleClick, event -> boxAt(event).ifPresent(listener::opened));
		addListener(SWT.KeyDown, this::key);
		addListener(SWT.Dispose, event -> painter.dispose());
	}

	/** Shows a scene, at the same place as the one before; nothing where there is none. */
	void show(Optional<Scene> shown) {
		scene = shown.orElse(null);
		fitAgain();
		redraw();
	}

	Optional<Scene> scene() {
		return Optional.ofNullable(scene);
	}

	/** Frames the boxes that show an element. */
	void mark(Set<String> ids) {
		if (!ids.equals(marked)) {
			marked = Set.copyOf(ids);
			redraw();
		}
	}

	void zoomIn() {
		zoom(STEP, getClientArea().width / 2, getClientArea().height / 2);
	}

	void zoomOut() {
		zoom(1 / STEP, getClientArea().width / 2, getClientArea().height / 2);
	}

	/** Makes all of it visible, and keeps it so. */
	void fit() {
		fits = true;
		fitAgain();
		redraw();
	}

	/** The box at a place of the window. */
	Optional<Box> boxAt(Event event) {
		return scene == null ? Optional.empty() : scene.at((event.x - left) / scale, (event.y - top) / scale);
	}

	/** Where the middle of a box is in the window. */
	org.eclipse.swt.graphics.Point middle(Box box) {
		return new org.eclipse.swt.graphics.Point((int) Math.round(box.bounds().middle() * scale + left),
				(int) Math.round((box.bounds().y() + Math.min(10, box.bounds().height() / 2)) * scale + top));
	}

	private void paint(GC gc) {
		boolean dark = isDark();
		painter.use(dark ? Palette::dark : colour -> colour);
		gc.setBackground(scene == null ? getBackground() : painter.background(scene));
		gc.fillRectangle(getClientArea());
		if (scene == null) {
			return;
		}
		Transform transform = new Transform(getDisplay());
		transform.translate((float) left, (float) top);
		transform.scale((float) scale, (float) scale);
		gc.setTransform(transform);
		painter.paint(gc, scene);
		Color accent = getDisplay().getSystemColor(SWT.COLOR_LIST_SELECTION);
		scene.all().filter(box -> marked.contains(box.identity().id())).forEach(box -> painter.mark(gc, box.bounds(), accent));
		if (dragging) {
			boxAt(at).ifPresent(target -> painter.mark(gc, target.bounds(), getDisplay().getSystemColor(SWT.COLOR_DARK_GREEN)));
		}
		gc.setTransform(null);
		transform.dispose();
	}

	private boolean isDark() {
		Color ground = getParent().getBackground();
		return ground.getRed() + ground.getGreen() + ground.getBlue() < 3 * 128;
	}

	private void fitAgain() {
		if (fits && scene != null && getClientArea().width > 0) {
			double wide = (getClientArea().width - 2.0 * MARGIN) / scene.width();
			double high = (getClientArea().height - 2.0 * MARGIN) / scene.height();
			scale = Math.clamp(Math.min(wide, high), 0.05, 1.5);
			left = Math.max(MARGIN, (getClientArea().width - scene.width() * scale) / 2);
			top = MARGIN;
		}
	}

	private void zoom(double factor, int x, int y) {
		double next = Math.clamp(scale * factor, 0.05, 8);
		left = x - (x - left) * next / scale;
		top = y - (y - top) * next / scale;
		scale = next;
		fits = false;
		redraw();
	}

	private void move(double byX, double byY) {
		left += byX;
		top += byY;
		fits = false;
		redraw();
	}

	private void wheel(Event event) {
		if ((event.stateMask & SWT.MOD1) != 0) {
			zoom(event.count > 0 ? STEP : 1 / STEP, event.x, event.y);
		} else {
			move(0, event.count * 20);
		}
		event.doit = false;
	}

	private void press(Event event) {
		forceFocus();
		if (event.button == 1) {
			pressed = event;
			pressedBox = boxAt(event).orElse(null);
			pressedLeft = left;
			pressedTop = top;
			if (pressedBox != null) {
				listener.selected(pressedBox);
			}
		}
	}

	private void drag(Event event) {
		if (pressed == null) {
			setToolTipText(boxAt(event).map(SceneCanvas::tip).orElse(null));
		} else if (pressedBox == null) {
			left = pressedLeft + event.x - pressed.x;
			top = pressedTop + event.y - pressed.y;
			fits = false;
			redraw();
		} else if (dragging || Math.abs(event.x - pressed.x) + Math.abs(event.y - pressed.y) > THRESHOLD) {
			dragging = true;
			at = event;
			setCursor(getDisplay().getSystemCursor(SWT.CURSOR_HAND));
			redraw();
		}
	}

	private void release(Event event) {
		Box dragged = dragging ? pressedBox : null;
		pressed = null;
		pressedBox = null;
		dragging = false;
		setCursor(null);
		if (dragged != null) {
			boxAt(event).ifPresent(target -> listener.dropped(dragged, target));
			redraw();
		}
	}

	private void key(Event event) {
		switch (event.character == 0 ? event.keyCode : event.character) {
			case '+', '=' -> zoomIn();
			case '-' -> zoomOut();
			case '0' -> fit();
			case SWT.ARROW_LEFT -> move(40, 0);
			case SWT.ARROW_RIGHT -> move(-40, 0);
			case SWT.ARROW_UP -> move(0, 40);
			case SWT.ARROW_DOWN -> move(0, -40);
			default -> {
				// belongs to somebody else
			}
		}
	}

	private static String tip(Box box) {
		String tip = box.identity().kind() + ' ' + box.identity().element();
		return (box.tooltip().isEmpty() ? tip : tip + "\n" + box.tooltip()).replace("&", "&&");
	}
}
