package dev.lamina.dsl.ide.schema;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EModelElement;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.AbstractElement;
import org.eclipse.xtext.Alternatives;
import org.eclipse.xtext.Assignment;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.Grammar;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.Group;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.ParserRule;
import org.eclipse.xtext.RuleCall;

/** Answers which property a word of the grammar stands for, and what the metamodel says about it. */
public final class Schema {
	private static final String DOCUMENTATION = "http://www.eclipse.org/emf/2002/GenModel";

	private Schema() {
	}

	/** The documentation of an element of the metamodel; empty if it has none. */
	public static String documentation(EModelElement element) {
		String text = EcoreUtil.getAnnotation(element, DOCUMENTATION, "documentation");
		return text == null ? "" : text;
	}

	/** The kind of element that a rule makes; nothing for a rule that only spells values. */
	public static Optional<EClass> kind(ParserRule rule) {
		return rule.getType() != null && rule.getType().getClassifier() instanceof EClass kind ? Optional.of(kind)
				: Optional.empty();
	}

	/** What an assignment sets. */
	public static Optional<EStructuralFeature> feature(Assignment assignment) {
		return kind(GrammarUtil.containingParserRule(assignment))
				.map(kind -> kind.getEStructuralFeature(assignment.getFeature()));
	}

	/** What is set by the property that a keyword begins, or by the part of a property that it introduces. */
	public static List<EStructuralFeature> features(Keyword keyword) {
		Assignment own = GrammarUtil.containingAssignment(keyword);
		if (own != null) {
			return feature(own).stream().toList();
		}
		if (!(keyword.eContainer() instanceof Group group)) {
			return List.of();
		}
		List<AbstractElement> elements = group.getElements();
		int from = elements.indexOf(keyword);
		return elements.subList(from, elements.size()).stream().filter(element -> !(element instanceof Keyword))
				.flatMap(element -> EcoreUtil2.eAllOfType(element, Assignment.class).stream())
				.flatMap(assignment -> feature(assignment).stream()).distinct().toList();
	}

	/** The word of the language for a feature of a kind of element: the keyword before its value, else its name with hyphens. */
	public static String word(Grammar grammar, EClass kind, EStructuralFeature feature) {
		return GrammarUtil.allParserRules(grammar).stream().filter(rule -> kind(rule).filter(kind::equals).isPresent())
				.flatMap(rule -> EcoreUtil2.eAllOfType(rule, Assignment.class).stream())
				.filter(assignment -> assignment.getFeature().equals(feature.getName()))
				.flatMap(assignment -> keywordBefore(assignment).stream()).findFirst()
				.orElseGet(() -> feature.getName().replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT));
	}

	private static Optional<String> keywordBefore(Assignment assignment) {
		boolean first = assignment.eContainer() instanceof Group group && group.getElements().size() > 1
				&& group.getElements().get(1) == assignment;
		return first && assignment.eContainer() instanceof Group group
				&& group.getElements().getFirst() instanceof Keyword keyword && beginsProperty(keyword)
						? Optional.of(keyword.getValue()) : Optional.empty();
	}

	/** Whether a keyword begins one of the properties between the braces of a block. */
	public static boolean beginsProperty(Keyword keyword) {
		AbstractElement element = keyword;
		while (element.eContainer() instanceof AbstractElement container) {
			if (container instanceof Alternatives && "*".equals(container.getCardinality())) {
				return true;
			}
			boolean first = !(container instanceof Group group) || group.getElements().getFirst() == element;
			if (!first || GrammarUtil.isOptionalCardinality(container)) {
				return false;
			}
			element = container;
		}
		return false;
	}

	/**
	 * The words about a keyword: the documentation of the one property that it sets, or of the kind of element that it begins.
	 * A keyword in between, such as "at", has that of what it introduces.
	 */
	public static String documentation(Keyword keyword) {
		ParserRule rule = GrammarUtil.containingParserRule(keyword);
		boolean begins = rule != null && firstKeyword(rule.getAlternatives()).filter(first -> first == keyword).isPresent();
		Stream<EModelElement> documented = begins ? kind(rule).stream().map(kind -> (EModelElement) kind)
				: features(keyword).stream().map(feature -> feature);
		return documented.map(Schema::documentation).filter(text -> !text.isEmpty()).findFirst().orElse("");
	}

	private static Optional<Keyword> firstKeyword(EObject element) {
		return switch (element) {
			case Keyword keyword -> Optional.of(keyword);
			case Group group -> group.getElements().stream().filter(part -> !(part instanceof org.eclipse.xtext.Action))
					.findFirst().flatMap(Schema::firstKeyword);
			case Assignment assignment -> firstKeyword(assignment.getTerminal());
			case RuleCall call -> Optional.empty();
			default -> Optional.empty();
		};
	}
}
