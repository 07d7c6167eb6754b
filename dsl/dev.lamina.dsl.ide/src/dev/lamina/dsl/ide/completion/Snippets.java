package dev.lamina.dsl.ide.completion;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.AbstractElement;
import org.eclipse.xtext.Action;
import org.eclipse.xtext.Alternatives;
import org.eclipse.xtext.Assignment;
import org.eclipse.xtext.CrossReference;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.Group;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.ParserRule;
import org.eclipse.xtext.RuleCall;

import dev.lamina.dsl.ide.schema.Schema;
import dev.lamina.dsl.validation.QuantityConstraint;
import dev.lamina.model.quantity.Dimension;

/**
 * Writes what must follow a keyword as a snippet: numbers as places to fill in with the usual unit behind them, and the cursor
 * where a name or word is to be chosen.
 */
final class Snippets {
	/** Numbers that are plain for their dimension; no one keeps them, but they show what is meant. */
	private static final Map<Dimension, String> EXAMPLES = Map.of(Dimension.COUNT, "1", Dimension.DURATION, "1", Dimension.BYTES,
			"4",
			Dimension.BANDWIDTH, "16", Dimension.FREQUENCY, "2.8", Dimension.RATE, "60", Dimension.RATIO, "50", Dimension.POWER,
			"300",
			Dimension.SPEED, "10");

	private final StringBuilder text = new StringBuilder();
	private final List<EReference> containers;
	private int places;
	private boolean ended;
	private boolean mayGoOn;

	private Snippets(List<EReference> containers) {
		this.containers = containers;
	}

	/**
	 * The property that a keyword begins.
	 *
	 * @param containers the features that contain the element of the property, innermost first
	 */
	static String of(Keyword keyword, List<EReference> containers) {
		Snippets snippet = new Snippets(containers);
		AbstractElement property = keyword;
		if (keyword.eContainer() instanceof Group group && group.getElements().indexOf(keyword) <= 1) {
			property = group;
		}
		if (property instanceof Group group) {
			snippet.group(group, group.getElements().indexOf(keyword));
		} else {
			snippet.word(keyword.getValue());
		}
		if (!snippet.ended && snippet.mayGoOn && snippet.places == 0) {
			snippet.text.append(' ');
		}
		return snippet.text.toString();
	}

	/** Text in which nothing is a place to fill in. */
	static String literal(String text) {
		return text.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}");
	}

	private void group(Group group, int from) {
		for (int i = from; i < group.getElements().size() && !ended; i++) {
			write(group.getElements().get(i));
		}
	}

	private void write(AbstractElement element) {
		if (ended) {
			return;
		}
		if (GrammarUtil.isOptionalCardinality(element)) {
			mayGoOn = true;
			return;
		}
		switch (element) {
			case Keyword keyword when keyword.getValue().equals("{") -> {
				text.append(" {\n  $0\n}");
				ended = true;
			}
			case Keyword keyword -> word(keyword.getValue());
			case Group group -> group(group, 0);
			case Alternatives alternatives -> write(alternatives.getElements().getFirst());
			case Assignment assignment -> value(assignment);
			case Action action -> {
				// makes an element and writes nothing
			}
			case RuleCall call when call.getRule() instanceof ParserRule rule -> write(rule.getAlternatives());
			default -> end();
		}
	}

	private void value(Assignment assignment) {
		Optional<EStructuralFeature> feature = Schema.feature(assignment);
		AbstractElement terminal = assignment.getTerminal();
		if (feature.isEmpty() || terminal instanceof CrossReference || terminal instanceof Alternatives) {
			end();
			return;
		}
		String rule = terminal instanceof RuleCall call ? call.getRule().getName() : "";
		switch (feature.get()) {
			case EReference reference when rule.equals("Quantified") ->
					measured(QuantityConstraint.of(dev.lamina.model.ModelPackage.Literals.CONSTANT__VALUE, List.of(reference)));
			case EReference reference -> end();
			case EAttribute attribute when attribute.getEAttributeType() instanceof EEnum -> end();
			case EAttribute attribute when rule.equals("STRING") -> {
				text.append(" \"").append(place("")).append('"');
				ended = true;
			}
			case EAttribute attribute when rule.equals("Int") || rule.equals("Long") -> text.append(' ').append(place("1"));
			case EAttribute attribute when rule.equals("Resolution") ->
					text.append(' ').append(place("1920")).append('x').append(place("1080"));
			case EAttribute attribute when attribute.getName().equals("name") && !rule.equals("Word") ->
					text.append(' ').append(place("name"));
			case EAttribute attribute -> {
				Optional<QuantityConstraint> measure = QuantityConstraint.of(attribute, containers);
				if (measure.isPresent()) {
					measured(measure);
				} else {
					end();
				}
			}
			default -> end();
		}
	}

	private void measured(Optional<QuantityConstraint> measure) {
		String unit = measure.map(QuantityConstraint::defaultUnit).orElse("");
		String example = measure.map(known -> EXAMPLES.get(known.dimension())).orElse("1");
		text.append(' ').append(place(example)).append(unit.isEmpty() ? "" : ' ' + unit);
	}

	private void word(String word) {
		text.append(text.isEmpty() ? "" : " ").append(literal(word));
	}

	private void end() {
		text.append(" $0");
		ended = true;
	}

	private String place(String example) {
		places++;
		return "${" + places + (example.isEmpty() ? "" : ":" + example) + "}";
	}
}
