package dev.lamina.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import dev.lamina.design.OdesignDocument.Expression;
import dev.lamina.model.ModelPackage;

/** Every expression of the specification is one that Sirius evaluates without a warning: it would only leave elements out. */
class OdesignExpressionTest {
	private static final Pattern SERVICE = Pattern.compile("(?:(\\w+)\\.)?(\\w+)(?:\\((\\w+(?:,\\w+)*)\\))?");
	/** Variables that Sirius itself sets: what the user has typed. */
	private static final Set<String> TYPED = Set.of("arg0");

	private final OdesignDocument odesignDocument = new OdesignDocument();
	private final List<Class<?>> services = odesignDocument.elements()
			.filter(element -> element.getTagName().equals("ownedJavaExtensions"))
			.<Class<?>>map(element -> load(element.getAttribute("qualifiedClassName"))).toList();

	@TestFactory
	Stream<DynamicTest> everyExpressionIsSound() {
		return odesignDocument.expressions()
				.map(expression -> DynamicTest.dynamicTest(expression.place(), () -> check(expression)));
	}

	@Test
	void everyDomainClassIsOfTheMetamodel() {
		List<String> classes = odesignDocument.elements().flatMap(element -> Stream.of("domainClass", "targetClass")
				.filter(element::hasAttribute).map(element::getAttribute)).distinct().toList();
		assertTrue(classes.size() > 5, classes::toString);
		classes.forEach(name -> assertNotNull(eClass(name), name));
	}

	@Test
	void servicesCanBeCalled() {
		for (Class<?> each : services) {
			assertTrue(Modifier.isPublic(each.getModifiers()), each::getName);
			for (Method service : services(each)) {
				assertTrue(service.getParameterCount() > 0 && EObject.class.isAssignableFrom(service.getParameterTypes()[0]),
						() -> service + " takes no element of a model first");
			}
		}
	}

	@Test
	void everyServiceIsCalledByOneName() {
		List<String> names = services.stream().flatMap(each -> services(each).stream()).map(Method::getName).toList();
		assertEquals(names.stream().distinct().toList(), names, "two services have one name");
		Set<String> called = odesignDocument.expressions().map(Expression::text).filter(text -> text.startsWith("service:"))
				.map(text -> match(text).group(2)).collect(Collectors.toSet());
		assertEquals(List.of(), names.stream().filter(name -> !called.contains(name)).toList(), "services that nothing calls");
	}

	private void check(Expression expression) {
		Set<String> contexts = odesignDocument.contexts(expression);
		assertFalse(contexts.isEmpty());
		String text = expression.text();
		String rest = text.substring(text.indexOf(':') + 1);
		switch (text.substring(0, text.indexOf(':'))) {
			case "feature" -> contexts.forEach(context -> checkFeature(expression, eClass(context), rest));
			case "var" -> assertTrue(rest.equals("self") || TYPED.contains(rest)
					|| !odesignDocument.variable(expression.element(), rest).isEmpty(), () -> "no variable " + rest);
			case "service" -> checkService(expression, contexts);
			default -> fail("neither feature:, var: nor service:");
		}
	}

	private static void checkFeature(Expression expression, EClass context, String name) {
		assertNotNull(context, "feature: needs a domain class");
		if (!name.equals("eContainer")) {
			EStructuralFeature feature = context.getEStructuralFeature(name);
			assertNotNull(feature, () -> context.getName() + " has no feature " + name);
			if (isForElements(expression.attribute())) {
				assertTrue(feature instanceof EReference, () -> name + " holds no elements");
			}
		}
	}

	private void checkService(Expression expression, Set<String> contexts) {
		Matcher call = match(expression.text());
		Set<String> receivers = call.group(1) == null ? contexts : odesignDocument.variable(expression.element(), call.group(1));
		assertFalse(receivers.isEmpty(), () -> "no variable " + call.group(1));
		List<String> arguments = call.group(3) == null ? List.of() : List.of(call.group(3).split(","));
		Method service = services.stream().flatMap(each -> services(each).stream())
				.filter(each -> each.getName().equals(call.group(2)))
				.findFirst().orElseGet(() -> fail("no service " + call.group(2)));
		assertEquals(arguments.size() + 1, service.getParameterCount(), "number of arguments");
		accepts(service, 0, receivers);
		for (int index = 0; index < arguments.size(); index++) {
			String argument = arguments.get(index);
			if (TYPED.contains(argument)) {
				assertEquals(String.class, service.getParameterTypes()[index + 1], argument);
			} else {
				Set<String> classes = odesignDocument.variable(expression.element(), argument);
				assertFalse(classes.isEmpty(), () -> "no variable " + argument);
				accepts(service, index + 1, classes);
			}
		}
		checkReturn(expression, service);
	}

	private static void accepts(Method service, int parameter, Set<String> classes) {
		Class<?> accepted = service.getParameterTypes()[parameter];
		for (String name : classes) {
			Class<?> given = name.equals("EObject") ? EObject.class : eClass(name).getInstanceClass();
			assertTrue(accepted.isAssignableFrom(given),
					() -> service.getName() + " takes " + accepted.getSimpleName() + ", not " + name);
		}
	}

	private static void checkReturn(Expression expression, Method service) {
		Class<?> type = service.getReturnType();
		String attribute = expression.attribute();
		if (isForElements(attribute)) {
			assertTrue(Collection.class.isAssignableFrom(type), () -> service + " returns no elements");
			String domain = expression.element().getAttribute("domainClass");
			Type element = ((ParameterizedType) service.getGenericReturnType()).getActualTypeArguments()[0];
			if (attribute.equals("semanticCandidatesExpression") && element instanceof Class<?> returned) {
				Class<?> wanted = eClass(domain).getInstanceClass();
				assertTrue(returned.isAssignableFrom(wanted) || wanted.isAssignableFrom(returned),
						() -> service + " returns no " + domain);
			}
		} else if (Set.of("predicateExpression", "preconditionExpression", "precondition", "auditExpression", "canEdit")
				.contains(attribute)) {
			assertEquals(boolean.class, type, service::toString);
		} else if (attribute.matches("(size|width|height|.*Diameter)ComputationExpression")) {
			assertEquals(Integer.class, type, service::toString);
		} else if (attribute.equals("browseExpression")) {
			assertTrue(EObject.class.isAssignableFrom(type), service::toString);
		} else {
			assertTrue(type == String.class || type == Integer.class, () -> service + " returns no text");
		}
	}

	private static boolean isForElements(String attribute) {
		return attribute.equals("candidatesExpression") || attribute.equals("semanticCandidatesExpression")
				|| attribute.endsWith("FinderExpression");
	}

	private static Matcher match(String text) {
		Matcher call = SERVICE.matcher(text.substring("service:".length()));
		assertTrue(call.matches(), () -> text + " is no call of a service");
		return call;
	}

	private static List<Method> services(Class<?> of) {
		return new ArrayList<>(Stream.of(of.getDeclaredMethods()).filter(method -> Modifier.isPublic(method.getModifiers()))
				.filter(method -> !method.isSynthetic()).toList());
	}

	private static EClass eClass(String name) {
		// Sirius knows a class by the name of its package and its own
		String prefix = ModelPackage.eNAME + "::";
		return name.startsWith(prefix)
				&& ModelPackage.eINSTANCE.getEClassifier(name.substring(prefix.length())) instanceof EClass found
						? found : null;
	}

	private static Class<?> load(String name) {
		try {
			Class<?> services = Class.forName(name);
			services.getConstructor();
			return services;
		} catch (ReflectiveOperationException missing) {
			throw new IllegalStateException(missing);
		}
	}
}
