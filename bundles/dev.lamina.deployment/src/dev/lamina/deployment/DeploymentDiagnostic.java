package dev.lamina.deployment;

import java.util.Objects;

import org.eclipse.emf.ecore.EObject;

/**
 * Something of a model that keeps it from being deployed, or that a tool has no place for, with a sentence for people.
 *
 * @param severity whether files can be written all the same
 * @param code     its stable name, such as {@code deployment.address}
 * @param at       the declaration that the user has to change
 * @param sentence what is missing or left out, and what to do
 */
public record DeploymentDiagnostic(Severity severity, String code, EObject at, String sentence) {
	/** How grave a finding is. */
	public enum Severity {
		/** A fact is missing: nothing is written. */
		ERROR,
		/** The tool leaves something out; the rest is written. */
		NOTE
	}

	public DeploymentDiagnostic {
		Objects.requireNonNull(severity);
		Objects.requireNonNull(code);
		Objects.requireNonNull(at);
		Objects.requireNonNull(sentence);
	}

	/** Whether nothing may be written because of it. */
	public boolean isError() {
		return severity == Severity.ERROR;
	}
}
