package dev.lamina.ui.diagram;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Path;
import org.eclipse.swt.graphics.Pattern;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Resource;
import org.eclipse.swt.widgets.Display;

import dev.lamina.diagram.scene.Box;
import dev.lamina.diagram.scene.Edge;
import dev.lamina.diagram.scene.Label;
import dev.lamina.diagram.scene.Rectangle;
import dev.lamina.diagram.scene.Scene;
import dev.lamina.diagram.specification.BoxStyle.Gradient;
import dev.lamina.diagram.specification.BoxStyle.LineStyle;
import dev.lamina.diagram.specification.BoxStyle.Shape;
import dev.lamina.diagram.specification.Colour.Fixed;
import dev.lamina.diagram.specification.EdgeStyle.Arrow;
import dev.lamina.diagram.specification.LabelStyle.Format;

/** Paints a scene with the means of SWT, at any scale; fonts are kept until it is disposed of. */
final class Painter {
	private record Lettering(float size, int style) {
	}

	private final Display display;
	private final Map<Lettering, Font> fonts = new HashMap<>();
	private Function<Fixed, Fixed> theme = Function.identity();

	Painter(Display display) {
		this.display = display;
	}

	/** The colours in which everything is painted from now on. */
	void use(Function<Fixed, Fixed> changed) {
		theme = changed;
	}

	/** The colour behind everything. */
	Color background(Scene scene) {
		return colour(scene.background().orElse(Fixed.WHITE));
	}

	void paint(GC gc, Scene scene) {
		gc.setAntialias(SWT.ON);
		gc.setTextAntialias(SWT.ON);
		scene.heading().forEach(label -> label(gc, label));
		scene.boxes().forEach(box -> box(gc, box));
		scene.edges().forEach(edge -> edge(gc, edge));
		scene.legend().forEach(entry -> {
			outline(gc, entry.swatch());
			label(gc, entry.label());
		});
	}

	/** A frame around what is selected. */
	void mark(GC gc, Rectangle bounds, Color colour) {
		gc.setForeground(colour);
		gc.setLineStyle(SWT.LINE_SOLID);
		gc.setLineWidth(2);
		gc.drawRoundRectangle((int) bounds.x() - 2, (int) bounds.y() - 2, (int) Math.ceil(bounds.width()) + 3, (int) Math.ceil(bounds.height()) + 3, 6, 6);
	}

	void dispose() {
		fonts.values().forEach(Resource::dispose);
		fonts.clear();
	}

	private void box(GC gc, Box box) {
		outline(gc, box);
		box.labels().forEach(label -> label(gc, label));
		box.children().forEach(child -> box(gc, child));
	}

	private void outline(GC gc, Box box) {
		Box.Paint paint = box.paint();
		if (paint.shape() == Shape.IMAGE || paint.fill().isEmpty() && paint.border() == 0) {
			return;
		}
		Path path = path(paint, box.bounds());
		try {
			paint.fill().ifPresent(fill -> fill(gc, path, box.bounds(), paint, fill));
			if (paint.border() > 0) {
				line(gc, paint.line(), paint.border(), paint.borderColour());
				gc.drawPath(path);
			}
		} finally {
			path.dispose();
		}
	}

	private Path path(Box.Paint paint, Rectangle bounds) {
		float inset = (float) paint.border() / 2;
		float x = (float) bounds.x() + inset;
		float y = (float) bounds.y() + inset;
		float width = Math.max(0, (float) (bounds.width() - paint.border()));
		float height = Math.max(0, (float) (bounds.height() - paint.border()));
		Path path = new Path(display);
		switch (paint.shape()) {
			case ELLIPSE -> path.addArc(x, y, width, height, 0, 360);
			case LOZENGE -> corners(path, x + width / 2, y, x + width, y + height / 2, x + width / 2, y + height, x, y + height / 2);
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

	private static void rounded(Path path, float x, float y, float width, float height, float radius) {
		if (radius <= 0) {
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

	private void fill(GC gc, Path path, Rectangle bounds, Box.Paint paint, Fixed fill) {
		if (paint.gradient() == Gradient.NONE) {
			gc.setBackground(colour(fill));
			gc.fillPath(path);
			return;
		}
		boolean down = paint.gradient() == Gradient.GRADIENT_TOP_TO_BOTTOM;
		Pattern pattern = new Pattern(display, (float) bounds.x(), (float) bounds.y(), (float) (down ? bounds.x() : bounds.right()), (float) (down ? bounds.bottom() : bounds.y()),
				colour(fill), colour(paint.fillEnd()));
		gc.setBackgroundPattern(pattern);
		gc.fillPath(path);
		gc.setBackgroundPattern(null);
		pattern.dispose();
	}

	private void edge(GC gc, Edge edge) {
		line(gc, edge.line(), edge.width(), edge.colour());
		for (List<Edge.Point> way : edge.paths()) {
			Path path = new Path(display);
			path.moveTo((float) way.getFirst().x(), (float) way.getFirst().y());
			way.stream().skip(1).forEach(point -> path.lineTo((float) point.x(), (float) point.y()));
			gc.drawPath(path);
			path.dispose();
			head(gc, edge.target(), way.getLast(), way.get(way.size() - 2), edge.colour());
		}
		List<Edge.Point> first = edge.paths().getFirst();
		head(gc, edge.source(), first.getFirst(), first.get(1), edge.colour());
		edge.labels().forEach(label -> label(gc, label));
	}

	private void head(GC gc, Arrow arrow, Edge.Point tip, Edge.Point from, Fixed colour) {
		if (arrow == Arrow.NO_DECORATION) {
			return;
		}
		double angle = StrictMath.atan2(tip.y() - from.y(), tip.x() - from.x());
		Path path = new Path(display);
		path.moveTo((float) (tip.x() - 8 * StrictMath.cos(angle - 0.45)), (float) (tip.y() - 8 * StrictMath.sin(angle - 0.45)));
		path.lineTo((float) tip.x(), (float) tip.y());
		path.lineTo((float) (tip.x() - 8 * StrictMath.cos(angle + 0.45)), (float) (tip.y() - 8 * StrictMath.sin(angle + 0.45)));
		gc.setLineStyle(SWT.LINE_SOLID);
		if (arrow.name().contains("FILL")) {
			path.close();
			gc.setBackground(colour(colour));
			gc.fillPath(path);
		}
		gc.drawPath(path);
		path.dispose();
	}

	private void label(GC gc, Label label) {
		gc.setFont(font(label));
		gc.setForeground(colour(label.colour()));
		Point size = gc.textExtent(label.text(), SWT.DRAW_TRANSPARENT);
		double x = switch (label.anchor()) {
			case START -> label.x();
			case MIDDLE -> label.x() - size.x / 2.0;
			case END -> label.x() - size.x;
		};
		gc.drawText(label.text(), (int) Math.round(x), (int) Math.round(label.y()) - gc.getFontMetrics().getAscent(), SWT.DRAW_TRANSPARENT);
	}

	private Font font(Label label) {
		int style = (label.formats().contains(Format.BOLD) ? SWT.BOLD : SWT.NORMAL) | (label.formats().contains(Format.ITALIC) ? SWT.ITALIC : SWT.NORMAL);
		float points = (float) label.size() * 72 / display.getDPI().y;
		return fonts.computeIfAbsent(new Lettering(points, style), key -> {
			FontData data = display.getSystemFont().getFontData()[0];
			data.setStyle(key.style());
			data.setHeight(Math.max(1, Math.round(key.size())));
			return new Font(display, data);
		});
	}

	private void line(GC gc, LineStyle line, double width, Fixed colour) {
		gc.setForeground(colour(colour));
		gc.setLineWidth(Math.max(1, (int) Math.round(width)));
		gc.setLineStyle(switch (line) {
			case SOLID -> SWT.LINE_SOLID;
			case DASH -> SWT.LINE_DASH;
			case DOT -> SWT.LINE_DOT;
			case DASH_DOT -> SWT.LINE_DASHDOT;
		});
	}

	private Color colour(Fixed fixed) {
		Fixed themed = theme.apply(fixed);
		return new Color(themed.red(), themed.green(), themed.blue());
	}
}
