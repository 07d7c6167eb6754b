package dev.lamina.diagram.expression;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.emf.ecore.EObject;

/**
 * What an expression is about.
 *
 * @param self      the context object
 * @param variables further variables by name
 */
public record EvaluationContext(EObject self, Map<String, Object> variables) {
	public EvaluationContext {
		variables = Map.copyOf(variables);
	}

	/** A context without further variables. */
	public static EvaluationContext of(EObject self) {
		return new EvaluationContext(self, Map.of());
	}

	/** The same with another variable; without it where the value is null. */
	public EvaluationContext with(String name, Object value) {
		Map<String, Object> more = new HashMap<>(variables);
		if (value == null) {
			more.remove(name);
		} else {
			more.put(name, value);
		}
		return new EvaluationContext(self, more);
	}

	/** The same variables around another object. */
	public EvaluationContext about(EObject other) {
		return new EvaluationContext(other, variables);
	}
}
