package dev.lamina.dsl.serializer;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.AbstractElement;
import org.eclipse.xtext.Alternatives;
import org.eclipse.xtext.Assignment;
import org.eclipse.xtext.Group;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.ParserRule;

/**
 * What a rule of the grammar consists of: a head, and lists of entries in any order, which stand between braces except in a file.
 *
 * @param rule     the rule
 * @param head     what stands before the entries
 * @param lists    the lists of entries, at most one where the rule has braces
 * @param isBraced whether the entries stand between braces
 * @param isBodyOptional whether the braces may be missing
 */
record RuleStructure(ParserRule rule, List<AbstractElement> head, List<AbstractElement> lists, boolean isBraced,
		boolean isBodyOptional) {
	static RuleStructure of(ParserRule rule) {
		List<AbstractElement> head = new ArrayList<>();
		List<AbstractElement> lists = new ArrayList<>();
		boolean braced = false;
		boolean optional = false;
		List<AbstractElement> parts = rule.getAlternatives() instanceof Group group && group.getCardinality() == null
				? group.getElements()
				: List.of(rule.getAlternatives());
		for (AbstractElement part : parts) {
			if (isBrace(part)) {
				braced = true;
			} else if (isList(part)) {
				lists.add(part);
			} else if (part instanceof Group body && isBrace(body.getElements().getFirst())) {
				body.getElements().stream().filter(RuleStructure::isList).forEach(lists::add);
				braced = true;
				optional = true;
			} else {
				head.add(part);
			}
		}
		return new RuleStructure(rule, head, lists, braced, optional);
	}

	private static boolean isBrace(AbstractElement part) {
		return part instanceof Keyword word && (word.getValue().equals("{") || word.getValue().equals("}"));
	}

	private static boolean isList(AbstractElement part) {
		return "*".equals(part.getCardinality()) && (part instanceof Alternatives || part instanceof Assignment);
	}

	/** What an entry of a list can be, in the order of the grammar. */
	static List<AbstractElement> entries(AbstractElement list) {
		return list instanceof Alternatives alternatives ? alternatives.getElements() : List.of(list);
	}

	/** The kind of entry that a part of the rule belongs to; null for a part of the head. */
	AbstractElement entryOf(EObject part) {
		for (EObject each = part; each != null && each != rule; each = each.eContainer()) {
			if (lists.contains(each)) {
				return (AbstractElement) each;
			}
			if (each.eContainer() instanceof Alternatives list && lists.contains(list)) {
				return (AbstractElement) each;
			}
		}
		return null;
	}
}
