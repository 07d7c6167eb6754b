package dev.lamina.diagram.svg;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.lamina.diagram.scene.Box;
import dev.lamina.diagram.scene.Edge;
import dev.lamina.diagram.scene.ElementIdentity;
import dev.lamina.diagram.scene.Label;
import dev.lamina.diagram.scene.Rectangle;
import dev.lamina.diagram.scene.Scene;
import dev.lamina.diagram.specification.BoxStyle.Gradient;
import dev.lamina.diagram.specification.BoxStyle.LineStyle;
import dev.lamina.diagram.specification.BoxStyle.Shape;
import dev.lamina.diagram.specification.ColorDescription.FixedColor;
import dev.lamina.diagram.specification.LabelStyle.Format;
import dev.lamina.diagram.text.TextWidths;
import dev.lamina.model.xml.XmlText;

/**
 * Writes a scene as SVG: text stays text, colours are classes, everything has a title and the id of what it stands for, and what
 * has a place in a file is a link to it. The same scene gives the same bytes.
 */
public final class SvgWriter {
	private record FontStyle(double size, Label.Anchor anchor, java.util.Set<Format> formats) {
	}

	private final Theme theme;
	private final Palette palette;
	private final SvgSymbols svgSymbols;
	private final Function<ElementIdentity.Location, Optional<String>> links;
	private final Map<FontStyle, Integer> fontStyles = new LinkedHashMap<>();
	private final Map<String, Integer> gradients = new LinkedHashMap<>();
	private final StringBuilder body = new StringBuilder();

	private SvgWriter(Theme theme, Function<ElementIdentity.Location, Optional<String>> links,
			Function<String, Optional<InputStream>> images) {
		this.theme = theme;
		this.palette = new Palette(theme);
		this.svgSymbols = new SvgSymbols(images);
		this.links = links;
	}

	/**
	 * Writes a scene.
	 *
	 * @param links  the address for a place in a file; nothing if it shall be no link
	 * @param images the files of images, by the paths that the specification gives
	 */
	public static String write(Scene scene, Theme theme, Function<ElementIdentity.Location, Optional<String>> links,
			Function<String, Optional<InputStream>> images) {
		return new SvgWriter(theme, links, images).text(scene);
	}

	private String text(Scene scene) {
		body.append("<rect width=\"100%\" height=\"100%\" class=\"")
				.append(palette.fill(scene.background().orElse(FixedColor.WHITE)))
				.append("\"/>\n");
		scene.heading().forEach(label -> label(label, ""));
		scene.boxes().forEach(box -> box(box, ""));
		scene.edges().forEach(this::edge);
		if (!scene.legend().isEmpty()) {
			body.append("<g role=\"list\" aria-label=\"Legend\">\n");
			scene.legend().forEach(entry -> {
				body.append("  <g role=\"listitem\">");
				outline(entry.swatch());
				label(entry.label());
				body.append("</g>\n");
			});
			body.append("</g>\n");
		}
		String width = number(scene.width());
		String height = number(scene.height());
		StringBuilder whole = new StringBuilder();
		whole.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(width).append("\" height=\"").append(height)
				.append("\" viewBox=\"0 0 ")
				.append(width).append(' ').append(height)
				.append("\" role=\"graphics-document document\" aria-labelledby=\"title\" aria-describedby=\"description\">\n");
		whole.append("<title id=\"title\">").append(escaped(scene.title())).append("</title>\n<desc id=\"description\">")
				.append(escaped(scene.description()))
				.append("</desc>\n<style>\n").append(sheet()).append("</style>\n");
		String definitions = svgSymbols.definitions() + gradients();
		if (!definitions.isEmpty()) {
			whole.append("<defs>\n").append(definitions).append("</defs>\n");
		}
		return whole.append(body).append("</svg>\n").toString();
	}

	private String sheet() {
		StringBuilder sheet = new StringBuilder("text{font-family:" + TextWidths.FAMILY
				+ "}\n.n{fill:none}.d1{stroke-dasharray:5 3}.d2{stroke-dasharray:1.5 2.5}.d3{stroke-dasharray:6 3 1.5 3}\n");
		if (theme == Theme.AUTO) {
			// only viewers that follow a preference also follow links
			sheet.append("a:focus rect,a:hover rect{stroke-width:2.5}\n");
		}
		fontStyles.forEach((fontStyle, number) -> {
			sheet.append(".t").append(number).append("{font-size:").append(number(fontStyle.size())).append("px");
			if (fontStyle.anchor() != Label.Anchor.START) {
				sheet.append(";text-anchor:").append(fontStyle.anchor() == Label.Anchor.MIDDLE ? "middle" : "end");
			}
			if (fontStyle.formats().contains(Format.BOLD)) {
				sheet.append(";font-weight:bold");
			}
			if (fontStyle.formats().contains(Format.ITALIC)) {
				sheet.append(";font-style:italic");
			}
			if (fontStyle.formats().contains(Format.UNDERLINE) || fontStyle.formats().contains(Format.STRIKE_THROUGH)) {
				sheet.append(";text-decoration:")
						.append(fontStyle.formats().contains(Format.UNDERLINE) ? "underline" : "line-through");
			}
			sheet.append("}\n");
		});
		return sheet.append(palette.sheet()).toString();
	}

	private String gradients() {
		StringBuilder text = new StringBuilder();
		gradients.forEach((definition, number) -> text.append(definition.replace("@", "p" + number)).append('\n'));
		return text.toString();
	}

	private void box(Box box, String indent) {
		ElementIdentity elementIdentity = box.identity();
		body.append(indent).append("<g id=\"").append(id(elementIdentity, box.part()))
				.append("\" role=\"graphics-object group\">");
		title(elementIdentity, box.tooltip());
		Optional<String> link = elementIdentity.location().flatMap(links);
		link.ifPresent(address -> body.append("<a href=\"").append(escaped(address)).append("\">"));
		outline(box);
		box.labels().forEach(this::label);
		link.ifPresent(address -> body.append("</a>"));
		if (box.children().isEmpty()) {
			body.append("</g>\n");
		} else {
			body.append('\n');
			box.children().forEach(child -> box(child, indent + " "));
			body.append(indent).append("</g>\n");
		}
	}

	private static String id(ElementIdentity elementIdentity, int part) {
		return elementIdentity.id() + (part == 0 ? "" : "_part" + part);
	}

	private void title(ElementIdentity elementIdentity, String tooltip) {
		body.append("<title>").append(escaped(elementIdentity.kind() + ' ' + elementIdentity.element()));
		if (!tooltip.isEmpty()) {
			body.append(": ").append(escaped(tooltip));
		}
		// without folders: the same model gives the same picture wherever it lies
		elementIdentity.location()
				.ifPresent(location -> body.append(" (")
						.append(escaped(location.file().substring(location.file().lastIndexOf('/') + 1)))
						.append(':').append(location.line()).append(')'));
		body.append("</title>");
	}

	private void outline(Box box) {
		Rectangle bounds = box.bounds();
		Box.Paint paint = box.paint();
		if (paint.shape() == Shape.IMAGE) {
			paint.image().flatMap(svgSymbols::symbol).ifPresent(symbol -> body.append("<use href=\"#").append(symbol).append('"')
					.append(placed(bounds)).append("/>"));
			return;
		}
		if (paint.fill().isEmpty() && paint.border() == 0) {
			return;
		}
		double inset = paint.border() / 2;
		Rectangle inner = new Rectangle(bounds.x() + inset, bounds.y() + inset, bounds.width() - paint.border(),
				bounds.height() - paint.border());
		switch (paint.shape()) {
			case ELLIPSE -> body.append("<ellipse cx=\"").append(number(inner.middle())).append("\" cy=\"")
					.append(number(inner.y() + inner.height() / 2))
					.append("\" rx=\"").append(number(inner.width() / 2)).append("\" ry=\"").append(number(inner.height() / 2))
					.append('"');
			case LOZENGE -> body.append("<path d=\"M").append(pair(inner.middle(), inner.y())).append('L')
					.append(pair(inner.right(), inner.y() + inner.height() / 2))
					.append('L').append(pair(inner.middle(), inner.bottom())).append('L')
					.append(pair(inner.x(), inner.y() + inner.height() / 2)).append("Z\"");
			case NOTE ->
					body.append("<path d=\"M").append(pair(inner.x(), inner.y())).append('H').append(number(inner.right() - 8))
							.append("l8 8V")
							.append(number(inner.bottom())).append('H').append(number(inner.x())).append("Z\"");
			default -> {
				body.append("<rect").append(placed(inner));
				if (paint.corner() > 0) {
					body.append(" rx=\"").append(number(Math.min(paint.corner(), Math.min(inner.height(), inner.width()) / 2)))
							.append('"');
				}
			}
		}
		String fill = paint.fill().isEmpty() ? "n" : paint.gradient() == Gradient.NONE ? palette.fill(paint.fill().get()) : "";
		String stroke = paint.border() == 0 ? "" : ' ' + palette.stroke(paint.borderColour()) + dash(paint.line());
		body.append(" class=\"").append((fill + stroke).strip()).append('"');
		if (fill.isEmpty()) {
			body.append(" fill=\"url(#").append(gradient(paint)).append(")\"");
		}
		if (paint.border() > 0 && paint.border() != 1) {
			body.append(" stroke-width=\"").append(number(paint.border())).append('"');
		}
		body.append("/>");
	}

	private String gradient(Box.Paint paint) {
		String direction = paint.gradient() == Gradient.GRADIENT_TOP_TO_BOTTOM ? " x2=\"0\" y2=\"1\"" : "";
		String definition = "<linearGradient id=\"@\"" + direction + "><stop class=\"" + palette.stop(paint.fill().orElseThrow())
				+ "\"/><stop offset=\"1\" class=\"" + palette.stop(paint.fillEnd()) + "\"/></linearGradient>";
		return "p" + gradients.computeIfAbsent(definition, key -> gradients.size());
	}

	private void label(Label label, String indent) {
		body.append(indent);
		label(label);
		body.append('\n');
	}

	private void label(Label label) {
		int number = fontStyles.computeIfAbsent(new FontStyle(label.size(), label.anchor(), label.formats()),
				key -> fontStyles.size());
		body.append("<text x=\"").append(number(label.x())).append("\" y=\"").append(number(label.y())).append("\" class=\"t")
				.append(number).append(' ')
				.append(palette.fill(label.colour())).append("\">").append(escaped(label.text())).append("</text>");
	}

	private void edge(Edge edge) {
		body.append("<g id=\"").append(edge.identity().id()).append("\" role=\"graphics-object\">");
		title(edge.identity(), "");
		StringBuilder way = new StringBuilder();
		for (List<Edge.Point> path : edge.paths()) {
			for (int number = 0; number < path.size(); number++) {
				way.append(number == 0 ? 'M' : 'L').append(pair(path.get(number).x(), path.get(number).y()));
			}
		}
		body.append("<path d=\"").append(way).append("\" class=\"n ").append(palette.stroke(edge.colour()))
				.append(dash(edge.line()))
				.append('"');
		if (edge.width() != 1) {
			body.append(" stroke-width=\"").append(number(edge.width())).append('"');
		}
		body.append(" stroke-linejoin=\"round\"/>");
		ArrowHead.of(edge).forEach(head -> head(head, edge));
		edge.labels().forEach(this::label);
		body.append("</g>\n");
	}

	private void head(ArrowHead head, Edge edge) {
		String fill = switch (head.inside()) {
			case OPEN -> "n";
			case PAPER -> palette.fill(FixedColor.WHITE);
			case LINE -> palette.fill(edge.colour());
		};
		body.append("<path d=\"").append(outline(head)).append("\" class=\"").append(fill).append(' ')
				.append(palette.stroke(edge.colour())).append("\"/>");
	}

	private static String outline(ArrowHead head) {
		if (head.isDot()) {
			Edge.Point middle = head.corners().getFirst();
			return 'M' + pair(middle.x() - ArrowHead.DOT_RADIUS, middle.y()) + "a3 3 0 1 0 6 0a3 3 0 1 0 -6 0Z";
		}
		return head.corners().stream().map(corner -> pair(corner.x(), corner.y()))
				.collect(Collectors.joining("L", "M", head.closed() ? "Z" : ""));
	}

	private static String dash(LineStyle line) {
		return switch (line) {
			case SOLID -> "";
			case DASH -> " d1";
			case DOT -> " d2";
			case DASH_DOT -> " d3";
		};
	}

	private static String placed(Rectangle bounds) {
		return " x=\"" + number(bounds.x()) + "\" y=\"" + number(bounds.y()) + "\" width=\"" + number(Math.max(0, bounds.width()))
				+ "\" height=\""
				+ number(Math.max(0, bounds.height())) + '"';
	}

	static String pair(double x, double y) {
		return number(x) + ' ' + number(y);
	}

	/** A number with at most two digits after the point, and no more than it needs. */
	static String number(double value) {
		long hundredths = Math.round(value * 100);
		long whole = Math.abs(hundredths) / 100;
		long rest = Math.abs(hundredths) % 100;
		String digits = rest == 0 ? "" : rest % 10 == 0 ? "." + rest / 10 : rest < 10 ? ".0" + rest : "." + rest;
		return (hundredths < 0 ? "-" : "") + whole + digits;
	}

	/** A text on one line, as SVG holds it. */
	static String escaped(String text) {
		return XmlText.escaped(XmlText.line(text));
	}
}
