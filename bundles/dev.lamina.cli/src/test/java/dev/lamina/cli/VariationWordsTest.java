package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.EcorePackage;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.dsl.scoping.DeclarationKinds;
import dev.lamina.model.ModelPackage.Literals;
import dev.lamina.model.word.Property;
import dev.lamina.model.word.PropertyWords;

/** Each word of each kind of declaration is varied: what {@code validate} accepts, {@code simulate} runs. */
class VariationWordsTest {
	private static final String MODEL = """
			host h { cpu 2 x 16 cores at 3 GHz  memory 256 GiB  network 10 Gbit/s latency 50 us  gpu g : Board }
			gpu Board { vendor NVIDIA  memory 16 GiB  pcie 4 x 16  bandwidth 300 GB/s  engine graphics { speed 8 TFLOP/s }
			  engine compute { speed 8 TFLOP/s }  profile Q : vgpu { memory 4 GiB  instances 4 } }
			stack S : mediated { vendors NVIDIA  profiles vgpu  schedulers best-effort, equal-share  cost { trap 1 us } }
			policy p for h.g { stack S  scheduler equal-share }
			workload w { reference Board  each frame at 60 fps { think 1 ms  cpu 2 ms  calls 10  gpu 1 ms on graphics } }
			vm v { system Linux  cpu 2 cores  memory 8 GiB  gpu Q on h.g  runs w }
			fleet f { hosts h  vms v }
			""";
	private static final Map<String, String> NAMES = Map.of("gpu", "Board", "stack", "S", "host", "h", "policy", "p", "workload",
			"w", "vm", "v", "simulation", "s", "fleet", "f");
	/** Words of the grammar that name no property. */
	private static final List<String> OTHERS = List.of("x", "at", "for", "[", "each", "from", "extends", "name",
			"unknown-properties", "partitions", "cost", "colour");

	@TempDir
	Path folder;

	@TestFactory
	Stream<DynamicTest> everyWordOfEveryKind() {
		return NAMES.keySet().stream().sorted()
				.map(kind -> DynamicTest.dynamicTest(kind, () -> tryWords(kind, DeclarationKinds.of(kind).orElseThrow())));
	}

	private void tryWords(String kind, EClass type) throws IOException {
		Set<String> words = new LinkedHashSet<>();
		for (Property property : PropertyWords.properties(type)) {
			words.add(property.word());
			words.add(PropertyWords.hyphenated(property.feature().getName()));
		}
		words.addAll(OTHERS);
		for (String word : words) {
			boolean variable = PropertyWords.variable(type).contains(word);
			String value = PropertyWords.find(type, word).map(VariationWordsTest::value).orElse("2");
			InProcessRunner lamina = new InProcessRunner(folder).file("m.lamina", MODEL + "simulation s { for 1 ms vary " + kind
					+ ' ' + NAMES.get(kind) + '.' + word + " over " + value + " }\n");
			InProcessRunner.Outcome validated = lamina.lamina("validate", "m.lamina");
			InProcessRunner.Outcome run = lamina.lamina("simulate", "m.lamina");
			String shown = kind + '.' + word + " over " + value + '\n' + validated.err() + validated.out() + run.err();
			if (variable) {
				assertTrue(validated.exit() == 0 || validated.out().contains("[vary.impossible]"), shown);
			}
			if (validated.exit() == 0) {
				assertEquals(0, run.exit(), shown);
			} else {
				String said = validated.out() + validated.err();
				assertTrue(said.contains("[vary.unknown]") || said.contains("[vary.impossible]") || word.equals("["), shown);
				assertFalse(said.contains("Did you mean '['") || said.contains("'partitions'?"), shown);
			}
			assertFalse(run.err().contains("simulation.refused"), shown);
		}
	}

	private static String value(Property property) {
		EStructuralFeature feature = property.amount().map(EStructuralFeature.class::cast).orElse(property.feature());
		if (feature == Literals.VM__GPU) {
			return "Q, 25 %";
		} else if (feature == Literals.POLICY__SCHEDULER) {
			return "best-effort, equal-share";
		} else if (feature == Literals.OPERATION__DISPLAY) {
			return "1920x1080";
		} else if (feature.getEType() == EcorePackage.Literals.EBOOLEAN) {
			return "true, false";
		} else if (feature.getEType() instanceof EEnum kinds) {
			return kinds.getELiterals().getFirst().getLiteral();
		} else if (feature.getEType() instanceof EClass type && Literals.DECLARATION.isSuperTypeOf(type)) {
			return NAMES.get(DeclarationKinds.word(type));
		}
		String dimension = EcoreUtil.getAnnotation(feature, "http://lamina.dev/model/quantity", "dimension");
		if (dimension == null) {
			dimension = EcoreUtil.getAnnotation(feature.getEType(), "http://lamina.dev/model/quantity", "dimension");
		}
		return switch (dimension == null ? "COUNT" : dimension) {
			case "DURATION" -> "1 ms, 2 ms";
			case "MEMORY", "BYTES" -> property.word().equals("memory") && property.part().isEmpty() ? "16 GiB" : "1 GiB";
			case "BANDWIDTH" -> "1 GB/s";
			case "FREQUENCY" -> "2 GHz";
			case "RATE" -> "50 /s";
			case "RATIO" -> "1";
			case "POWER" -> "100 W";
			case "SPEED" -> "2 TFLOP/s";
			default -> "2";
		};
	}
}
