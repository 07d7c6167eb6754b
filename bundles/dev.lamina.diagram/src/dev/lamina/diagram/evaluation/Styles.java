package dev.lamina.diagram.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import dev.lamina.diagram.expression.Context;
import dev.lamina.diagram.expression.Expression;
import dev.lamina.diagram.expression.Interpreter;
import dev.lamina.diagram.specification.BoxStyle;
import dev.lamina.diagram.specification.Colour;
import dev.lamina.diagram.specification.Colour.Fixed;
import dev.lamina.diagram.specification.EdgeStyle;
import dev.lamina.diagram.specification.LabelStyle;
import dev.lamina.diagram.specification.Mapping;
import dev.lamina.diagram.specification.Recolouring;

/** Evaluates styles: picks the conditional one that holds and turns its expressions into numbers, texts and colours. */
final class Styles {
	/** One unit of a size in a specification, in pixels. */
	private static final double UNIT = 10;

	private final Interpreter interpreter;
	private final List<Recolouring> recolourings;

	Styles(Interpreter interpreter, List<Recolouring> recolourings) {
		this.interpreter = interpreter;
		this.recolourings = recolourings;
	}

	Figure.Look look(Mapping.OfBox mapping, Context context) {
		Optional<Mapping.Conditional<BoxStyle>> special = chosen(mapping.special(), context);
		BoxStyle plain = special.map(Mapping.Conditional::style).orElse(mapping.style());
		List<Recolouring> colours = recolourings.stream()
				.filter(each -> each.concerns(plain) && interpreter.holds(each.predicate(), context))
				.toList();
		BoxStyle style = plain;
		for (Recolouring each : colours) {
			style = each.of(style);
		}
		Optional<Expression> why = colours.isEmpty() ? special.map(Mapping.Conditional::predicate)
				: Optional.of(colours.getLast().predicate());
		BoxStyle.Border border = style.border();
		return new Figure.Look(style.shape(), colour(style.fill(), context), colour(style.fillEnd(), context), style.gradient(),
				new Figure.Border(interpreter.number(border.width(), context), colour(border.colour(), context), border.line()),
				text(style.label(), context),
				style.position(), size(style.width(), context), size(style.height(), context), style.corner(), style.image(),
				style.tooltip().map(expression -> interpreter.text(expression, context)).orElse(""),
				why.map(Styles::name));
	}

	private static String name(Expression predicate) {
		return switch (predicate) {
			case Expression.Service service -> service.name();
			case Expression.Feature feature -> feature.name();
			case Expression.Variable variable -> variable.name();
			case Expression.Constant constant -> constant.text();
		};
	}

	Figure.Line line(Mapping.OfEdge mapping, Context context) {
		EdgeStyle style = chosen(mapping.special(), context).map(Mapping.Conditional::style).orElse(mapping.style());
		return new Figure.Line(colour(style.colour(), context), style.line(), interpreter.number(style.width(), context),
				style.source(),
				style.target(),
				style.routing(), text(style.begin(), context), text(style.centre(), context), text(style.end(), context));
	}

	private <S> Optional<Mapping.Conditional<S>> chosen(List<Mapping.Conditional<S>> special, Context context) {
		return special.stream().filter(conditional -> interpreter.holds(conditional.predicate(), context)).findFirst();
	}

	private OptionalDouble size(Optional<Expression> expression, Context context) {
		double units = expression.map(each -> interpreter.number(each, context)).orElse(-1.0);
		return units > 0 ? OptionalDouble.of(units * UNIT) : OptionalDouble.empty();
	}

	private Optional<Figure.Text> text(Optional<LabelStyle> style, Context context) {
		return style.map(each -> text(each, context)).filter(text -> !text.text().isEmpty());
	}

	private Figure.Text text(LabelStyle style, Context context) {
		return new Figure.Text(style.hidden() ? "" : interpreter.text(style.text(), context), style.size(), style.formats(),
				colour(style.colour(), context),
				style.alignment());
	}

	Fixed colour(Colour colour, Context context) {
		return switch (colour) {
			case Fixed fixed -> fixed;
			case Colour.Computed computed -> new Fixed(whole(computed.red(), context), whole(computed.green(), context),
					whole(computed.blue(), context));
			case Colour.Interpolated interpolated -> interpolated(interpolated, context);
		};
	}

	private int whole(Expression expression, Context context) {
		return (int) Math.rint(interpreter.number(expression, context));
	}

	private Fixed interpolated(Colour.Interpolated colour, Context context) {
		double value = Math.clamp(interpreter.number(colour.value(), context), interpreter.number(colour.minimum(), context),
				interpreter.number(colour.maximum(), context));
		Colour.Interpolated.Step below = null;
		for (Colour.Interpolated.Step step : colour.steps()) {
			double at = interpreter.number(step.value(), context);
			if (at >= value) {
				return below == null ? step.colour() : between(below.colour(), step.colour(), value,
						interpreter.number(below.value(), context), at);
			}
			below = step;
		}
		return colour.steps().getLast().colour();
	}

	private static Fixed between(Fixed first, Fixed second, double value, double from, double to) {
		double part = to == from ? 1 : (value - from) / (to - from);
		return new Fixed(mixed(first.red(), second.red(), part), mixed(first.green(), second.green(), part),
				mixed(first.blue(), second.blue(), part));
	}

	private static int mixed(int first, int second, double part) {
		return (int) Math.rint(first + (second - first) * part);
	}
}
