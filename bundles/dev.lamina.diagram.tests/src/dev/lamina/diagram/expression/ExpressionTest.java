package dev.lamina.diagram.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.junit.jupiter.api.Test;

import dev.lamina.diagram.DiagramTestModels;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.NamedElement;

/** Features, variables and services say what Sirius says, and failures say where and why. */
class ExpressionTest {
	private static final SpecificationLocation ORIGIN = new SpecificationLocation("test.odesign", 7, "node 'n'");

	private final Model model = DiagramTestModels.of("host h { memory 1 TiB gpu a : A40 gpu b : A16 } vm v x 2 { memory 4 GiB }");
	private final Host host = (Host) model.getDeclarations().getFirst();
	private final Interpreter interpreter = new Interpreter(new JavaServices(List.of(new Answers(), new More())));

	/** Services for the test. */
	public static final class Answers {
		public String name(EObject any) {
			return "any";
		}

		public String name(NamedElement named) {
			return "named " + named.getName();
		}

		public String both(Host host, HostGpu gpu) {
			return host.getName() + gpu.getName();
		}

		public int twice(int number) {
			return 2 * number;
		}

		public Object[] array(EObject any) {
			return any.eContents().toArray();
		}

		public Object nothing(EObject any) {
			return null;
		}

		public Object fails(EObject any) {
			throw new IllegalArgumentException("on purpose");
		}
	}

	/** Services of a second class. */
	public static final class More {
		public boolean isHost(EObject any) {
			return any instanceof Host;
		}
	}

	@Test
	void features() {
		assertEquals("h", value("feature:name"));
		assertEquals(host.getGpus(), interpreter.objects(expression("feature:gpus"), EvaluationContext.of(host)));
		assertEquals(List.of(model), interpreter.objects(expression("feature:eContainer"), EvaluationContext.of(host)));
		assertEquals(List.of(), interpreter.objects(expression("feature:eContainer"), EvaluationContext.of(model)));
		assertEquals(2, interpreter.objects(expression("feature:eContents"), EvaluationContext.of(host)).size());
		assertTrue(
				interpreter.objects(expression("feature:eAllContents"), EvaluationContext.of(model)).containsAll(host.getGpus()));
		refused("feature:gpsu", "test.odesign:7: node 'n': a Host has no feature 'gpsu'.");
	}

	@Test
	void variables() {
		assertEquals(host, value("var:self"));
		assertEquals(3, interpreter.value(expression("var:three"), EvaluationContext.of(host).with("three", 3)));
		assertNull(EvaluationContext.of(host).with("three", 3).with("three", null).variables().get("three"));
		refused("var:view", "there is no variable 'view' here. There are: self.");
	}

	@Test
	void services() {
		assertEquals("named h", value("service:name"));
		assertEquals("any", interpreter.text(expression("service:name"), EvaluationContext.of(model)));
		assertTrue(interpreter.holds(expression("service:isHost"), EvaluationContext.of(host)));
		assertFalse(interpreter.holds(expression("service:isHost"), EvaluationContext.of(model)));
		EvaluationContext evaluationContext = EvaluationContext.of(host).with("gpu", host.getGpus().getFirst()).with("number",
				21);
		assertEquals("ha", interpreter.text(expression("service:both(gpu)"), evaluationContext));
		assertEquals("ha", interpreter.text(expression("service:self.both( gpu )"), evaluationContext));
		assertEquals(42, interpreter.number(expression("service:number.twice"), evaluationContext));
		assertEquals(host.getGpus(), interpreter.objects(expression("service:array"), evaluationContext));
		assertEquals(List.of(), interpreter.objects(expression("service:nothing"), evaluationContext));
		assertEquals("", interpreter.text(expression("service:nothing"), evaluationContext));
	}

	@Test
	void servicesThatCannotBeCalled() {
		refused("service:nme",
				"no services class has a public method 'nme'. There are: array, both, fails, isHost, name, nothing, twice.");
		refused("service:both(self)", "the service 'both' does not take a Host, a Host, but: Host, HostGpu.");
		refused("service:fails", "the service 'fails' failed for a Host (IllegalArgumentException: on purpose).");
	}

	@Test
	void valuesOfTheWrongKind() {
		assertEquals(3, interpreter.number(expression("3"), EvaluationContext.of(host)));
		assertTrue(interpreter.holds(expression("true"), EvaluationContext.of(host)));
		wrong(() -> interpreter.number(expression("feature:name"), EvaluationContext.of(host)),
				"a number was expected, but the value is 'h', a String.");
		wrong(() -> interpreter.holds(expression("feature:name"), EvaluationContext.of(host)), "true or false was expected");
		wrong(() -> interpreter.objects(expression("feature:name"), EvaluationContext.of(host)),
				"elements of the model were expected");
	}

	@Test
	void otherInterpretersAreRefused() {
		for (String text : List.of("aql:self", "ocl:self", "[self/]", "<%self%>", "service:", "var:", "feature:a b",
				"service:a(b")) {
			assertThrows(SpecificationException.class, () -> expression(text), text);
		}
		assertEquals("Runs: all", ((Expression.Constant) expression("Runs: all")).text());
	}

	private Object value(String text) {
		return interpreter.value(expression(text), EvaluationContext.of(host));
	}

	private void refused(String text, String message) {
		wrong(() -> value(text), message);
	}

	private static void wrong(org.junit.jupiter.api.function.Executable act, String message) {
		SpecificationException refused = assertThrows(SpecificationException.class, act);
		assertTrue(refused.getMessage().startsWith("test.odesign:7") && refused.getMessage().contains(message),
				refused::getMessage);
	}

	private static Expression expression(String text) {
		return Expression.of(ORIGIN, text);
	}
}
