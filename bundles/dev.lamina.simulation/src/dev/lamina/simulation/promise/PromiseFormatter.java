package dev.lamina.simulation.promise;

import dev.lamina.model.Expectation;
import dev.lamina.model.Target;
import dev.lamina.model.quantity.Percentile;
import dev.lamina.placement.assignment.TargetMatcher;
import dev.lamina.placement.time.PromiseWindows;

/** A promise on one line, as the language writes it: {@code frame-time p99 <= 25 ms}. */
final class PromiseFormatter {
	private PromiseFormatter() {
	}

	static String of(Expectation promise) {
		StringBuilder text = new StringBuilder(promise.getMetric().getLiteral());
		Percentile statistic = promise.getStatistic();
		if (statistic != null) {
			text.append(' ').append(statistic);
		}
		if (promise.getSubject() != null) {
			text.append(" of ").append(target(promise.getSubject()));
		}
		if (promise.getProfile() != null) {
			text.append(" for ").append(promise.getProfile().getName());
		}
		text.append(' ').append(promise.getComparison().getLiteral()).append(' ').append(promise.getLimit());
		if (promise.getTolerance() != null) {
			text.append(" within ").append(promise.getTolerance());
		}
		if (promise.getWindow() != null) {
			text.append(' ').append(PromiseWindows.text(promise.getWindow()));
		}
		if (promise.getGroup() != null) {
			text.append(" for ").append(promise.getGroupPart() == null ? promise.getGroupNumber() : promise.getGroupPart())
					.append(" of ").append(target(promise.getGroup()));
		}
		return text.toString();
	}

	private static String target(Target target) {
		String text = target.getElement().getName() + TargetMatcher.brackets(target.getIndices());
		return target.getGpu() == null ? text
				: text + '.' + target.getGpu().getName() + TargetMatcher.brackets(target.getGpuIndices());
	}
}
