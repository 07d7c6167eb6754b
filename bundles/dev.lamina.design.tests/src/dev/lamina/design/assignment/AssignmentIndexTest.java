package dev.lamina.design.assignment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.design.DesignTestModels;
import dev.lamina.dsl.project.Project;
import dev.lamina.model.Model;
import dev.lamina.model.Vm;
import dev.lamina.placement.scope.ModelScope;

class AssignmentIndexTest {
	@TempDir
	private Path folder;

	@Test
	void oneStateOfAModelIsLaidOutOnce() throws Exception {
		Model model = DesignTestModels.example("vdi");
		AssignmentIndex first = AssignmentIndex.of(DesignTestModels.gpu(model, "desktops"));
		assertSame(first, AssignmentIndex.of(DesignTestModels.declared(model, Vm.class, "designer")));
		assertEquals(6, first.placements(DesignTestModels.declared(model, Vm.class, "designer")).size());
	}

	@Test
	void aChangeIsSeen() throws Exception {
		Model model = DesignTestModels.example("vdi");
		Vm designer = DesignTestModels.declared(model, Vm.class, "designer");
		AssignmentIndex before = AssignmentIndex.of(model);
		designer.setCount(7);
		assertNotSame(before, AssignmentIndex.of(model));
		assertEquals(6, AssignmentIndex.of(model).placements(designer).size());
		assertEquals(1, AssignmentIndex.of(model).problems(designer).size());
		designer.getGpu().setPlace(null);
		assertNotSame(before, AssignmentIndex.of(model));
	}

	@Test
	void filesOfAPackageShareTheirGpus() throws Exception {
		Files.writeString(folder.resolve("a.lamina"),
				"package p\nimport nvidia.*\nhost h { gpu g : A40 }\nvm first { gpu A40-24Q on h.g }\n");
		Files.writeString(folder.resolve("b.lamina"),
				"package p\nimport nvidia.*\nvm second { gpu A40-24Q on h.g }\nvm third { gpu A40-24Q on h.g }\n");
		Project project = Project.open(List.of(folder));
		Model hosts = project.sources().getFirst().model().orElseThrow();
		Model vms = project.sources().getLast().model().orElseThrow();
		assertSame(AssignmentIndex.of(hosts), AssignmentIndex.of(vms));
		assertEquals(2, AssignmentIndex.of(hosts).slots(DesignTestModels.gpu(hosts, "g")).getFirst().allocations().size());
		assertEquals(1, AssignmentIndex.of(vms).problems(DesignTestModels.declared(vms, Vm.class, "third")).size());
		DesignTestModels.declared(hosts, Vm.class, "first").setGpu(null);
		assertEquals(0, AssignmentIndex.of(vms).problems(DesignTestModels.declared(vms, Vm.class, "third")).size());
	}

	@Test
	void whoKnowsTheProjectSaysWhatBelongsTogether() throws Exception {
		Model model = DesignTestModels.parse(folder, "import nvidia.*\nhost h { gpu g : A40 }\n");
		Model guest = DesignTestModels.parse(folder.resolve("other"), "vm v { gpu 50 % }\n");
		assertEquals(0, AssignmentIndex.of(guest).placements(DesignTestModels.declared(guest, Vm.class, "v")).size());
		AssignmentIndex.install(new ModelScope(List.of(), List.of(model, guest)));
		assertEquals(1, AssignmentIndex.of(guest).placements(DesignTestModels.declared(guest, Vm.class, "v")).size());
		assertSame(AssignmentIndex.of(model), AssignmentIndex.of(guest));
	}
}
