package dev.lamina.ui.diagram;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.FontMetrics;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.LineAttributes;
import org.eclipse.swt.graphics.Path;
import org.eclipse.swt.graphics.Pattern;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Resource;
import org.eclipse.swt.graphics.Transform;
import org.eclipse.swt.widgets.Display;

import dev.lamina.diagram.scene.Box;
import dev.lamina.diagram.scene.Edge;
import dev.lamina.diagram.scene.Label;
import dev.lamina.diagram.scene.Rectangle;
import dev.lamina.diagram.specification.BoxStyle.Gradient;
import dev.lamina.diagram.specification.BoxStyle.LineStyle;
import dev.lamina.diagram.specification.BoxStyle.Shape;
import dev.lamina.diagram.specification.ColorDescription.FixedColor;
import dev.lamina.diagram.specification.LabelStyle.Format;
import dev.lamina.diagram.svg.ArrowHead;
import dev.lamina.diagram.text.TextWidths;

/**
 * Paints pictures with the means of SWT as files show them: the same outlines, dashes, arrows, badges and letters. It paints only
 * what is in sight and large enough to be told from its neighbours, so that the size of a model does not matter. Fonts and icons
 * are kept until it is disposed of.
 */
final class ScenePainter {
	/** Pixels below which letters are left away because no one could read them. */
	private static final double MIN_FONT_PIXELS = 3.2;
	/** Pixels below which what is inside of a box is left away. */
	private static final double MIN_BOX_WITH_CHILDREN = 4;
	/** Pixels below which a box is left away. */
	private static final double MIN_BOX_SIDE = 0.5;
	/** Pixels that lines are wide at least, and below which borders of filled boxes are left away. */
	private static final double MIN_LINE_WIDTH = 0.4;
	/** How much wider than planned a text may be. */
	private static final double MAX_TEXT_OVERRUN = 1.06;
	/** The scale below which ends of lines are left away. */
	private static final double MIN_ARROW_SCALE = 0.3;

	private final Display display;
	private final FontCache fontCache;
	private final Map<ImageData, Image> icons = new HashMap<>();
	private final Transform transform;
	private Function<FixedColor, FixedColor> theme = Function.identity();
	private GC gc;
	private View view;

	/**
	 * Where a picture is seen.
	 *
	 * @param scale pixels for each of the picture
	 * @param left  where its left edge is, in pixels
	 * @param top   where its upper edge is, in pixels
	 */
	record View(double scale, double left, double top) {
		double sceneX(double x) {
			return (x - left) / scale;
		}

		double sceneY(double y) {
			return (y - top) / scale;
		}

		int screenX(double x) {
			return (int) Math.round(x * scale + left);
		}

		int screenY(double y) {
			return (int) Math.round(y * scale + top);
		}
	}

	ScenePainter(Display display) {
		this.display = display;
		fontCache = new FontCache(display);
		transform = new Transform(display);
	}

	/** The colours in which everything is painted from now on. */
	void setColorMapping(Function<FixedColor, FixedColor> changed) {
		theme = changed;
	}

	/** The colour behind everything. */
	Color background(SceneGraph sceneGraph) {
		return colour(sceneGraph.scene().background().orElse(FixedColor.WHITE));
	}

	/**
	 * Paints a part of a picture.
	 *
	 * @param part in pixels of the screen
	 */
	void paint(GC screen, SceneGraph sceneGraph, View seen, org.eclipse.swt.graphics.Rectangle part) {
		gc = screen;
		view = seen;
		gc.setAntialias(SWT.ON);
		gc.setTextAntialias(SWT.ON);
		gc.setInterpolation(SWT.HIGH);
		Rectangle visible = new Rectangle(view.sceneX(part.x), view.sceneY(part.y), part.width / view.scale(),
				part.height / view.scale());
		toScene();
		SceneGraph.visit(sceneGraph.roots(), visible, sceneNode -> {
			outline(sceneGraph, sceneNode.box());
			return isLarge(sceneNode.extent());
		});
		gc.setTransform(null);
		SceneGraph.visit(sceneGraph.roots(), visible, piece -> {
			labels(piece.box().labels());
			return isLarge(piece.extent());
		});
		toScene();
		sceneGraph.visitEdges(visible, this::edge);
		sceneGraph.scene().legend().forEach(entry -> outline(sceneGraph, entry.swatch()));
		gc.setTransform(null);
		sceneGraph.visitEdges(visible, edge -> labels(edge.labels()));
		labels(sceneGraph.scene().heading());
		sceneGraph.scene().legend().forEach(entry -> label(entry.label()));
	}

	/** A frame around something. */
	void mark(GC screen, View seen, Rectangle bounds, Color colour) {
		screen.setTransform(null);
		screen.setForeground(colour);
		screen.setLineAttributes(new LineAttributes(2));
		int x = seen.screenX(bounds.x()) - 2;
		int y = seen.screenY(bounds.y()) - 2;
		screen.drawRoundRectangle(x, y, seen.screenX(bounds.right()) + 2 - x, seen.screenY(bounds.bottom()) + 2 - y, 6, 6);
	}

	void dispose() {
		fontCache.dispose();
		icons.values().forEach(Resource::dispose);
		icons.clear();
		transform.dispose();
	}

	private void toScene() {
		transform.setElements((float) view.scale(), 0, 0, (float) view.scale(), (float) view.left(), (float) view.top());
		gc.setTransform(transform);
	}

	private boolean isLarge(Rectangle bounds) {
		return Math.min(bounds.width(), bounds.height()) * view.scale() >= MIN_BOX_WITH_CHILDREN;
	}

	// ---- boxes ------------------------------------------------------------------------------------------------------

	private void outline(SceneGraph sceneGraph, Box box) {
		Box.Paint paint = box.paint();
		if (paint.shape() == Shape.IMAGE) {
			sceneGraph.icon(paint.image()).ifPresent(data -> icon(data, box.bounds()));
			return;
		}
		if (paint.fill().isEmpty() && paint.border() == 0) {
			return;
		}
		if (Math.min(box.bounds().width(), box.bounds().height()) * view.scale() < MIN_BOX_SIDE) {
			return;
		}
		Path path = path(paint, box.bounds());
		try {
			paint.fill().ifPresent(fill -> fill(path, box.bounds(), paint, fill));
			if (paint.border() > 0 && (paint.fill().isEmpty() || paint.border() * view.scale() > MIN_LINE_WIDTH)) {
				line(paint.line(), paint.border(), paint.borderColour());
				gc.drawPath(path);
			}
		} finally {
			path.dispose();
		}
	}

	private void icon(ImageData data, Rectangle bounds) {
		Image image = icons.computeIfAbsent(data, pixels -> new Image(display, pixels));
		gc.drawImage(image, 0, 0, data.width, data.height, (int) Math.round(bounds.x()), (int) Math.round(bounds.y()),
				(int) Math.round(bounds.width()),
				(int) Math.round(bounds.height()));
	}

	private Path path(Box.Paint paint, Rectangle bounds) {
		double inset = paint.border() / 2 - (paint.border() > 0 ? shift(paint.border()) : 0);
		float x = (float) (bounds.x() + inset);
		float y = (float) (bounds.y() + inset);
		float width = Math.max(0, (float) (bounds.width() - paint.border()));
		float height = Math.max(0, (float) (bounds.height() - paint.border()));
		Path path = new Path(display);
		switch (paint.shape()) {
			case ELLIPSE -> path.addArc(x, y, width, height, 0, 360);
			case LOZENGE ->
					corners(path, x + width / 2, y, x + width, y + height / 2, x + width / 2, y + height, x, y + height / 2);
			case NOTE -> corners(path, x, y, x + width - 8, y, x + width, y + 8, x + width, y + height, x, y + height);
			default -> rounded(path, x, y, width, height, (float) Math.min(paint.corner(), Math.min(width, height) / 2));
		}
		return path;
	}

	private static void corners(Path path, float... places) {
		path.moveTo(places[0], places[1]);
		for (int i = 2; i < places.length; i += 2) {
			path.lineTo(places[i], places[i + 1]);
		}
		path.close();
	}

	private void rounded(Path path, float x, float y, float width, float height, float radius) {
		if (radius * view.scale() < 1) {
			path.addRectangle(x, y, width, height);
			return;
		}
		float diameter = 2 * radius;
		path.addArc(x, y, diameter, diameter, 180, -90);
		path.addArc(x + width - diameter, y, diameter, diameter, 90, -90);
		path.addArc(x + width - diameter, y + height - diameter, diameter, diameter, 0, -90);
		path.addArc(x, y + height - diameter, diameter, diameter, 270, -90);
		path.close();
	}

	private void fill(Path path, Rectangle bounds, Box.Paint paint, FixedColor fill) {
		if (paint.gradient() == Gradient.NONE || fill.equals(paint.fillEnd())) {
			gc.setBackground(colour(fill));
			gc.fillPath(path);
			return;
		}
		boolean down = paint.gradient() == Gradient.GRADIENT_TOP_TO_BOTTOM;
		Pattern pattern = new Pattern(display, (float) bounds.x(), (float) bounds.y(),
				(float) (down ? bounds.x() : bounds.right()), (float) (down ? bounds.bottom() : bounds.y()),
				colour(fill), colour(paint.fillEnd()));
		gc.setBackgroundPattern(pattern);
		gc.fillPath(path);
		gc.setBackgroundPattern(null);
		pattern.dispose();
	}

	// ---- lines ------------------------------------------------------------------------------------------------------

	private void edge(Edge edge) {
		line(edge.line(), edge.width(), edge.colour());
		Path path = new Path(display);
		double shift = shift(edge.width());
		for (List<Edge.Point> way : edge.paths()) {
			path.moveTo((float) (way.getFirst().x() - shift), (float) (way.getFirst().y() - shift));
			way.stream().skip(1).forEach(point -> path.lineTo((float) (point.x() - shift), (float) (point.y() - shift)));
		}
		gc.drawPath(path);
		path.dispose();
		if (view.scale() >= MIN_ARROW_SCALE) {
			line(LineStyle.SOLID, 1, edge.colour());
			ArrowHead.of(edge).forEach(head -> head(head, edge.colour()));
		}
	}

	private void head(ArrowHead head, FixedColor colour) {
		Path path = new Path(display);
		double shift = shift(1);
		Edge.Point first = head.corners().getFirst();
		if (head.isDot()) {
			double corner = ArrowHead.DOT_RADIUS + shift;
			path.addArc((float) (first.x() - corner), (float) (first.y() - corner), (float) (2 * ArrowHead.DOT_RADIUS),
					(float) (2 * ArrowHead.DOT_RADIUS), 0, 360);
		} else {
			path.moveTo((float) (first.x() - shift), (float) (first.y() - shift));
			head.corners().stream().skip(1)
					.forEach(corner -> path.lineTo((float) (corner.x() - shift), (float) (corner.y() - shift)));
		}
		if (head.closed()) {
			path.close();
			gc.setBackground(colour(head.inside() == ArrowHead.Inside.LINE ? colour : FixedColor.WHITE));
			gc.fillPath(path);
		}
		gc.drawPath(path);
		path.dispose();
	}

	private void line(LineStyle line, double width, FixedColor colour) {
		gc.setForeground(colour(colour));
		float wide = (float) Math.max(width, MIN_LINE_WIDTH / view.scale());
		gc.setLineAttributes(switch (line) {
			case SOLID -> new LineAttributes(wide, SWT.CAP_FLAT, SWT.JOIN_ROUND);
			case DASH -> dashed(wide, 5, 3);
			case DOT -> dashed(wide, 1.5f, 2.5f);
			case DASH_DOT -> dashed(wide, 6, 3, 1.5f, 3);
		});
	}

	/**
	 * How far SWT moves lines of that width right and down, so that those between two whole pixels are on one: lines of pictures
	 * already are where they belong.
	 */
	private double shift(double width) {
		return (int) (Math.max(width * view.scale(), MIN_LINE_WIDTH)) % 2 == 1 ? 0.5 / view.scale() : 0;
	}

	private static LineAttributes dashed(float width, float... dashes) {
		return new LineAttributes(width, SWT.CAP_FLAT, SWT.JOIN_ROUND, SWT.LINE_CUSTOM, dashes, 0, 10);
	}

	// ---- text -------------------------------------------------------------------------------------------------------

	private void labels(List<Label> labels) {
		labels.forEach(this::label);
	}

	/** Letters are drawn in the size that they have on the screen, so that they are as sharp as those of any other text. */
	private void label(Label label) {
		double pixels = label.size() * view.scale();
		if (pixels < MIN_FONT_PIXELS) {
			return;
		}
		gc.setForeground(colour(label.colour()));
		double wide = measured(label, pixels);
		FontMetrics metrics = gc.getFontMetrics();
		double left = switch (label.anchor()) {
			case START -> 0;
			case MIDDLE -> wide / 2;
			case END -> wide;
		};
		int x = (int) Math.round(label.x() * view.scale() + view.left() - left);
		int y = (int) Math.round(label.y() * view.scale() + view.top()) - metrics.getAscent() - metrics.getLeading();
		gc.drawText(label.text(), x, y, SWT.DRAW_TRANSPARENT);
		underline(label, metrics, x, y);
	}

	/**
	 * Sets the font for a label and says how wide its text is: small letters stand on whole pixels, which may need more room than
	 * there is.
	 */
	private int measured(Label label, double pixels) {
		double room = TextWidths.of(label.text(), pixels, label.formats().contains(Format.BOLD)) * MAX_TEXT_OVERRUN;
		for (double tried = pixels;; tried -= 1) {
			gc.setFont(fontCache.of(tried, label.formats()));
			int wide = gc.textExtent(label.text(), SWT.DRAW_TRANSPARENT).x;
			if (wide <= room || tried < pixels - 2) {
				return wide;
			}
		}
	}

	private void underline(Label label, FontMetrics metrics, int x, int top) {
		if (label.formats().contains(Format.UNDERLINE) || label.formats().contains(Format.STRIKE_THROUGH)) {
			Point size = gc.textExtent(label.text(), SWT.DRAW_TRANSPARENT);
			int baseline = top + metrics.getLeading() + metrics.getAscent();
			int y = label.formats().contains(Format.UNDERLINE) ? baseline + 1 : baseline - metrics.getAscent() / 3;
			gc.setLineAttributes(new LineAttributes(1));
			gc.drawLine(x, y, x + size.x, y);
		}
	}

	private Color colour(FixedColor fixedColor) {
		FixedColor themed = theme.apply(fixedColor);
		return new Color(themed.red(), themed.green(), themed.blue());
	}
}
