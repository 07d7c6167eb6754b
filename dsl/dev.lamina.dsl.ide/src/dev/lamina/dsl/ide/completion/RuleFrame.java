package dev.lamina.dsl.ide.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.xtext.Assignment;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.ParserRule;
import org.eclipse.xtext.RuleCall;

/**
 * A rule of the grammar that has been entered and not left, with what has been said in it so far.
 *
 * <p>Frames are equal if the same rules were entered by the same calls; what was said does not count, so that of two ways to
 * read one text the first in the grammar is followed.
 */
final class RuleFrame {
	/** A value given to a feature: its text and, where the value is an element of its own, the frame of that. */
	record Value(String feature, String text, RuleFrame element) {
	}

	final ParserRule rule;
	final RuleCall call;
	final RuleFrame parent;
	private final List<Value> values;
	private final boolean begun;
	private final int hash;

	private RuleFrame(ParserRule rule, RuleCall call, RuleFrame parent, List<Value> values, boolean begun) {
		this.rule = rule;
		this.call = call;
		this.parent = parent;
		this.values = values;
		this.begun = begun;
		this.hash = Objects.hash(System.identityHashCode(call), parent);
	}

	static RuleFrame root(ParserRule rule) {
		return new RuleFrame(rule, null, null, List.of(), false);
	}

	RuleFrame enter(RuleCall entered) {
		return new RuleFrame((ParserRule) entered.getRule(), entered, this, List.of(), false);
	}

	/** Whether a token of the rule has been read. */
	boolean isBegun() {
		return begun;
	}

	boolean isDatatype() {
		return GrammarUtil.isDatatypeRule(rule);
	}

	boolean isOf(String ruleName) {
		return rule.getName().equals(ruleName);
	}

	/** The nearest frame of that rule, this one included. */
	Optional<RuleFrame> around(String ruleName) {
		for (RuleFrame ruleFrame = this; ruleFrame != null; ruleFrame = ruleFrame.parent) {
			if (ruleFrame.isOf(ruleName)) {
				return Optional.of(ruleFrame);
			}
		}
		return Optional.empty();
	}

	boolean has(String feature) {
		return values.stream().anyMatch(value -> value.feature.equals(feature));
	}

	/** The texts given to a feature, in order. */
	List<String> texts(String feature) {
		return values.stream().filter(value -> value.feature.equals(feature)).map(Value::text).toList();
	}

	/** The last text given to a feature; empty if none was. */
	String text(String feature) {
		List<String> texts = texts(feature);
		return texts.isEmpty() ? "" : texts.getLast();
	}

	/** Remembers a token that was read: of the value to which it belongs, here or in the frame that called this one for it. */
	RuleFrame reading(String token, Assignment assignment, boolean continues) {
		if (assignment == null) {
			return begun ? this : new RuleFrame(rule, call, parent, values, true);
		}
		List<Value> extended = new ArrayList<>(values);
		String feature = assignment.getFeature();
		boolean joined = continues && !extended.isEmpty() && extended.getLast().feature.equals(feature);
		String text = joined ? extended.removeLast().text + token : token;
		extended.add(new Value(feature, text, null));
		return new RuleFrame(rule, call, parent, extended, true);
	}

	/**
	 * This frame with what a finished frame said: as the value of the feature it was called for, or, called for none, as its own.
	 */
	RuleFrame finishing(RuleFrame finished) {
		Assignment assignment = GrammarUtil.containingAssignment(finished.call);
		List<Value> extended = new ArrayList<>(values);
		if (finished.isDatatype()) {
			return begun == finished.begun || !finished.begun ? this : new RuleFrame(rule, call, parent, values, true);
		}
		if (assignment == null) {
			extended.addAll(finished.values);
		} else {
			extended.add(new Value(assignment.getFeature(), "", finished));
		}
		return new RuleFrame(rule, call, parent, extended, begun || finished.begun);
	}

	/** The frame in which someone else took the place of the parent. */
	RuleFrame under(RuleFrame other) {
		return new RuleFrame(rule, call, other, values, true);
	}

	/** The elements given to a feature. */
	List<RuleFrame> elements(String feature) {
		return values.stream().filter(value -> value.feature.equals(feature) && value.element != null).map(Value::element)
				.toList();
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof RuleFrame ruleFrame && ruleFrame.hash == hash && ruleFrame.call == call && ruleFrame.rule == rule
				&& Objects.equals(ruleFrame.parent, parent);
	}

	@Override
	public int hashCode() {
		return hash;
	}
}
