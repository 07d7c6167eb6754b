package dev.lamina.ui.diagram;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

import dev.lamina.diagram.scene.Box;
import dev.lamina.ui.diagram.SceneGraph.SceneNode;
import dev.lamina.ui.diagram.ScenePainter.View;

/**
 * Shows a picture: the wheel moves it, with Ctrl it zooms, dragging the ground moves it. It fits into the window until the user
 * zooms. From the keyboard, Tab and the arrows select, with Ctrl the arrows move it, {@code +}, {@code -} and {@code 0} zoom.
 */
final class SceneCanvas extends Canvas {
	private static final String SELECTED = "dev.lamina.ui.colour.selected";
	private static final String TARGET = "dev.lamina.ui.colour.target";
	private static final double ZOOM_FACTOR = 1.2;
	private static final double MIN_SCALE = 0.01;
	private static final double MAX_SCALE = 12;
	private static final double MAX_FIT_SCALE = 1.5;
	private static final int MARGIN = 8;
	private static final int SCROLL = 40;
	/** How far the mouse must go before something is dragged, in pixels. */
	private static final int DRAG_THRESHOLD = 5;

	/** Who is told what a person does. */
	interface Listener {
		void selected(SceneNode sceneNode);

		void opened(SceneNode sceneNode);

		/** Whether it can be dragged at all; otherwise the picture is moved. */
		boolean canDrag(SceneNode sceneNode);

		boolean canDrop(SceneNode dragged, SceneNode target);

		void dropped(SceneNode dragged, SceneNode target);
	}

	private final ScenePainter scenePainter;
	private final SceneImageCache sceneImageCache;
	private final Listener listener;
	private final KeyboardNavigation keyboardNavigation = new KeyboardNavigation();
	private SceneGraph sceneGraph;
	private List<SceneNode> marked = List.of();
	private String empty = "";
	private View view = new View(1, MARGIN, MARGIN);
	private boolean fits = true;
	private Event pressed;
	private SceneNode pressedPiece;
	private View pressedView;
	private boolean dragging;
	private Event at;

	SceneCanvas(Composite parent, Listener listener) {
		super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
		this.listener = listener;
		scenePainter = new ScenePainter(getDisplay());
		sceneImageCache = new SceneImageCache(getDisplay(), scenePainter);
		addListener(SWT.Paint, event -> paint(event.gc, new Rectangle(event.x, event.y, event.width, event.height)));
		addListener(SWT.Resize, event -> fitAgain());
		addListener(SWT.MouseWheel, this::wheel);
		addListener(SWT.MouseHorizontalWheel, event -> move(event.count * SCROLL / 2, 0));
		addListener(SWT.MouseDown, this::press);
		addListener(SWT.MouseMove, this::drag);
		addListener(SWT.MouseUp, this::release);
		addListener(SWT.MouseDoubleClick, event -> nodeAt(event).ifPresent(listener::opened));
		addListener(SWT.KeyDown, this::key);
		addListener(SWT.Traverse, this::traverse);
		addListener(SWT.MenuDetect, this::menuAt);
		addListener(SWT.FocusIn, event -> redraw());
		addListener(SWT.FocusOut, event -> redraw());
		addListener(SWT.Dispose, event -> {
			sceneImageCache.dispose();
			scenePainter.dispose();
		});
		describe();
	}

	/**
	 * Shows a picture, at the same place as the one before and with the same selected; nothing if there is none, but a
	 * sentence.
	 */
	void show(Optional<SceneGraph> shown, String otherwise) {
		sceneGraph = shown.orElse(null);
		empty = otherwise;
		marked = sceneGraph == null ? List.of() : marked.stream().map(sceneNode -> sceneNode.box().identity().id()).distinct()
				.flatMap(id -> sceneGraph.withId(id).stream()).toList();
		fitAgain();
		redraw();
	}

	Optional<SceneGraph> sceneGraph() {
		return Optional.ofNullable(sceneGraph);
	}

	/** What is selected; of several parts the first. */
	Optional<SceneNode> selected() {
		return marked.stream().findFirst();
	}

	/** Frames pieces, and moves the first into sight. */
	void mark(List<SceneNode> sceneNodes) {
		if (!sceneNodes.equals(marked)) {
			marked = List.copyOf(sceneNodes);
			selected().ifPresent(this::reveal);
			getAccessible().setFocus(ACC.CHILDID_SELF);
			redraw();
		}
	}

	/** Selects a piece with all that shows the same element, and says so. */
	void select(SceneNode sceneNode) {
		List<SceneNode> others = sceneGraph.showing(sceneNode.box().identity().element()).stream()
				.filter(other -> other != sceneNode).toList();
		mark(java.util.stream.Stream.concat(java.util.stream.Stream.of(sceneNode), others.stream()).toList());
		listener.selected(sceneNode);
	}

	void zoomIn() {
		zoom(ZOOM_FACTOR, getClientArea().width / 2, getClientArea().height / 2);
	}

	void zoomOut() {
		zoom(1 / ZOOM_FACTOR, getClientArea().width / 2, getClientArea().height / 2);
	}

	/** Makes all of it visible, and keeps it so. */
	void fit() {
		fits = true;
		fitAgain();
		redraw();
	}

	View view() {
		return view;
	}

	/** Where the upper part of a box is in the window. */
	Point middle(Box box) {
		return new Point(view.screenX(box.bounds().middle()),
				view.screenY(box.bounds().y() + Math.min(10, box.bounds().height() / 2)));
	}

	boolean isDark() {
		Color ground = getParent().getBackground();
		return ground.getRed() + ground.getGreen() + ground.getBlue() < 3 * 128;
	}

	/** Paints a part of the window. */
	void paint(GC gc, Rectangle part) {
		if (sceneGraph == null) {
			gc.setBackground(getParent().getBackground());
			gc.fillRectangle(part);
			gc.setForeground(getParent().getForeground());
			gc.drawText(empty, MARGIN, MARGIN, SWT.DRAW_TRANSPARENT);
			return;
		}
		sceneImageCache.paint(gc, SceneImageCache.CachedView.of(sceneGraph, view, getClientArea(), pixels(), isDark()));
		Color selection = JFaceResources.getColorRegistry().get(SELECTED);
		marked.forEach(sceneNode -> scenePainter.mark(gc, view, sceneNode.box().bounds(), selection));
		if (dragging) {
			ghost(gc);
		}
	}

	/** With GTK an image has a pixel for each of the window, however many the screen has; elsewhere SWT makes it larger. */
	private double pixels() {
		return "gtk".equals(SWT.getPlatform()) ? getMonitor().getZoom() / 100.0 : 1;
	}

	private void ghost(GC gc) {
		Color target = JFaceResources.getColorRegistry().get(TARGET);
		nodeAt(at).filter(sceneNode -> listener.canDrop(pressedPiece, sceneNode))
				.ifPresent(piece -> scenePainter.mark(gc, view, piece.box().bounds(), target));
		gc.setAlpha(130);
		scenePainter.mark(gc, view,
				pressedPiece.box().bounds().moved((at.x - pressed.x) / view.scale(), (at.y - pressed.y) / view.scale()),
				JFaceResources.getColorRegistry().get(SELECTED));
		gc.setAlpha(255);
	}

	// ---- where it is ------------------------------------------------------------------------------------------------

	private void fitAgain() {
		Rectangle area = getClientArea();
		if (fits && sceneGraph != null && area.width > 0) {
			double wide = (area.width - 2.0 * MARGIN) / sceneGraph.scene().width();
			double high = (area.height - 2.0 * MARGIN) / sceneGraph.scene().height();
			double scale = Math.clamp(Math.min(wide, high), MIN_SCALE, MAX_FIT_SCALE);
			view = new View(scale, Math.max(MARGIN, (area.width - sceneGraph.scene().width() * scale) / 2), MARGIN);
		}
	}

	private void zoom(double factor, int x, int y) {
		double next = Math.clamp(view.scale() * factor, MIN_SCALE, MAX_SCALE);
		view = new View(next, x - (x - view.left()) * next / view.scale(), y - (y - view.top()) * next / view.scale());
		fits = false;
		redraw();
	}

	private void move(double byX, double byY) {
		view = new View(view.scale(), view.left() + byX, view.top() + byY);
		fits = false;
		redraw();
	}

	/** Moves the picture no more than it needs to bring a piece into sight. */
	private void reveal(SceneNode sceneNode) {
		Rectangle area = getClientArea();
		if (fits || area.width == 0) {
			return;
		}
		dev.lamina.diagram.scene.Rectangle bounds = sceneNode.box().bounds();
		double byX = missing(view.screenX(bounds.x()), view.screenX(bounds.right()), area.width);
		double byY = missing(view.screenY(bounds.y()), view.screenY(bounds.bottom()), area.height);
		if (byX != 0 || byY != 0) {
			move(byX, byY);
		}
	}

	private static double missing(int from, int to, int room) {
		return from < MARGIN || to - from > room ? MARGIN - from : to > room - MARGIN ? room - MARGIN - to : 0;
	}

	// ---- the mouse --------------------------------------------------------------------------------------------------

	private Optional<SceneNode> nodeAt(Event event) {
		return sceneGraph == null ? Optional.empty() : sceneGraph.at(view.sceneX(event.x), view.sceneY(event.y));
	}

	private void wheel(Event event) {
		if ((event.stateMask & SWT.MOD1) != 0) {
			zoom(event.count > 0 ? ZOOM_FACTOR : 1 / ZOOM_FACTOR, event.x, event.y);
		} else if ((event.stateMask & SWT.MOD2) != 0) {
			move(event.count * SCROLL / 2.0, 0);
		} else {
			move(0, event.count * SCROLL / 2.0);
		}
		event.doit = false;
	}

	private void press(Event event) {
		forceFocus();
		SceneNode sceneNode = nodeAt(event).orElse(null);
		if (event.button <= 2) {
			pressed = event;
			pressedView = view;
			pressedPiece = event.button == 1 && sceneNode != null && listener.canDrag(sceneNode) ? sceneNode : null;
		}
		if (sceneNode != null && event.button != 2) {
			select(sceneNode);
		}
	}

	private void drag(Event event) {
		if (pressed == null) {
			String tip = nodeAt(event).map(SceneCanvas::tip).orElse(null);
			if (!java.util.Objects.equals(tip, getToolTipText())) {
				setToolTipText(tip);
			}
		} else if (dragging || Math.abs(event.x - pressed.x) + Math.abs(event.y - pressed.y) > DRAG_THRESHOLD) {
			if (pressedPiece == null) {
				view = pressedView;
				move(event.x - pressed.x, event.y - pressed.y);
			} else {
				dragging = true;
				at = event;
				boolean welcome = nodeAt(event).filter(target -> listener.canDrop(pressedPiece, target)).isPresent();
				setCursor(getDisplay().getSystemCursor(welcome ? SWT.CURSOR_HAND : SWT.CURSOR_NO));
				redraw();
			}
		}
	}

	private void release(Event event) {
		SceneNode dragged = dragging ? pressedPiece : null;
		pressed = null;
		pressedPiece = null;
		dragging = false;
		setCursor(null);
		if (dragged != null) {
			nodeAt(event).filter(target -> listener.canDrop(dragged, target))
					.ifPresent(target -> listener.dropped(dragged, target));
			redraw();
		}
	}

	private static String tip(SceneNode sceneNode) {
		Box box = sceneNode.box();
		String tip = box.identity().kind() + ' ' + box.identity().element();
		String badges = sceneNode.children().stream().filter(SceneNode::isMark).map(mark -> mark.box().tooltip())
				.filter(text -> !text.isEmpty())
				.reduce("", (all, text) -> all + "\n" + text);
		return (box.tooltip().isEmpty() ? tip : tip + "\n" + box.tooltip()).concat(badges).replace("&", "&&");
	}

	// ---- the keyboard -----------------------------------------------------------------------------------------------

	private void key(Event event) {
		boolean moves = (event.stateMask & SWT.MOD1) != 0;
		switch (event.keyCode) {
			case SWT.ARROW_LEFT -> arrow(moves, -1, 0);
			case SWT.ARROW_RIGHT -> arrow(moves, 1, 0);
			case SWT.ARROW_UP -> arrow(moves, 0, -1);
			case SWT.ARROW_DOWN -> arrow(moves, 0, 1);
			case SWT.PAGE_UP -> move(0, getClientArea().height - SCROLL);
			case SWT.PAGE_DOWN -> move(0, SCROLL - getClientArea().height);
			case SWT.HOME -> choose(keyboardNavigation.first(sceneGraph));
			case SWT.END -> choose(keyboardNavigation.last(sceneGraph));
			case SWT.CR, SWT.KEYPAD_CR -> selected().ifPresent(listener::opened);
			case SWT.KEYPAD_ADD -> zoomIn();
			case SWT.KEYPAD_SUBTRACT -> zoomOut();
			case SWT.KEYPAD_0 -> fit();
			default -> {
				switch (event.character) {
					case '+', '=' -> zoomIn();
					case '-' -> zoomOut();
					case '0' -> fit();
					default -> {
						// belongs to someone else
					}
				}
			}
		}
	}

	private void arrow(boolean moves, int x, int y) {
		if (moves) {
			move(-x * SCROLL, -y * SCROLL);
		} else {
			choose(keyboardNavigation.beside(sceneGraph, selected(), x, y));
		}
	}

	private void choose(Optional<SceneNode> piece) {
		piece.ifPresent(this::select);
	}

	/** Tab leads through everything, and behind the last out of the picture. */
	private void traverse(Event event) {
		if (event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS) {
			Optional<SceneNode> next = keyboardNavigation.following(sceneGraph, selected(),
					event.detail == SWT.TRAVERSE_TAB_NEXT);
			choose(next);
			event.doit = next.isEmpty();
		}
	}

	/** The menu of the keyboard belongs to what is selected, wherever the mouse is. */
	private void menuAt(Event event) {
		if (event.detail == SWT.MENU_KEYBOARD && selected().isPresent()) {
			Point place = toDisplay(middle(selected().get().box()));
			event.x = place.x;
			event.y = place.y;
		}
	}

	private void describe() {
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				event.result = sceneGraph == null ? empty
						: sceneGraph.scene().title() + selected()
								.map(sceneNode -> ": " + sceneNode.box().identity().kind() + ' '
										+ sceneNode.box().identity().element())
								.orElse("");
			}

			@Override
			public void getDescription(AccessibleEvent event) {
				event.result = sceneGraph == null ? empty
						: selected().map(SceneCanvas::tip).orElse(sceneGraph.scene().description());
			}
		});
		getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
			@Override
			public void getRole(AccessibleControlEvent event) {
				event.detail = ACC.ROLE_GRAPHIC;
			}
		});
	}
}
