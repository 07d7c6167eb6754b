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
public record Context(EObject self, Map<String, Object> variables) {
	public Context {
		variables = Map.copyOf(variables);
	}

	/** A context without further variables. */
	public static Context of(EObject self) {
		return new Context(self, Map.of());
	}

	/** The same with another variable; without it where the value is null. */
	public Context with(String name, Object value) {
		Map<String, Object> more = new HashMap<>(variables);
		if (value == null) {
			more.remove(name);
		} else {
			more.put(name, value);
		}
		return new Context(self, more);
	}

	/** The same variables around another object. */
	public Context about(EObject other) {
		return new Context(other, variables);
	}
}
