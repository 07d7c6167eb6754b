package dev.lamina.diagram.specification;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.lamina.diagram.expression.Expression;
import dev.lamina.diagram.specification.ColorDescription.FixedColor;

/** Reads the colours that styles refer to: of the palettes of the file, or of Sirius's own. */
final class ColorReader {
	private static final Pattern SYSTEM = Pattern.compile("environment:/viewpoint#//@systemColors/@entries\\[name='(\\w+)'\\]");

	/** The colour of a style, or the one that Sirius would take. */
	ColorDescription of(XmiElement style, String feature, ColorDescription otherwise) {
		return optional(style, feature).orElse(otherwise);
	}

	Optional<ColorDescription> optional(XmiElement style, String feature) {
		for (XmiElement child : style.children(feature)) {
			Matcher system = SYSTEM.matcher(child.peek("href"));
			if (system.matches()) {
				child.ignore("href");
				child.finish();
				return Optional.of(system(child, system.group(1)));
			}
		}
		return XmiReferences.reference(style, feature).map(this::colour);
	}

	private static FixedColor system(XmiElement reference, String name) {
		String wanted = XmiElement.constant(name);
		for (SystemColor colour : SystemColor.values()) {
			if (XmiElement.constant(colour.name()).equals(wanted)) {
				return colour.colour();
			}
		}
		throw reference.refused("there is no system colour '" + name + "'.");
	}

	private ColorDescription colour(XmiElement entry) {
		entry.ignore("name", "documentation");
		ColorDescription colorDescription = switch (entry.typeOr("UserFixedColor")) {
			case "UserFixedColor" ->
					new FixedColor(entry.number("red", 125), entry.number("green", 125), entry.number("blue", 125));
			case "ComputedColor" ->
					new ColorDescription.ComputedColor(expression(entry, "red", "0"), expression(entry, "green", "0"),
							expression(entry, "blue", "0"));
			case "InterpolatedColor" ->
					new ColorDescription.InterpolatedColor(expression(entry, "colorValueComputationExpression", "1"),
							expression(entry, "minValueComputationExpression", "0"),
							expression(entry, "maxValueComputationExpression", "10"),
							steps(entry));
			default -> throw entry.refused("the built-in engine does not know this kind of colour.");
		};
		entry.finish();
		return colorDescription;
	}

	private List<ColorDescription.InterpolatedColor.Step> steps(XmiElement entry) {
		List<ColorDescription.InterpolatedColor.Step> steps = entry.children("colorSteps").stream().map(step -> {
			ColorDescription colorDescription = optional(step, "associatedColor")
					.orElseThrow(() -> step.refused("it has no associatedColor."));
			if (!(colorDescription instanceof FixedColor fixedColor)) {
				throw step.refused("the colour of a step must be a fixed one.");
			}
			ColorDescription.InterpolatedColor.Step read = new ColorDescription.InterpolatedColor.Step(
					expression(step, "associatedValue", "0"), fixedColor);
			step.finish();
			return read;
		}).toList();
		if (steps.isEmpty()) {
			throw entry.refused("it has no colorSteps.");
		}
		return steps;
	}

	private static Expression expression(XmiElement element, String attribute, String otherwise) {
		return Expression.of(element.location().at(attribute), element.text(attribute).orElse(otherwise));
	}
}
