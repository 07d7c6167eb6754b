package dev.lamina.design.results;

import dev.lamina.model.Expectation;
import dev.lamina.placement.assignment.TargetMatcher;

/** Writes a promise as it stands in the file. */
final class PromiseSyntax {
	private PromiseSyntax() {
	}

	/** {@code frame-time p99 <= 25 ms}. */
	static String text(Expectation expectation) {
		StringBuilder text = new StringBuilder();
		append(text, expectation.getMetric() == null ? null : expectation.getMetric().getLiteral());
		append(text, expectation.getStatistic());
		append(text, expectation.getComparison() == null ? null : expectation.getComparison().getLiteral());
		append(text, expectation.getLimit());
		if (expectation.getTolerance() != null) {
			append(text, "within");
			append(text, expectation.getTolerance());
		}
		if (expectation.getGroup() != null && expectation.getGroup().getElement() != null) {
			append(text, "for");
			append(text, expectation.getGroupPart() == null ? expectation.getGroupNumber() : expectation.getGroupPart());
			append(text, "of");
			append(text, TargetMatcher.text(expectation.getGroup()));
		}
		return text.toString();
	}

	private static void append(StringBuilder text, Object part) {
		if (part != null) {
			text.append(text.isEmpty() ? "" : " ").append(part);
		}
	}
}
