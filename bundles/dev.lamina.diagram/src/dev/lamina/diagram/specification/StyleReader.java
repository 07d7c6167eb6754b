package dev.lamina.diagram.specification;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.lamina.diagram.expression.Expression;
import dev.lamina.diagram.specification.BoxStyle.Border;
import dev.lamina.diagram.specification.BoxStyle.Gradient;
import dev.lamina.diagram.specification.BoxStyle.LabelPosition;
import dev.lamina.diagram.specification.BoxStyle.LineStyle;
import dev.lamina.diagram.specification.BoxStyle.Shape;
import dev.lamina.diagram.specification.ColorDescription.FixedColor;
import dev.lamina.diagram.specification.EdgeStyle.Arrow;
import dev.lamina.diagram.specification.EdgeStyle.Routing;
import dev.lamina.diagram.specification.LabelStyle.Alignment;
import dev.lamina.diagram.specification.LabelStyle.Format;

/** Reads the styles of containers, nodes and edges, with the values that Sirius takes where the file gives none. */
final class StyleReader {
	private static final int LABEL_POINTS = 8;
	private static final int CORNER_PIXELS = 10;

	private final ColorReader colours;

	StyleReader(ColorReader colours) {
		this.colours = colours;
	}

	ColorReader colours() {
		return colours;
	}

	BoxStyle container(XmiElement style) {
		return switch (style.typeOr("")) {
			case "FlatContainerStyleDescription" -> {
				style.ignore("arcHeight");
				BoxStyle read = new BoxStyle(style.path(), Shape.RECTANGLE,
						colours.of(style, "backgroundColor", FixedColor.WHITE),
						colours.of(style, "foregroundColor", FixedColor.WHITE),
						style.word("backgroundStyle", Gradient.GRADIENT_LEFT_TO_RIGHT), border(style), label(style),
						LabelPosition.NODE,
						expression(style, "widthComputationExpression"), expression(style, "heightComputationExpression"),
						style.flag("roundedCorner", false) ? style.number("arcWidth", CORNER_PIXELS) : squareCorner(style),
						Optional.empty(),
						expression(style, "tooltipExpression"));
				style.finish();
				yield read;
			}
			case "WorkspaceImageDescription" -> image(style);
			default -> throw style.refused("the built-in engine does not know this style of a container.");
		};
	}

	BoxStyle node(XmiElement style) {
		return switch (style.typeOr("")) {
			case "SquareDescription" ->
					node(style, Shape.RECTANGLE, "color", pixelUnits(style, "width"), pixelUnits(style, "height"));
			case "EllipseNodeDescription" ->
					node(style, Shape.ELLIPSE, "color", positive(style, "horizontalDiameterComputationExpression"),
							positive(style, "verticalDiameterComputationExpression"));
			case "LozengeNodeDescription" -> node(style, Shape.LOZENGE, "color", positive(style, "widthComputationExpression"),
					positive(style, "heightComputationExpression"));
			case "NoteDescription" -> node(style, Shape.NOTE, "color", Optional.empty(), Optional.empty());
			case "DotDescription" -> {
				style.ignore("strokeSizeComputationExpression");
				yield node(style, Shape.ELLIPSE, "backgroundColor", Optional.empty(), Optional.empty());
			}
			case "WorkspaceImageDescription" -> image(style);
			default -> throw style.refused("the built-in engine does not know this style of a node.");
		};
	}

	private BoxStyle node(XmiElement style, Shape shape, String colour, Optional<Expression> width, Optional<Expression> height) {
		style.ignore("resizeKind", "forbiddenSides");
		ColorDescription fill = colours.of(style, colour, FixedColor.WHITE);
		Optional<Expression> size = expression(style, "sizeComputationExpression");
		Expression otherwise = size.orElseGet(() -> Expression.of(style.location().at("sizeComputationExpression"), "3"));
		BoxStyle read = new BoxStyle(style.path(), shape, fill, fill, Gradient.NONE, border(style), label(style),
				style.word("labelPosition", LabelPosition.BORDER),
				width.or(() -> Optional.of(otherwise)), height.or(() -> Optional.of(otherwise)), 0, Optional.empty(),
				expression(style, "tooltipExpression"));
		style.finish();
		return read;
	}

	private BoxStyle image(XmiElement style) {
		style.ignore("resizeKind", "forbiddenSides", "arcWidth", "arcHeight", "roundedCorner");
		Optional<Expression> size = expression(style, "sizeComputationExpression");
		BoxStyle read = new BoxStyle(style.path(), Shape.IMAGE, FixedColor.WHITE, FixedColor.WHITE, Gradient.NONE, border(style),
				label(style),
				style.word("labelPosition", LabelPosition.BORDER), size, size, 0, Optional.of(style.required("workspacePath")),
				expression(style, "tooltipExpression"));
		style.finish();
		return read;
	}

	EdgeStyle edge(XmiElement style) {
		if (!style.typeOr("EdgeStyleDescription").equals("EdgeStyleDescription")) {
			throw style.refused("the built-in engine does not know this style of an edge.");
		}
		style.ignore("endsCentering", "centeredSourceMappings", "centeredTargetMappings");
		if (!style.text("foldingStyle").orElse("NONE").equals("NONE")) {
			throw style.refused("the built-in engine does not fold edges.");
		}
		EdgeStyle read = new EdgeStyle(colours.of(style, "strokeColor", FixedColor.BLACK),
				style.word("lineStyle", LineStyle.SOLID),
				expression(style, "sizeComputationExpression").orElseGet(() -> Expression.of(style.location(), "1")),
				style.word("sourceArrow", Arrow.NO_DECORATION),
				style.word("targetArrow", Arrow.INPUT_ARROW), style.word("routingStyle", Routing.STRAIGHT),
				edgeLabel(style, "beginLabelStyleDescription"),
				edgeLabel(style, "centerLabelStyleDescription"), edgeLabel(style, "endLabelStyleDescription"));
		style.finish();
		return read;
	}

	private Optional<LabelStyle> edgeLabel(XmiElement style, String feature) {
		return style.child(feature).map(label -> {
			LabelStyle read = label(label);
			label.finish();
			return read;
		});
	}

	private LabelStyle label(XmiElement style) {
		style.ignore("showIcon", "iconPath");
		Set<Format> formats = EnumSet.noneOf(Format.class);
		Stream.concat(style.text("labelFormat").stream().flatMap(words -> Stream.of(words.split(" "))),
				style.children("labelFormat").stream().map(StyleReader::word)).forEach(word -> formats.add(format(style, word)));
		Expression text = style.text("labelExpression").map(said -> Expression.of(style.location().at("labelExpression"), said))
				.orElseGet(() -> style.has("labelExpression") ? new Expression.Constant(style.location(), "")
						: Expression.of(style.location(), "feature:name"));
		return new LabelStyle(text, style.number("labelSize", LABEL_POINTS), formats,
				colours.of(style, "labelColor", FixedColor.BLACK),
				style.word("labelAlignment", Alignment.CENTER), style.flag("hideLabelByDefault", false));
	}

	private static String word(XmiElement element) {
		String word = element.required(XmiReferences.TEXT);
		element.finish();
		return word;
	}

	private static Format format(XmiElement style, String word) {
		String wanted = XmiElement.constant(word);
		return List.of(Format.values()).stream().filter(each -> XmiElement.constant(each.name()).equals(wanted)).findFirst()
				.orElseThrow(() -> style.refused("labelFormat is '" + word + "', which the built-in engine does not draw."));
	}

	private Border border(XmiElement style) {
		return new Border(
				expression(style, "borderSizeComputationExpression").orElseGet(() -> Expression.of(style.location(), "0")),
				colours.of(style, "borderColor", FixedColor.BLACK), style.word("borderLineStyle", LineStyle.SOLID));
	}

	private static int squareCorner(XmiElement style) {
		style.ignore("arcWidth");
		return 0;
	}

	/** A size that counts only when it is not 0. */
	private static Optional<Expression> pixelUnits(XmiElement style, String attribute) {
		int units = style.number(attribute, 0);
		return units == 0 ? Optional.empty()
				: Optional.of(Expression.of(style.location().at(attribute), Integer.toString(units)));
	}

	private static Optional<Expression> positive(XmiElement style, String attribute) {
		return expression(style, attribute).filter(expression -> !(expression instanceof Expression.Constant constant
				&& constant.text().equals("0")));
	}

	private static Optional<Expression> expression(XmiElement style, String attribute) {
		return SpecificationReader.expression(style, attribute);
	}
}
