package dev.lamina.design.label;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.lamina.design.DesignTestModels;
import dev.lamina.model.Model;
import dev.lamina.model.ModelFactory;
import dev.lamina.model.ModelPackage;
import dev.lamina.model.Policy;
import dev.lamina.model.Vm;

class ElementLabelsTest {
	private static final Path ICONS = Path.of(System.getProperty("lamina.checkout"), "bundles/dev.lamina.ui/icons");

	private static List<EClass> classes() {
		return ModelPackage.eINSTANCE.getEClassifiers().stream().filter(EClass.class::isInstance).map(EClass.class::cast)
				.filter(kind -> !kind.isAbstract()).toList();
	}

	@Test
	void everyClassHasALabelAndAPictureEvenWithoutAnyValue() {
		for (EClass kind : classes()) {
			check(ModelFactory.eINSTANCE.create(kind));
		}
	}

	private static void check(EObject element) {
		String label = ElementLabels.text(element);
		assertFalse(label.isBlank() || label.matches(".*(^|[ \\[])-1.*") || label.contains("null") || label.contains("Impl")
				|| label.contains("\n"), element + ": " + label);
		assertTrue(Files.exists(ICONS.resolve(ElementLabels.icon(element))), element + ": " + ElementLabels.icon(element));
	}

	@ParameterizedTest
	@MethodSource("dev.lamina.design.DesignTestModels#examples")
	void everyElementOfEveryExampleHasALabelOfItsOwnKind(String example) throws Exception {
		Model model = DesignTestModels.example(example);
		check(model);
		Set<String> own = new HashSet<>();
		model.eAllContents().forEachRemaining(element -> {
			check(element);
			own.add(ElementLabels.text(element));
		});
		assertTrue(own.size() > model.getDeclarations().size() / 2);
	}

	@Test
	void labelsSayWhatTheTextSays() throws Exception {
		Model model = DesignTestModels.example("vdi");
		Policy shared = DesignTestModels.declared(model, Policy.class, "shared");
		Vm designer = DesignTestModels.declared(model, Vm.class, "designer");
		assertEquals(List.of("model acme.vdi", "shared", "vdi1.desktops", "A40-8Q x 6", "scheduler fixed-share", "designer x 6",
				"gpu A40-8Q on vdi1.desktops", "fps >= 55", "frame-time p99 <= 25 ms", "desktops : A40", "live-migration",
				"import nvidia.*"),
				List.of(model, shared, shared.getTargets().getFirst(), shared.getPartitions().getFirst(), shared.getScheduler(),
						designer, designer.getGpu(),
						designer.getExpectations().getFirst(), designer.getExpectations().getLast(),
						DesignTestModels.gpu(model, "desktops"),
						designer.getRequirements().getLast(), model.getImports().getFirst()).stream().map(ElementLabels::text)
						.toList());
	}
}
