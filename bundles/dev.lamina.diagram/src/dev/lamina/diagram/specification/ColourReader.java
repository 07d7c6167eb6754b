package dev.lamina.diagram.specification;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.lamina.diagram.expression.Expression;
import dev.lamina.diagram.specification.Colour.Fixed;

/** Reads the colours that styles refer to: of the palettes of the file, or of Sirius's own. */
final class ColourReader {
	private static final Pattern SYSTEM = Pattern.compile("environment:/viewpoint#//@systemColors/@entries\\[name='(\\w+)'\\]");

	/** The colour of a style, or the one that Sirius would take. */
	Colour of(XmiElement style, String feature, Colour otherwise) {
		return optional(style, feature).orElse(otherwise);
	}

	Optional<Colour> optional(XmiElement style, String feature) {
		for (XmiElement child : style.children(feature)) {
			Matcher system = SYSTEM.matcher(child.peek("href"));
			if (system.matches()) {
				child.notForDrawing("href");
				child.finish();
				return Optional.of(system(child, system.group(1)));
			}
		}
		return XmiElements.reference(style, feature).map(this::colour);
	}

	private static Fixed system(XmiElement reference, String name) {
		String wanted = XmiElement.constant(name);
		for (SystemColour colour : SystemColour.values()) {
			if (XmiElement.constant(colour.name()).equals(wanted)) {
				return colour.colour();
			}
		}
		throw reference.refused("there is no system colour '" + name + "'.");
	}

	private Colour colour(XmiElement entry) {
		entry.notForDrawing("name", "documentation");
		Colour colour = switch (entry.typeOr("UserFixedColor")) {
			case "UserFixedColor" -> new Fixed(entry.number("red", 125), entry.number("green", 125), entry.number("blue", 125));
			case "ComputedColor" -> new Colour.Computed(expression(entry, "red", "0"), expression(entry, "green", "0"),
					expression(entry, "blue", "0"));
			case "InterpolatedColor" -> new Colour.Interpolated(expression(entry, "colorValueComputationExpression", "1"),
					expression(entry, "minValueComputationExpression", "0"),
					expression(entry, "maxValueComputationExpression", "10"),
					steps(entry));
			default -> throw entry.refused("the built-in engine does not know this kind of colour.");
		};
		entry.finish();
		return colour;
	}

	private List<Colour.Interpolated.Step> steps(XmiElement entry) {
		List<Colour.Interpolated.Step> steps = entry.children("colorSteps").stream().map(step -> {
			Colour colour = optional(step, "associatedColor").orElseThrow(() -> step.refused("it has no associatedColor."));
			if (!(colour instanceof Fixed fixed)) {
				throw step.refused("the colour of a step must be a fixed one.");
			}
			Colour.Interpolated.Step read = new Colour.Interpolated.Step(expression(step, "associatedValue", "0"), fixed);
			step.finish();
			return read;
		}).toList();
		if (steps.isEmpty()) {
			throw entry.refused("it has no colorSteps.");
		}
		return steps;
	}

	private static Expression expression(XmiElement element, String attribute, String otherwise) {
		return Expression.of(element.origin().at(attribute), element.text(attribute).orElse(otherwise));
	}
}
