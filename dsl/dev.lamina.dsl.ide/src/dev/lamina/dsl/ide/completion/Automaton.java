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
final class Automaton {
	/** What may come at the beginning of a rule. */
	Set<Expected> start(ParserRule rule) {
		return new Step().entering(rule.getAlternatives(), Frame.root(rule));
	}

	/** What may come at a place within a rule that stands by itself. */
	Set<Expected> at(AbstractElement element, ParserRule rule) {
		return new Step().entering(element, Frame.root(rule));
	}

	/** What may come after a token; nothing where the token may not come itself. */
	Set<Expected> after(Collection<Expected> before, Token token) {
		List<Expected> accepting = before.stream().filter(expected -> expected.accepts(token)).toList();
		boolean preferred = accepting.stream().anyMatch(Automaton::isPreferred);
		Step step = new Step();
		for (Expected expected : accepting) {
			if (!preferred || isPreferred(expected)) {
				step.after(expected.terminal(), read(expected, token));
			}
		}
		return step.found;
	}

	/**
	 * Whether the grammar wants a token read so wherever it can be: a word behind a number is its unit and begins nothing new.
	 */
	private static boolean isPreferred(Expected expected) {
		return expected.frame().call != null && expected.frame().call.isPredicated() && !expected.frame().isBegun();
	}

	/** The frame with the token as a value of its element, or as the next piece of one. */
	private static Frame read(Expected expected, Token token) {
		Deque<Frame> spelling = new ArrayDeque<>();
		Frame owner = expected.frame();
		boolean continues = false;
		while (owner.isDatatype() && owner.parent != null) {
			spelling.push(owner);
			continues |= owner.isBegun();
			owner = owner.parent;
		}
		Frame frame = owner.reading(token.text(), expected.assignment().orElse(null), continues);
		for (Frame each : spelling) {
			frame = each.under(frame);
		}
		return frame;
	}

	private static final class Step {
		private final Set<Expected> found = new LinkedHashSet<>();
		private final Set<Visit> visits = new HashSet<>();

		private record Visit(AbstractElement element, Frame frame, boolean entering) {
		}

		Set<Expected> entering(AbstractElement element, Frame frame) {
			enter(element, frame);
			return found;
		}

		private void enter(AbstractElement element, Frame frame) {
			if (!visits.add(new Visit(element, frame, true))) {
				return;
			}
			switch (element) {
				case Keyword keyword -> found.add(new Expected(keyword, frame));
				case RuleCall call when call.getRule() instanceof ParserRule rule ->
						enter(rule.getAlternatives(), frame.enter(call));
				case RuleCall terminal -> found.add(new Expected(terminal, frame));
				case Assignment assignment -> enter(assignment.getTerminal(), frame);
				case CrossReference reference -> enter(reference.getTerminal(), frame);
				case Alternatives alternatives -> alternatives.getElements().forEach(each -> enter(each, frame));
				case Group group -> enter(group.getElements().getFirst(), frame);
				case CompoundElement unordered -> unordered.getElements().forEach(each -> enter(each, frame));
				case Action action -> after(action, frame);
				default ->
						throw new IllegalStateException("the grammar has a new kind of element: " + element.eClass().getName());
			}
			if (GrammarUtil.isOptionalCardinality(element)) {
				after(element, frame);
			}
		}

		/** Goes on behind an element that is finished. */
		void after(AbstractElement element, Frame frame) {
			if (!visits.add(new Visit(element, frame, false))) {
				return;
			}
			if (GrammarUtil.isMultipleCardinality(element)) {
				enter(element, frame);
			}
			EObject container = element.eContainer();
			if (container instanceof Group group) {
				int next = group.getElements().indexOf(element) + 1;
				if (next < group.getElements().size()) {
					enter(group.getElements().get(next), frame);
				} else {
					after(group, frame);
				}
			} else if (container instanceof AbstractElement outer) {
				after(outer, frame);
			} else if (frame.parent != null) {
				after(frame.call, frame.parent.finishing(frame));
			}
		}
	}
}
