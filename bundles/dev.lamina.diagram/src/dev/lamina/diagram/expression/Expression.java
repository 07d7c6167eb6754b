package dev.lamina.diagram.expression;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An expression of a specification in one of the interpreters that are known; any other is refused when the file is read. */
public sealed interface Expression {
	/** Where it stands. */
	SpecificationLocation location();

	/**
	 * {@code feature:name}: a feature of the context, or one of the pseudo features {@code eContainer}, {@code eContents}, {@code
	 * eAllContents}.
	 */
	record Feature(SpecificationLocation location, String name) implements Expression {
	}

	/** {@code var:name}: a variable of the place where it stands. */
	record Variable(SpecificationLocation location, String name) implements Expression {
	}

	/**
	 * {@code service:name}, {@code service:receiver.name(argument, …)}: a method of a services class.
	 *
	 * @param receiver  the variable whose value is the first argument; the context where it is absent
	 * @param arguments the variables whose values follow
	 */
	record Service(SpecificationLocation location, Optional<String> receiver, String name, List<String> arguments)
			implements Expression {
	}

	/** A text or number without an interpreter, which is its own value. */
	record Constant(SpecificationLocation location, String text) implements Expression {
	}

	/**
	 * Reads an expression.
	 *
	 * @throws SpecificationException if it is none that is known
	 */
	static Expression of(SpecificationLocation specificationLocation, String text) {
		int colon = text.indexOf(':');
		String interpreter = colon < 0 ? "" : text.substring(0, colon);
		String rest = text.substring(colon + 1).strip();
		return switch (interpreter) {
			case "feature" -> new Feature(specificationLocation, name(specificationLocation, text, rest));
			case "var" -> new Variable(specificationLocation, name(specificationLocation, text, rest));
			case "service" -> service(specificationLocation, text, rest);
			case "" -> plain(specificationLocation, text);
			default -> {
				if (interpreter.matches("[a-z]+")) {
					throw new SpecificationException(specificationLocation,
							"'" + text + "' is of the interpreter '" + interpreter
									+ "'. The built-in engine knows feature:, var: and service:.");
				}
				yield plain(specificationLocation, text);
			}
		};
	}

	private static Expression plain(SpecificationLocation specificationLocation, String text) {
		if (text.startsWith("[") || text.startsWith("<%")) {
			throw new SpecificationException(specificationLocation, "'" + text
					+ "' is of an interpreter that the built-in engine does not know: feature:, var: and service: are known.");
		}
		return new Constant(specificationLocation, text);
	}

	private static Service service(SpecificationLocation specificationLocation, String text, String rest) {
		Matcher matcher = Pattern.compile("(?:(\\w+)\\.)?(\\w+)\\s*(?:\\(\\s*(.*?)\\s*\\))?").matcher(rest);
		if (!matcher.matches()) {
			throw unreadable(specificationLocation, text);
		}
		String arguments = matcher.group(3) == null ? "" : matcher.group(3);
		List<String> names = arguments.isEmpty() ? List.of() : List.of(arguments.split("\\s*,\\s*"));
		names.forEach(name -> name(specificationLocation, text, name));
		return new Service(specificationLocation, Optional.ofNullable(matcher.group(1)), matcher.group(2), names);
	}

	private static String name(SpecificationLocation specificationLocation, String text, String name) {
		if (!name.matches("\\w+")) {
			throw unreadable(specificationLocation, text);
		}
		return name;
	}

	private static SpecificationException unreadable(SpecificationLocation specificationLocation, String text) {
		return new SpecificationException(specificationLocation, "'" + text
				+ "' cannot be read: a name was expected after the colon, and after a service variables between brackets.");
	}
}
