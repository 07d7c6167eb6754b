package dev.lamina.diagram.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import dev.lamina.diagram.expression.EvaluationContext;
import dev.lamina.diagram.expression.Expression;
import dev.lamina.diagram.expression.Interpreter;
import dev.lamina.diagram.specification.BoxStyle;
import dev.lamina.diagram.specification.ColorDescription;
import dev.lamina.diagram.specification.ColorDescription.FixedColor;
import dev.lamina.diagram.specification.EdgeStyle;
import dev.lamina.diagram.specification.LabelStyle;
import dev.lamina.diagram.specification.Mapping;
import dev.lamina.diagram.specification.StyleCustomization;

/** Evaluates styles: picks the conditional one that holds and turns its expressions into numbers, texts and colours. */
final class StyleEvaluator {
	/** One unit of a size in a specification, in pixels. */
	private static final double PIXELS_PER_UNIT = 10;

	private final Interpreter interpreter;
	private final List<StyleCustomization> styleCustomizations;

	StyleEvaluator(Interpreter interpreter, List<StyleCustomization> styleCustomizations) {
		this.interpreter = interpreter;
		this.styleCustomizations = styleCustomizations;
	}

	Figure.Appearance appearance(Mapping.OfBox mapping, EvaluationContext evaluationContext) {
		Optional<Mapping.Conditional<BoxStyle>> special = chosen(mapping.special(), evaluationContext);
		BoxStyle plain = special.map(Mapping.Conditional::style).orElse(mapping.style());
		List<StyleCustomization> colours = styleCustomizations.stream()
				.filter(each -> each.concerns(plain) && interpreter.holds(each.predicate(), evaluationContext))
				.toList();
		BoxStyle style = plain;
		for (StyleCustomization each : colours) {
			style = each.of(style);
		}
		Optional<Expression> why = colours.isEmpty() ? special.map(Mapping.Conditional::predicate)
				: Optional.of(colours.getLast().predicate());
		BoxStyle.Border border = style.border();
		return new Figure.Appearance(style.shape(), colour(style.fill(), evaluationContext),
				colour(style.fillEnd(), evaluationContext), style.gradient(),
				new Figure.Border(interpreter.number(border.width(), evaluationContext),
						colour(border.colour(), evaluationContext), border.line()),
				text(style.label(), evaluationContext),
				style.position(), size(style.width(), evaluationContext), size(style.height(), evaluationContext), style.corner(),
				style.image(),
				style.tooltip().map(expression -> interpreter.text(expression, evaluationContext)).orElse(""),
				why.map(StyleEvaluator::name));
	}

	private static String name(Expression predicate) {
		return switch (predicate) {
			case Expression.Service service -> service.name();
			case Expression.Feature feature -> feature.name();
			case Expression.Variable variable -> variable.name();
			case Expression.Constant constant -> constant.text();
		};
	}

	Figure.Line line(Mapping.OfEdge mapping, EvaluationContext evaluationContext) {
		EdgeStyle style = chosen(mapping.special(), evaluationContext).map(Mapping.Conditional::style).orElse(mapping.style());
		return new Figure.Line(colour(style.colour(), evaluationContext), style.line(),
				interpreter.number(style.width(), evaluationContext),
				style.source(),
				style.target(),
				style.routing(), text(style.begin(), evaluationContext), text(style.centre(), evaluationContext),
				text(style.end(), evaluationContext));
	}

	private <S> Optional<Mapping.Conditional<S>> chosen(List<Mapping.Conditional<S>> special,
			EvaluationContext evaluationContext) {
		return special.stream().filter(conditional -> interpreter.holds(conditional.predicate(), evaluationContext)).findFirst();
	}

	private OptionalDouble size(Optional<Expression> expression, EvaluationContext evaluationContext) {
		double units = expression.map(each -> interpreter.number(each, evaluationContext)).orElse(-1.0);
		return units > 0 ? OptionalDouble.of(units * PIXELS_PER_UNIT) : OptionalDouble.empty();
	}

	private Optional<Figure.Text> text(Optional<LabelStyle> style, EvaluationContext evaluationContext) {
		return style.map(each -> text(each, evaluationContext)).filter(text -> !text.text().isEmpty());
	}

	private Figure.Text text(LabelStyle style, EvaluationContext evaluationContext) {
		return new Figure.Text(style.hidden() ? "" : interpreter.text(style.text(), evaluationContext), style.size(),
				style.formats(),
				colour(style.colour(), evaluationContext),
				style.alignment());
	}

	FixedColor colour(ColorDescription colorDescription, EvaluationContext evaluationContext) {
		return switch (colorDescription) {
			case FixedColor fixedColor -> fixedColor;
			case ColorDescription.ComputedColor computedColor ->
					new FixedColor(whole(computedColor.red(), evaluationContext), whole(computedColor.green(), evaluationContext),
							whole(computedColor.blue(), evaluationContext));
			case ColorDescription.InterpolatedColor interpolatedColor -> interpolated(interpolatedColor, evaluationContext);
		};
	}

	private int whole(Expression expression, EvaluationContext evaluationContext) {
		return (int) Math.rint(interpreter.number(expression, evaluationContext));
	}

	private FixedColor interpolated(ColorDescription.InterpolatedColor colour, EvaluationContext evaluationContext) {
		double value = Math.clamp(interpreter.number(colour.value(), evaluationContext),
				interpreter.number(colour.minimum(), evaluationContext),
				interpreter.number(colour.maximum(), evaluationContext));
		ColorDescription.InterpolatedColor.Step below = null;
		for (ColorDescription.InterpolatedColor.Step step : colour.steps()) {
			double at = interpreter.number(step.value(), evaluationContext);
			if (at >= value) {
				return below == null ? step.colour() : between(below.colour(), step.colour(), value,
						interpreter.number(below.value(), evaluationContext), at);
			}
			below = step;
		}
		return colour.steps().getLast().colour();
	}

	private static FixedColor between(FixedColor first, FixedColor second, double value, double from, double to) {
		double part = to == from ? 1 : (value - from) / (to - from);
		return new FixedColor(mixed(first.red(), second.red(), part), mixed(first.green(), second.green(), part),
				mixed(first.blue(), second.blue(), part));
	}

	private static int mixed(int first, int second, double part) {
		return (int) Math.rint(first + (second - first) * part);
	}
}
