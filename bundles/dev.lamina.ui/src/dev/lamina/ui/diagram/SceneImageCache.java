package dev.lamina.ui.diagram;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;

import dev.lamina.diagram.svg.Palette;
import dev.lamina.ui.diagram.ScenePainter.View;

/**
 * What was painted last, kept so that only what comes into sight is painted again when the picture is moved, and nothing when
 * something is selected.
 */
final class SceneImageCache {
	private final Display display;
	private final ScenePainter scenePainter;
	private Image image;
	private CachedView shown;

	/**
	 * What is on it.
	 *
	 * @param view where the picture is, in pixels of the sheet
	 * @param area the size of the sheet
	 * @param zoom how many pixels it has for each of the window
	 */
	record CachedView(SceneGraph picture, View view, Rectangle area, double zoom, boolean dark) {
		/**
		 * What is to be seen in a window.
		 *
		 * @param zoom how many pixels of the screen there are for each of the window, where SWT does not see to that itself
		 */
		static CachedView of(SceneGraph sceneGraph, View view, Rectangle window, double zoom, boolean dark) {
			return new CachedView(sceneGraph, new View(view.scale() * zoom, view.left() * zoom, view.top() * zoom),
					new Rectangle(0, 0, (int) Math.ceil(window.width * zoom), (int) Math.ceil(
							window.height * zoom)),
					zoom, dark);
		}

		/** Whether another one is the same moved by whole pixels. */
		private boolean isMoved(CachedView other) {
			return other != null && other.picture == picture && other.area.equals(area) && other.dark == dark
					&& other.view.scale() == view.scale() && other.byX(this) == Math.rint(
							other.byX(this))
					&& other.byY(this) == Math.rint(other.byY(this)) && Math.abs(other.byX(this)) < area.width
					&& Math.abs(other.byY(this)) < area.height;
		}

		private double byX(CachedView later) {
			return later.view.left() - view.left();
		}

		private double byY(CachedView later) {
			return later.view.top() - view.top();
		}
	}

	SceneImageCache(Display display, ScenePainter scenePainter) {
		this.display = display;
		this.scenePainter = scenePainter;
	}

	/** Paints a content onto the screen. */
	void paint(GC screen, CachedView wanted) {
		if (wanted.area().isEmpty()) {
			return;
		}
		if (!wanted.equals(shown)) {
			Image next = new Image(display, wanted.area().width, wanted.area().height);
			GC gc = new GC(next);
			scenePainter.setColorMapping(wanted.dark() ? Palette::dark : colour -> colour);
			if (wanted.isMoved(shown)) {
				move(gc, wanted);
			} else {
				paint(gc, wanted, wanted.area());
			}
			gc.dispose();
			dispose();
			image = next;
			shown = wanted;
		}
		screen.drawImage(image, 0, 0, wanted.area().width, wanted.area().height, 0, 0,
				(int) Math.ceil(wanted.area().width / wanted.zoom()),
				(int) Math.ceil(wanted.area().height / wanted.zoom()));
	}

	private void move(GC gc, CachedView wanted) {
		int x = (int) shown.byX(wanted);
		int y = (int) shown.byY(wanted);
		int width = wanted.area().width;
		int height = wanted.area().height;
		gc.drawImage(image, x, y);
		if (x != 0) {
			paint(gc, wanted, new Rectangle(x > 0 ? 0 : width + x, 0, Math.abs(x), height));
		}
		if (y != 0) {
			paint(gc, wanted, new Rectangle(0, y > 0 ? 0 : height + y, width, Math.abs(y)));
		}
	}

	private void paint(GC gc, CachedView wanted, Rectangle part) {
		gc.setClipping(part);
		gc.setBackground(scenePainter.background(wanted.picture()));
		gc.fillRectangle(part);
		scenePainter.paint(gc, wanted.picture(), wanted.view(), part);
		gc.setClipping((Rectangle) null);
	}

	void dispose() {
		if (image != null) {
			image.dispose();
			image = null;
			shown = null;
		}
	}
}
