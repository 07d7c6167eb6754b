package dev.lamina.dsl.ide.completion;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.AbstractElement;
import org.eclipse.xtext.Action;
import org.eclipse.xtext.Alternatives;
import org.eclipse.xtext.Assignment;
import org.eclipse.xtext.CompoundElement;
import org.eclipse.xtext.CrossReference;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.Group;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.ParserRule;
import org.eclipse.xtext.RuleCall;

/**
 * Reads tokens as the grammar says, all ways at once, and knows exactly which tokens may come next.
 *
 * <p>The parser chooses one way by looking ahead; where the text ends in the middle, as under a cursor, there is nothing to look
 * at, and all ways count.
 */
final class GrammarAutomaton {
	/** What may come at the beginning of a rule. */
	Set<ExpectedToken> start(ParserRule rule) {
		return new Step().entering(rule.getAlternatives(), RuleFrame.root(rule));
	}

	/** What may come at a place within a rule that stands by itself. */
	Set<ExpectedToken> at(AbstractElement element, ParserRule rule) {
		return new Step().entering(element, RuleFrame.root(rule));
	}

	/** What may come after a token; nothing if the token may not come itself. */
	Set<ExpectedToken> after(Collection<ExpectedToken> before, LexerToken lexerToken) {
		List<ExpectedToken> accepting = before.stream().filter(expectedToken -> expectedToken.accepts(lexerToken)).toList();
		boolean preferred = accepting.stream().anyMatch(GrammarAutomaton::isPreferred);
		Step step = new Step();
		for (ExpectedToken expected : accepting) {
			if (!preferred || isPreferred(expected)) {
				step.after(expected.terminal(), read(expected, lexerToken));
			}
		}
		return step.found;
	}

	/**
	 * Whether the grammar wants a token read so wherever it can be: a word behind a number is its unit and begins nothing new.
	 */
	private static boolean isPreferred(ExpectedToken expectedToken) {
		return expectedToken.frame().call != null && expectedToken.frame().call.isPredicated()
				&& !expectedToken.frame().isBegun();
	}

	/** The frame with the token as a value of its element, or as the next piece of one. */
	private static RuleFrame read(ExpectedToken expectedToken, LexerToken lexerToken) {
		Deque<RuleFrame> spelling = new ArrayDeque<>();
		RuleFrame owner = expectedToken.frame();
		boolean continues = false;
		while (owner.isDatatype() && owner.parent != null) {
			spelling.push(owner);
			continues |= owner.isBegun();
			owner = owner.parent;
		}
		RuleFrame ruleFrame = owner.reading(lexerToken.text(), expectedToken.assignment().orElse(null), continues);
		for (RuleFrame each : spelling) {
			ruleFrame = each.under(ruleFrame);
		}
		return ruleFrame;
	}

	private static final class Step {
		private final Set<ExpectedToken> found = new LinkedHashSet<>();
		private final Set<Visit> visits = new HashSet<>();

		private record Visit(AbstractElement element, RuleFrame frame, boolean entering) {
		}

		Set<ExpectedToken> entering(AbstractElement element, RuleFrame ruleFrame) {
			enter(element, ruleFrame);
			return found;
		}

		private void enter(AbstractElement element, RuleFrame ruleFrame) {
			if (!visits.add(new Visit(element, ruleFrame, true))) {
				return;
			}
			switch (element) {
				case Keyword keyword -> found.add(new ExpectedToken(keyword, ruleFrame));
				case RuleCall call when call.getRule() instanceof ParserRule rule ->
						enter(rule.getAlternatives(), ruleFrame.enter(call));
				case RuleCall terminal -> found.add(new ExpectedToken(terminal, ruleFrame));
				case Assignment assignment -> enter(assignment.getTerminal(), ruleFrame);
				case CrossReference reference -> enter(reference.getTerminal(), ruleFrame);
				case Alternatives alternatives -> alternatives.getElements().forEach(each -> enter(each, ruleFrame));
				case Group group -> enter(group.getElements().getFirst(), ruleFrame);
				case CompoundElement unordered -> unordered.getElements().forEach(each -> enter(each, ruleFrame));
				case Action action -> after(action, ruleFrame);
				default ->
						throw new IllegalStateException("the grammar has a new kind of element: " + element.eClass().getName());
			}
			if (GrammarUtil.isOptionalCardinality(element)) {
				after(element, ruleFrame);
			}
		}

		/** Goes on behind an element that is finished. */
		void after(AbstractElement element, RuleFrame ruleFrame) {
			if (!visits.add(new Visit(element, ruleFrame, false))) {
				return;
			}
			if (GrammarUtil.isMultipleCardinality(element)) {
				enter(element, ruleFrame);
			}
			EObject container = element.eContainer();
			if (container instanceof Group group) {
				int next = group.getElements().indexOf(element) + 1;
				if (next < group.getElements().size()) {
					enter(group.getElements().get(next), ruleFrame);
				} else {
					after(group, ruleFrame);
				}
			} else if (container instanceof AbstractElement outer) {
				after(outer, ruleFrame);
			} else if (ruleFrame.parent != null) {
				after(ruleFrame.call, ruleFrame.parent.finishing(ruleFrame));
			}
		}
	}
}
