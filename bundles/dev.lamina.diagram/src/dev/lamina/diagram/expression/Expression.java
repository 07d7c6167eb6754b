package dev.lamina.diagram.expression;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.lamina.diagram.specification.Origin;
import dev.lamina.diagram.specification.SpecificationException;

/** An expression of a specification in one of the interpreters that are known; any other is refused when the file is read. */
public sealed interface Expression {
	/** Where it stands. */
	Origin origin();

	/**
	 * {@code feature:name}: a feature of the context, or one of the pseudo features {@code eContainer}, {@code eContents}, {@code
	 * eAllContents}.
	 */
	record Feature(Origin origin, String name) implements Expression {
	}

	/** {@code var:name}: a variable of the place where it stands. */
	record Variable(Origin origin, String name) implements Expression {
	}

	/**
	 * {@code service:name}, {@code service:receiver.name(argument, …)}: a method of a services class.
	 *
	 * @param receiver  the variable whose value is the first argument; the context where it is absent
	 * @param arguments the variables whose values follow
	 */
	record Service(Origin origin, Optional<String> receiver, String name, List<String> arguments) implements Expression {
	}

	/** A text or number without an interpreter, which is its own value. */
	record Constant(Origin origin, String text) implements Expression {
	}

	/**
	 * Reads an expression.
	 *
	 * @throws SpecificationException where it is none that is known
	 */
	static Expression of(Origin origin, String text) {
		int colon = text.indexOf(':');
		String interpreter = colon < 0 ? "" : text.substring(0, colon);
		String rest = text.substring(colon + 1).strip();
		return switch (interpreter) {
			case "feature" -> new Feature(origin, name(origin, text, rest));
			case "var" -> new Variable(origin, name(origin, text, rest));
			case "service" -> service(origin, text, rest);
			case "" -> plain(origin, text);
			default -> {
				if (interpreter.matches("[a-z]+")) {
					throw new SpecificationException(origin,
							"'" + text + "' is of the interpreter '" + interpreter
									+ "'. The built-in engine knows feature:, var: and service:.");
				}
				yield plain(origin, text);
			}
		};
	}

	private static Expression plain(Origin origin, String text) {
		if (text.startsWith("[") || text.startsWith("<%")) {
			throw new SpecificationException(origin, "'" + text
					+ "' is of an interpreter that the built-in engine does not know: feature:, var: and service: are known.");
		}
		return new Constant(origin, text);
	}

	private static Service service(Origin origin, String text, String rest) {
		Matcher matcher = Pattern.compile("(?:(\\w+)\\.)?(\\w+)\\s*(?:\\(\\s*(.*?)\\s*\\))?").matcher(rest);
		if (!matcher.matches()) {
			throw unreadable(origin, text);
		}
		String arguments = matcher.group(3) == null ? "" : matcher.group(3);
		List<String> names = arguments.isEmpty() ? List.of() : List.of(arguments.split("\\s*,\\s*"));
		names.forEach(name -> name(origin, text, name));
		return new Service(origin, Optional.ofNullable(matcher.group(1)), matcher.group(2), names);
	}

	private static String name(Origin origin, String text, String name) {
		if (!name.matches("\\w+")) {
			throw unreadable(origin, text);
		}
		return name;
	}

	private static SpecificationException unreadable(Origin origin, String text) {
		return new SpecificationException(origin, "'" + text
				+ "' cannot be read: a name was expected after the colon, and after a service variables between brackets.");
	}
}
