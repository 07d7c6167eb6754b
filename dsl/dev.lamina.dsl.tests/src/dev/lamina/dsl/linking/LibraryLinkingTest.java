package dev.lamina.dsl.linking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeSet;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.junit.jupiter.api.Test;

import dev.lamina.dsl.project.ParsedModels;
import dev.lamina.dsl.project.Project;
import dev.lamina.model.Host;
import dev.lamina.model.Model;

class LibraryLinkingTest {
	private static final String SMALL = """
			import nvidia.*
			import stacks.*
			host h { gpu g : A40 }
			policy p for h.g { stack NvidiaVgpu  partition A40-8Q x 6 }
			""";

	@Test
	void aSmallModelReadsOnlyTheFilesThatItNames() throws Exception {
		Project project = Project.ofText("test.lamina", SMALL, java.nio.file.Path.of("no-such-directory"));
		project.validate(project.sources().getFirst(), () -> false);
		TreeSet<String> read = new TreeSet<>();
		for (Resource resource : project.sources().getFirst().resource().getResourceSet().getResources()) {
			if (LibraryFiles.holds(resource.getURI())) {
				read.add(resource.getURI().toString());
			}
		}
		assertEquals(List.of("lamina-library:/nvidia/A40.lamina", "lamina-library:/stacks/NvidiaVgpu.lamina"), List.copyOf(read));
	}

	@Test
	void aNameOfTheLibraryHasAnAddressAndOthersHaveNone() {
		assertEquals(URI.createURI("lamina-library:/nvidia/A40.lamina"), LibraryFiles.address("nvidia", "A40").orElseThrow());
		assertTrue(LibraryFiles.address("nvidia", "A41").isEmpty());
		assertTrue(LibraryFiles.names().contains("nvidia.T4"));
		assertTrue(LibraryFiles.packages().containsAll(List.of("nvidia", "stacks")));
	}

	@Test
	void aLibraryFileIsReadInAnyResourceSet() {
		ParsedModels.injector();
		Resource file = new ResourceSetImpl().getResource(URI.createURI("lamina-library:/nvidia/A40.lamina"), true);
		assertEquals("A40", ((Model) file.getContents().getFirst()).getDeclarations().getFirst().getName());
	}

	@Test
	void importsByNameAndQualifiedNamesReachTheLibrary() {
		Model model = ParsedModels.model("import nvidia.A40 host h { gpu a : A40 gpu b : nvidia.T4 }");
		Host host = ParsedModels.declared(model, Host.class, "h");
		assertEquals("A40", host.getGpus().getFirst().getType().getName());
		assertEquals("T4", host.getGpus().get(1).getType().getName());
	}
}
