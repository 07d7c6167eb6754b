package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.EcorePackage;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.cli.InProcessRunner.Outcome;
import dev.lamina.cli.console.ExitStatus;
import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.dsl.ide.hint.InlayHintProvider;
import dev.lamina.dsl.ide.snapshot.Workspace;
import dev.lamina.dsl.project.Project;
import dev.lamina.dsl.project.SourceFile;
import dev.lamina.dsl.validation.Bounds;
import dev.lamina.dsl.validation.QuantityConstraint;
import dev.lamina.model.ModelPackage;
import dev.lamina.model.Quantified;
import dev.lamina.model.QuantilePoint;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.model.quantity.Unit;

/**
 * Every number of every property, taken to its extremes in a model that is sound otherwise, is refused at its place under a rule
 * that there is, or the model is simulated, drawn, set up and shown: nothing fails, nothing hangs, and what validation accepts
 * runs.
 *
 * <p>Which properties there are follows from the metamodel, where they occur from the models of the corpus, so that a new
 * property is tried as soon as there is one. {@code -Dlamina.extreme.units=all} tries each number in every unit.
 */
@Tag("fuzz")
class ExtremeNumbersTest {
	private static final boolean ALL_UNITS = "all".equals(System.getProperty("lamina.extreme.units"));
	private static final long MAX_SECONDS = 60;
	private static final List<String> NUMBERS = List.of("0", "-1", "1", "0.1", "1e-60", "1e18", "1e308", "9223372036854775808",
			"2147483647");
	/** What every property is tried with only if all units are: the same once more, with other powers. */
	private static final List<String> MORE_NUMBERS = List.of("3", "1000000", "1e-308", "1e60", "1e99999", "9223372036854775807",
			"4611686018427387904");
	private static final Pattern BROKEN = Pattern.compile(
			"internal\\.error|mistake in Lamina|Exception|simulation\\.refused|Out of memory|memory is not "
					+ "enough|\\bnull\\b|\\bNaN\\b");
	private static final Pattern CODE = Pattern.compile("(?m)(?:error|warning|info)\\[([^\\]]+)\\]");

	@TempDir
	private static Path folder;
	/** The properties in order, each with the places where it occurs; few of them are enough. */
	private static final Map<String, List<Spot>> SPOTS = new LinkedHashMap<>();
	private static final int MAX_SPOTS = 1;

	/** A number in the text of a model. */
	private record Spot(String text, int offset, int length, List<String> units, List<String> limits) {
		String with(String number) {
			return text.substring(0, offset) + number + text.substring(offset + length);
		}

		/** The extremes of its kind, also just within and just beyond its limits. */
		Set<String> numbers() {
			Set<String> all = new LinkedHashSet<>(limits);
			for (String number : ALL_UNITS ? Stream.concat(NUMBERS.stream(), MORE_NUMBERS.stream()).toList() : NUMBERS) {
				units.forEach(unit -> all.add(unit.isEmpty() ? number : number + ' ' + unit));
			}
			return all;
		}
	}

	@BeforeAll
	static void findNumbers() throws Exception {
		Path corpus = Checkout.root().resolve("dsl/dev.lamina.dsl.tests/corpus/valid");
		try (Stream<Path> files = Files.list(corpus)) {
			for (Path file : files.filter(each -> each.getFileName().toString().matches("numbers-.*\\.lamina")).sorted()
					.toList()) {
				SourceFile sourceFile = Project.open(List.of(file)).sources().getFirst();
				sourceFile.model().orElseThrow().eAllContents().forEachRemaining(
						element -> collect(element, sourceFile.resource().getParseResult().getRootNode().getText()));
			}
		}
	}

	private static void collect(EObject element, String text) {
		for (EAttribute attribute : element.eClass().getEAllAttributes()) {
			if (isNumber(attribute)) {
				for (INode node : NodeModelUtils.findNodesForFeature(element, attribute)) {
					List<Spot> spots = SPOTS.computeIfAbsent(name(element, attribute), unseen -> new ArrayList<>());
					if (spots.size() < MAX_SPOTS) {
						spots.add(new Spot(text, node.getOffset(), node.getLength(), units(element, attribute),
								limits(element, attribute)));
					}
				}
			}
		}
	}

	private static boolean isNumber(EAttribute attribute) {
		return attribute.getEType() == EcorePackage.Literals.EINT || attribute.getEType() == EcorePackage.Literals.ELONG
				|| attribute.getEAttributeType().getInstanceClass() == Quantity.class;
	}

	/** A property is called after what holds it: an amount is a different one in each place. */
	private static String name(EObject element, EAttribute attribute) {
		EObject quantified = element instanceof QuantilePoint ? element.eContainer() : element;
		EStructuralFeature place = quantified.eContainingFeature();
		return (quantified instanceof Quantified ? place.getEContainingClass().getName() + '.' + place.getName() + '/' : "")
				+ attribute.getEContainingClass().getName() + '.' + attribute.getName();
	}

	private static List<String> units(EObject element, EAttribute attribute) {
		if (attribute.getEAttributeType().getInstanceClass() != Quantity.class
				|| attribute == ModelPackage.Literals.GPU_DEMAND__FRACTION) {
			return attribute == ModelPackage.Literals.GPU_DEMAND__FRACTION ? List.of("%") : List.of("");
		}
		QuantityConstraint quantityConstraint = QuantityConstraint.of(element, attribute).orElseThrow();
		List<String> units = quantityConstraint.units().stream().map(Unit::symbol).toList();
		if (quantityConstraint.plainAllowed()) {
			return units.isEmpty() ? List.of("") : List.of("", units.getFirst());
		}
		return ALL_UNITS ? units : Stream.of(units.getFirst(), units.getLast()).distinct().toList();
	}

	private static List<String> limits(EObject element, EAttribute attribute) {
		return Bounds.of(element, attribute).stream().flatMap(bounds -> Stream.of(bounds.minText(), bounds.maxText()))
				.filter(text -> !text.startsWith("above")).toList();
	}

	@Test
	void everyNumberOfTheMetamodelOccursAndHasARange() {
		Set<String> missing = new TreeSet<>();
		Set<String> found = SPOTS.keySet().stream().map(name -> name.substring(name.indexOf('/') + 1))
				.collect(Collectors.toSet());
		Set<String> places = SPOTS.keySet().stream().filter(name -> name.indexOf('/') > 0)
				.map(name -> name.substring(0, name.indexOf('/'))).collect(Collectors.toSet());
		for (EClass type : ModelPackage.eINSTANCE.getEClassifiers().stream().filter(EClass.class::isInstance)
				.map(EClass.class::cast).toList()) {
			type.getEAttributes().stream().filter(ExtremeNumbersTest::isNumber)
					.filter(number -> !found.contains(type.getName() + '.' + number.getName()))
					.forEach(number -> missing.add(type.getName() + '.' + number.getName()));
			type.getEReferences().stream().filter(part -> part.getEReferenceType() == ModelPackage.Literals.QUANTIFIED)
					.filter(part -> !places.contains(type.getName() + '.' + part.getName()))
					.forEach(part -> missing.add(type.getName() + '.' + part.getName()));
			type.getEAttributes().stream().filter(number -> isNumber(number) && number.getEType() != ModelPackage.Literals.AMOUNT)
					.forEach(number -> assertTrue(Bounds.of(number).isPresent(),
							() -> type.getName() + '.' + number.getName() + " has no range"));
		}
		assertEquals(Set.of(), missing, "numbers that no model of corpus/valid/numbers-*.lamina has");
	}

	@TestFactory
	Stream<DynamicTest> anExtremeNumberIsRefusedAtItsPlaceOrAnswered() {
		return SPOTS.entrySet().stream().map(property -> DynamicTest.dynamicTest(property.getKey(), () -> {
			List<String> wrong = new ArrayList<>();
			for (Spot spot : property.getValue()) {
				for (String number : spot.numbers()) {
					try {
						tried(property.getKey() + " = " + number, spot.with(number), lineOf(spot));
					} catch (AssertionError unmet) {
						wrong.add(unmet.getMessage() + (unmet.getCause() == null ? "" : "\n" + unmet.getCause()));
					}
				}
			}
			assertEquals(List.of(), wrong);
		}));
	}

	private static int lineOf(Spot spot) {
		return 1 + (int) spot.text().substring(0, spot.offset()).chars().filter(letter -> letter == '\n').count();
	}

	private static void tried(String what, String text, int line) throws Exception {
		FutureTask<Void> running = new FutureTask<>(() -> {
			answered(what, text, line);
			return null;
		});
		Thread thread = new Thread(null, running, "extreme", 16 << 20);
		thread.setDaemon(true);
		thread.start();
		try {
			running.get(MAX_SECONDS, TimeUnit.SECONDS);
		} catch (TimeoutException hangs) {
			fail(what + " takes more than " + MAX_SECONDS + " s, in\n"
					+ Stream.of(thread.getStackTrace()).limit(30).map(Object::toString).collect(Collectors.joining("\n")));
		} catch (ExecutionException failed) {
			if (failed.getCause() instanceof AssertionError unmet) {
				throw unmet;
			}
			throw new AssertionError(what, failed.getCause());
		}
	}

	private static void answered(String what, String text, int line) throws IOException {
		InProcessRunner lamina = new InProcessRunner(folder).file("extreme.lamina", text);
		Outcome validated = lamina.lamina("validate", "extreme.lamina");
		assertSaid(what, validated);
		boolean sound = validated.exit() == ExitStatus.OK;
		assertTrue(sound || refusals(validated.out()).contains(line) || isElsewhere(validated.out()),
				() -> what + " is not refused at line " + line + "\n" + validated.out());
		InlayHintProvider.of(new Workspace(List.of()).put(URI.createURI("untitled:extreme"), 1, text))
				.forEach(inlayHint -> assertFalse(BROKEN.matcher(inlayHint.label()).find(), inlayHint::label));
		if (sound) {
			Outcome simulated = lamina.lamina("simulate", "extreme.lamina", "--threads", "1",
					text.contains("fleet f") ? "--seed=1" : "--for=1ms");
			assertSaid(what, simulated);
			assertTrue(simulated.exit() < ExitStatus.ERROR, () -> what + '\n' + simulated.err());
			assertFalse(simulated.out().isEmpty(), () -> what + '\n' + simulated.err());
			assertSaid(what, lamina.lamina("generate", "all", "extreme.lamina", "-o", "out"));
		}
		if (sound || ALL_UNITS) {
			assertSaid(what, lamina.lamina("diagram", "extreme.lamina", "-o", "extreme.svg"));
		}
	}

	/** What is too much for something else is said there: a working set at the VM that has no room for it. */
	private static boolean isElsewhere(String out) {
		return CODE.matcher(out).results().map(code -> code.group(1))
				.noneMatch(code -> code.startsWith("quantity.") || code.equals("syntax"));
	}

	private static Set<Integer> refusals(String out) {
		Set<Integer> lines = new HashSet<>();
		Matcher place = Pattern.compile("(?m)^extreme\\.lamina:(\\d+):\\d+: error\\[").matcher(out);
		while (place.find()) {
			lines.add(Integer.parseInt(place.group(1)));
		}
		return lines;
	}

	private static void assertSaid(String what, Outcome outcome) {
		assertFalse(
				BROKEN.matcher(outcome.err()).find()
						|| outcome.exit() < ExitStatus.ERROR && BROKEN.matcher(outcome.out()).find(),
				() -> what + '\n' + outcome);
		CODE.matcher(outcome.out()).results().map(code -> code.group(1))
				.forEach(code -> assertTrue(Rule.of(code).isPresent(), () -> what + ": there is no rule " + code));
	}
}
