package dev.lamina.diagram.expression;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The methods that {@code service:} expressions call: the public ones of some classes with a public constructor without
 * arguments. Of several that fit the one with the narrowest first parameter is called, as Sirius does.
 */
public final class JavaServices {
	private record Key(String name, List<Class<?>> arguments) {
	}

	private record Target(Object owner, Method method) {
	}

	private final Map<String, List<Target>> byName = new HashMap<>();
	private final Map<Key, Target> chosen = new HashMap<>();

	/** The services of these objects, one of each class. */
	public JavaServices(List<?> objects) {
		for (Object owner : objects) {
			for (Method method : owner.getClass().getMethods()) {
				if (method.getDeclaringClass() != Object.class && method.getParameterCount() > 0) {
					byName.computeIfAbsent(method.getName(), name -> new ArrayList<>()).add(new Target(owner, method));
				}
			}
		}
	}

	/** Calls a service. */
	Object call(Expression.Service service, List<Object> arguments) {
		List<Class<?>> classes = arguments.stream().map(value -> value == null ? Void.class : value.getClass())
				.collect(Collectors.toList());
		Target target = chosen.computeIfAbsent(new Key(service.name(), classes), key -> choose(service, arguments));
		try {
			return target.method().invoke(target.owner(), arguments.toArray());
		} catch (IllegalAccessException hidden) {
			throw new SpecificationException(service.location(),
					"the service '" + service.name() + "' is in a class that is not public.",
					hidden);
		} catch (InvocationTargetException thrown) {
			if (thrown.getCause() instanceof SpecificationException known) {
				throw known;
			}
			Throwable cause = thrown.getCause();
			throw new SpecificationException(service.location(), "the service '" + service.name() + "' failed for "
					+ Interpreter.described(arguments.getFirst())
					+ " (" + cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : ": " + cause.getMessage())
					+ ").",
					cause);
		}
	}

	private Target choose(Expression.Service service, List<Object> arguments) {
		List<Target> named = byName.getOrDefault(service.name(), List.of());
		return named.stream().filter(target -> accepts(target.method(), arguments))
				.min(Comparator.comparingInt((Target target) -> breadth(target, named))
						.thenComparing(target -> target.method().toString()))
				.orElseThrow(() -> new SpecificationException(service.location(), named.isEmpty()
						? "no services class has a public method '" + service.name() + "'. There are: "
								+ byName.keySet().stream().sorted()
										.collect(Collectors.joining(", "))
								+ "."
						: "the service '" + service.name() + "' does not take " + arguments.stream().map(Interpreter::described)
								.collect(Collectors.joining(", "))
								+ ", but: " + named.stream().map(target -> parameters(target.method())).sorted()
										.collect(Collectors.joining("; or "))
								+ "."));
	}

	/** How many of the others take something narrower than this one. */
	private static int breadth(Target target, List<Target> others) {
		Class<?> first = target.method().getParameterTypes()[0];
		return (int) others.stream().map(other -> other.method().getParameterTypes()[0])
				.filter(other -> other != first && first.isAssignableFrom(other)).count();
	}

	private static boolean accepts(Method method, List<Object> arguments) {
		Class<?>[] parameters = method.getParameterTypes();
		if (parameters.length != arguments.size()) {
			return false;
		}
		for (int number = 0; number < parameters.length; number++) {
			if (arguments.get(number) != null && !boxed(parameters[number]).isInstance(arguments.get(number))) {
				return false;
			}
		}
		return true;
	}

	private static Class<?> boxed(Class<?> type) {
		return java.lang.invoke.MethodType.methodType(type).wrap().returnType();
	}

	private static String parameters(Method method) {
		return Stream.of(method.getParameterTypes()).map(Class::getSimpleName).collect(Collectors.joining(", "));
	}
}
