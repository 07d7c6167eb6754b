package dev.lamina.design.seating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.design.Models;
import dev.lamina.dsl.project.Project;
import dev.lamina.model.Model;
import dev.lamina.model.Vm;
import dev.lamina.placement.scope.ModelScope;

class SeatingTest {
	@TempDir
	private Path folder;

	@Test
	void oneStateOfAModelIsLaidOutOnce() throws Exception {
		Model model = Models.example("vdi");
		Seating first = Seating.of(Models.gpu(model, "desktops"));
		assertSame(first, Seating.of(Models.declared(model, Vm.class, "designer")));
		assertEquals(6, first.seats(Models.declared(model, Vm.class, "designer")).size());
	}

	@Test
	void aChangeIsSeen() throws Exception {
		Model model = Models.example("vdi");
		Vm designer = Models.declared(model, Vm.class, "designer");
		Seating before = Seating.of(model);
		designer.setCount(7);
		assertNotSame(before, Seating.of(model));
		assertEquals(6, Seating.of(model).seats(designer).size());
		assertEquals(1, Seating.of(model).problems(designer).size());
		designer.getGpu().setPlace(null);
		assertNotSame(before, Seating.of(model));
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
		assertSame(Seating.of(hosts), Seating.of(vms));
		assertEquals(2, Seating.of(hosts).slots(Models.gpu(hosts, "g")).getFirst().allocations().size());
		assertEquals(1, Seating.of(vms).problems(Models.declared(vms, Vm.class, "third")).size());
		Models.declared(hosts, Vm.class, "first").setGpu(null);
		assertEquals(0, Seating.of(vms).problems(Models.declared(vms, Vm.class, "third")).size());
	}

	@Test
	void whoKnowsTheProjectSaysWhatBelongsTogether() throws Exception {
		Model model = Models.parse(folder, "import nvidia.*\nhost h { gpu g : A40 }\n");
		Model guest = Models.parse(folder.resolve("other"), "vm v { gpu 50 % }\n");
		assertEquals(0, Seating.of(guest).seats(Models.declared(guest, Vm.class, "v")).size());
		Seating.install(new ModelScope(List.of(), List.of(model, guest)));
		assertEquals(1, Seating.of(guest).seats(Models.declared(guest, Vm.class, "v")).size());
		assertSame(Seating.of(model), Seating.of(guest));
	}
}
