package dev.lamina.result;

import org.eclipse.emf.ecore.EObject;

/**
 * Whether one promise holds, and what was measured.
 *
 * @param vm         the VM that it was given to, empty for a promise of the simulation
 * @param text       the promise as it stands in the file, on one line: {@code frame-time p99 <= 25 ms}
 * @param metric     what is promised, as written in the language: {@code frame-time}
 * @param measured   the measured value, in {@code unit}
 * @param limit      the promised value, in {@code unit}
 * @param unit       the unit of the limit as written in the file: {@code ms}, {@code fps}, {@code %}; empty for a number
 * @param comparison {@code >=}, {@code <=} or {@code =}
 * @param kept      whether the promise is kept
 * @param source     the expectation in the model, for its place in the file; null if there is none
 */
public record PromiseResult(String vm, String text, String metric, Estimate measured, double limit, String unit,
		String comparison, boolean kept, EObject source) {
}
