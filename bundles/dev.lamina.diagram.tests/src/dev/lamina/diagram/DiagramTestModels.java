package dev.lamina.diagram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

import dev.lamina.design.assignment.AssignmentIndex;
import dev.lamina.diagram.scene.ElementIdentity;
import dev.lamina.dsl.project.Project;
import dev.lamina.dsl.project.UnreadableSourceException;
import dev.lamina.model.Model;

/** Models for tests, read as users' files are. */
public final class DiagramTestModels {
	private DiagramTestModels() {
	}

	/** Reads a text that imports the library. */
	public static Model of(String text) {
		try {
			return seated(Project.ofText("test.lamina", "import nvidia.*\nimport amd.*\nimport intel.*\nimport stacks.*\n" + text,
					Path.of("").toAbsolutePath()));
		} catch (UnreadableSourceException unreadable) {
			throw new AssertionError(unreadable);
		}
	}

	/** Reads a file. */
	public static Model read(Path file) {
		try {
			return seated(Project.open(List.of(file)));
		} catch (UnreadableSourceException unreadable) {
			throw new AssertionError(unreadable);
		}
	}

	private static Model seated(Project project) {
		project.modelUnits().forEach(modelUnit -> AssignmentIndex.install(modelUnit.modelScope()));
		return project.sources().getFirst().model().orElseThrow();
	}

	/** Every example of the checkout that declares something to draw. */
	public static Stream<Path> examples() throws IOException {
		Path folder = Path.of(System.getProperty("lamina.checkout")).resolve("dsl/dev.lamina.examples");
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(file -> file.toString().endsWith(".lamina")).sorted().toList().stream();
		}
	}

	/** Where an element stands in its text. */
	public static Optional<ElementIdentity.Location> place(EObject element) {
		ICompositeNode node = NodeModelUtils.findActualNodeFor(element);
		return node == null ? Optional.empty()
				: Optional
						.of(new ElementIdentity.Location("test.lamina", node.getStartLine(), node.getEndLine(), node.getOffset(),
								node.getLength()));
	}
}
