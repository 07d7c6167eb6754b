package dev.lamina.diagram.expression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;

/** Evaluates expressions; whatever goes wrong becomes a {@link SpecificationException} that names the expression's place. */
public final class Interpreter {
	private final JavaServices javaServices;

	/** An interpreter that calls these services. */
	public Interpreter(JavaServices javaServices) {
		this.javaServices = javaServices;
	}

	/** The value; may be null. */
	public Object value(Expression expression, EvaluationContext evaluationContext) {
		return switch (expression) {
			case Expression.Constant constant -> constant.text();
			case Expression.Variable variable -> variable(expression, variable.name(), evaluationContext);
			case Expression.Feature feature -> feature(feature, evaluationContext.self());
			case Expression.Service service -> {
				Object receiver = service.receiver().isEmpty() ? evaluationContext.self()
						: variable(expression, service.receiver().get(), evaluationContext);
				List<Object> arguments = new ArrayList<>();
				arguments.add(receiver);
				service.arguments().forEach(name -> arguments.add(variable(expression, name, evaluationContext)));
				yield javaServices.call(service, arguments);
			}
		};
	}

	/** The objects of the value, in order: of a collection each, of nothing none. */
	public List<EObject> objects(Expression expression, EvaluationContext evaluationContext) {
		Object value = value(expression, evaluationContext);
		List<EObject> objects = new ArrayList<>();
		elements(value).forEach(each -> {
			if (!(each instanceof EObject object)) {
				throw new SpecificationException(expression.location(),
						"elements of the model were expected, but the value is " + described(each) + ".");
			}
			objects.add(object);
		});
		return objects;
	}

	/** Whether the value says yes. */
	public boolean holds(Expression expression, EvaluationContext evaluationContext) {
		Object value = value(expression, evaluationContext);
		if (value instanceof Boolean yes) {
			return yes;
		}
		if (value instanceof String text && (text.equals("true") || text.equals("false"))) {
			return text.equals("true");
		}
		throw new SpecificationException(expression.location(),
				"true or false was expected, but the value is " + described(value) + ".");
	}

	/** The value as text; empty if there is none. */
	public String text(Expression expression, EvaluationContext evaluationContext) {
		Object value = value(expression, evaluationContext);
		return value == null ? "" : value.toString();
	}

	/** The value as a number. */
	public double number(Expression expression, EvaluationContext evaluationContext) {
		Object value = value(expression, evaluationContext);
		if (value instanceof Number number) {
			return number.doubleValue();
		}
		try {
			return Double.parseDouble(String.valueOf(value));
		} catch (NumberFormatException none) {
			throw new SpecificationException(expression.location(),
					"a number was expected, but the value is " + described(value) + ".",
					none);
		}
	}

	private static Stream<?> elements(Object value) {
		return switch (value) {
			case null -> Stream.empty();
			case Collection<?> many -> many.stream();
			case Object[] many -> Stream.of(many);
			default -> Stream.of(value);
		};
	}

	private static Object variable(Expression expression, String name, EvaluationContext evaluationContext) {
		if (name.equals("self")) {
			return evaluationContext.self();
		}
		Object value = evaluationContext.variables().get(name);
		if (value == null) {
			throw new SpecificationException(expression.location(), "there is no variable '" + name + "' here. There are: "
					+ String.join(", ",
							Stream.concat(Stream.of("self"), evaluationContext.variables().keySet().stream().sorted()).toList())
					+ ".");
		}
		return value;
	}

	private static Object feature(Expression.Feature feature, EObject self) {
		return switch (feature.name()) {
			case "eContainer" -> self.eContainer();
			case "eContents" -> self.eContents();
			case "eAllContents" -> {
				List<EObject> all = new ArrayList<>();
				self.eAllContents().forEachRemaining(all::add);
				yield all;
			}
			default -> {
				EStructuralFeature found = self.eClass().getEStructuralFeature(feature.name());
				if (found == null) {
					throw new SpecificationException(feature.location(),
							"a " + self.eClass().getName() + " has no feature '" + feature.name()
									+ "'.");
				}
				yield self.eGet(found);
			}
		};
	}

	static String described(Object value) {
		return value == null ? "nothing" : value instanceof EObject object ? "a " + object.eClass().getName()
				: "'" + value + "', a " + value.getClass().getSimpleName();
	}
}
