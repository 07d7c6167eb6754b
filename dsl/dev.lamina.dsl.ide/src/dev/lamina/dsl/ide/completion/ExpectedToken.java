package dev.lamina.dsl.ide.completion;

import java.util.Optional;

import org.eclipse.xtext.AbstractElement;
import org.eclipse.xtext.Assignment;
import org.eclipse.xtext.CrossReference;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.ParserRule;
import org.eclipse.xtext.RuleCall;

/**
 * A token that the grammar allows at a place: a keyword or a call of a terminal rule, in the rules entered there.
 *
 * @param terminal the keyword or call
 * @param frame    the rule in which it stands
 */
record ExpectedToken(AbstractElement terminal, RuleFrame frame) {
	boolean accepts(LexerToken lexerToken) {
		if (terminal instanceof Keyword keyword) {
			return lexerToken.kind() == LexerToken.Kind.KEYWORD && keyword.getValue().equals(lexerToken.text());
		}
		return switch (((RuleCall) terminal).getRule().getName()) {
			case "ID" -> lexerToken.kind() == LexerToken.Kind.ID;
			case "NUMBER" -> lexerToken.kind() == LexerToken.Kind.NUMBER && !lexerToken.isRange() && !lexerToken.isClock();
			case "RANGE" -> lexerToken.isRange();
			case "CLOCK" -> lexerToken.isClock();
			case "STRING" -> lexerToken.kind() == LexerToken.Kind.STRING;
			default -> false;
		};
	}

	/** The value that begins or continues here: its assignment, outside of all rules that only spell values. */
	Optional<Assignment> assignment() {
		AbstractElement element = terminal;
		for (RuleFrame each = frame; each != null; each = each.parent) {
			Assignment assignment = GrammarUtil.containingAssignment(element);
			if (assignment != null) {
				return Optional.of(assignment);
			}
			if (!each.isDatatype()) {
				return Optional.empty();
			}
			element = each.call;
		}
		return Optional.empty();
	}

	/** The frame of the element whose value begins or continues here. */
	RuleFrame owner() {
		RuleFrame owner = frame;
		while (owner.isDatatype() && owner.parent != null) {
			owner = owner.parent;
		}
		return owner;
	}

	/** The outermost rule that spells the value; nothing for a keyword or terminal that stands for itself. */
	Optional<RuleFrame> spelling() {
		RuleFrame spelling = null;
		for (RuleFrame each = frame; each != null && each.isDatatype(); each = each.parent) {
			spelling = each;
		}
		return Optional.ofNullable(spelling);
	}

	/** The reference whose name begins or continues here. */
	Optional<CrossReference> reference() {
		return assignment().map(Assignment::getTerminal).flatMap(ExpectedToken::referenceIn).filter(found -> isIn(found));
	}

	private boolean isIn(CrossReference reference) {
		AbstractElement element = spelling().map(spelling -> (AbstractElement) spelling.call).orElse(terminal);
		return reference.getTerminal() == element || GrammarUtil.containingCrossReference(element) == reference;
	}

	private static Optional<CrossReference> referenceIn(AbstractElement element) {
		return org.eclipse.xtext.EcoreUtil2.eAllOfType(element, CrossReference.class).stream().findFirst();
	}

	/** The name of the rule that spells the value, such as Memory or QualifiedName; empty if none does. */
	String spellingRule() {
		return spelling().map(spelling -> ((ParserRule) spelling.rule).getName()).orElse("");
	}
}
