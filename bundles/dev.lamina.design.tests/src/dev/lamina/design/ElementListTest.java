package dev.lamina.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.lamina.design.results.RunSummary;
import dev.lamina.design.results.SampleRun;
import dev.lamina.diagram.Diagrams;
import dev.lamina.diagram.evaluation.Evaluation;
import dev.lamina.diagram.evaluation.Figure;
import dev.lamina.diagram.evaluation.Representation;
import dev.lamina.diagram.specification.DiagramDescription;
import dev.lamina.model.Model;

/**
 * The elements that every diagram of every example has, as written down in {@code elements/}: the one that executes the
 * specification, Sirius included, must show these.
 *
 * <p>A list has a line for each element: diagram, mapping, label, and the mapping and label of what holds it; for an edge its
 * ends. A missing list is written by the test, which then fails.
 */
class ElementListTest {
	private static final Path LISTS = Path.of(System.getProperty("lamina.checkout"),
			"bundles/dev.lamina.design.tests/src/dev/lamina/design/elements");
	private static final String HEADER = "diagram\tmapping\tlabel\tparent\n";

	private final Diagrams diagrams = Diagrams.load();

	@ParameterizedTest
	@MethodSource("dev.lamina.design.DesignTestModels#examples")
	void everyDiagramHasItsElements(String example) throws Exception {
		compare(example + ".tsv", list(DesignTestModels.example(example)));
	}

	@Test
	void resultsShowInTheirDiagram() throws Exception {
		Model model = DesignTestModels.example("vdi");
		SampleRun run = new SampleRun().vm("designer[0]", 60).gpu("vdi1.desktops", 0.5, 0.1);
		for (int index = 0; index < 6; index++) {
			run.promise("designer[" + index + "]", "fps >= 55 fps", 60, "fps", true)
					.promise("designer[" + index + "]", "frame-time p99 <= 25 ms", 31.5, "ms", false);
		}
		run.promise("farm", "slowdown <= 5 %", 2, "%", true);
		RunSummary.of(run.result()).install(model.eResource().getResourceSet());
		compare("vdi-with-results.tsv", list(model));
	}

	private String list(Model model) {
		StringBuilder list = new StringBuilder(HEADER);
		for (DiagramDescription description : diagrams.descriptions()) {
			lines(description.name(), diagrams.evaluate(description, model, Evaluation.Selection.DEFAULT))
					.forEach(line -> list.append(line).append('\n'));
		}
		return list.toString();
	}

	private static List<String> lines(String diagram, Representation representation) {
		List<String> lines = new ArrayList<>();
		representation.all().forEach(figure -> lines.add(String.join("\t", diagram, figure.mapping().name(), label(figure),
				figure.parent().map(ElementListTest::name).orElse("-"))));
		representation.connections().forEach(edge -> lines.add(String.join("\t", diagram, edge.mapping().name(),
				edge.line().centre().map(text -> text.text()).orElse(""), name(edge.from()) + " -> " + name(edge.to()))));
		return lines;
	}

	private static String name(Figure figure) {
		return figure.mapping().name() + ' ' + label(figure);
	}

	private static String label(Figure figure) {
		return figure.appearance().label().text();
	}

	private static void compare(String file, String actual) throws IOException {
		Path list = LISTS.resolve(file);
		if (!Files.exists(list)) {
			Files.createDirectories(list.getParent());
			Files.writeString(list, actual);
			fail(list + " was missing and has been written: look at it");
		}
		assertEquals(Files.readString(list), actual, file);
	}
}
