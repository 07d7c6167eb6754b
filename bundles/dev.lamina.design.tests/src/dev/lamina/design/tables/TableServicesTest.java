package dev.lamina.design.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.design.DesignTestModels;
import dev.lamina.design.assignment.ProfileRoom;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.Profile;
import dev.lamina.model.ProfileKind;
import dev.lamina.model.Vm;

class TableServicesTest {
	private final TableServices services = new TableServices();

	@TempDir
	private Path folder;

	@Test
	void cellsSayWhoHasWhat() throws Exception {
		Model model = DesignTestModels.example("vdi");
		Vm designer = DesignTestModels.declared(model, Vm.class, "designer");
		HostGpu desktops = DesignTestModels.gpu(model, "desktops");
		assertEquals("A40-8Q x 6", services.seatsOn(designer, desktops));
		assertEquals("", services.seatsOn(designer, DesignTestModels.gpu(model, "renderer")));
		assertEquals("all",
				services.seatsOn(DesignTestModels.declared(model, Vm.class, "farm"), DesignTestModels.gpu(model, "renderer")));
		assertEquals("vdi1.desktops : A40", services.placesLabel(designer));
	}

	@Test
	void roomIsWhatFitsBesides() throws Exception {
		Model model = DesignTestModels.example("published/nvidia-mig");
		HostGpu low = DesignTestModels.gpu(model, "low");
		HostGpu high = DesignTestModels.gpu(model, "high");
		Profile small = services.profilesOf(low).stream().filter(profile -> "1g.10gb".equals(profile.getName())).findFirst()
				.orElseThrow();
		assertEquals("3", services.roomFor(low, small));
		assertEquals("4", services.roomFor(high, small));
		assertEquals("A100-80 1g.10gb", services.profileLabel(small));
		Profile whole = services.profilesOf(low).stream().filter(profile -> "7g.80gb".equals(profile.getName())).findFirst()
				.orElseThrow();
		assertTrue(services.hasNoRoomFor(low, whole));
	}

	@Test
	void aGpuThatIsPassedThroughOrSharedHasRoomForNone() throws Exception {
		Model vdi = DesignTestModels.example("vdi");
		HostGpu renderer = DesignTestModels.gpu(vdi, "renderer");
		services.profilesOf(renderer)
				.forEach(profile -> assertEquals("\u2014", services.roomFor(renderer, profile), "Vfio, and farm has all of it"));
		Model shared = DesignTestModels.parse(folder, """
				import nvidia.*
				import stacks.*
				host h { gpu whole : A40  gpu none : A40  gpu cut : A40 }
				policy p for h.cut { stack NvidiaVgpu  partition A40-8Q x 5 }
				vm v { gpu on h.whole }
				vm w { gpu 50 % on h.whole }
				""");
		Profile eight = profile(shared, "whole", "A40-8Q");
		assertEquals("\u2014", services.roomFor(DesignTestModels.gpu(shared, "whole"), eight), "VMs share it");
		assertEquals("6", services.roomFor(DesignTestModels.gpu(shared, "none"), eight), "no policy forbids it");
		assertEquals("1", services.roomFor(DesignTestModels.gpu(shared, "cut"), eight));
		assertEquals("0", services.roomFor(DesignTestModels.gpu(shared, "cut"), profile(shared, "cut", "A40-48Q")));
		assertTrue(services.hasNoRoomFor(DesignTestModels.gpu(shared, "whole"), eight));
	}

	@Test
	void aStackHasRoomForWhatItCuts() throws Exception {
		Model model = DesignTestModels.example("mig");
		HostGpu gpu = DesignTestModels.gpu(model, "a100");
		for (Profile profile : services.profilesOf(gpu)) {
			boolean cut = profile.getKind() == ProfileKind.MIG || profile.getKind() == ProfileKind.MIG_VGPU;
			assertEquals(cut, !services.roomFor(gpu, profile).equals("\u2014"), profile.getName());
		}
	}

	/** 40 GPUs of 22 profiles: each GPU is asked once, however many cells there are. */
	@Test
	void everyCellIsComputedOnce() throws Exception {
		StringBuilder text = new StringBuilder("import nvidia.*\nimport stacks.*\nhost h {\n");
		for (int gpu = 0; gpu < 40; gpu++) {
			text.append("gpu g").append(gpu).append(" : A40\n");
		}
		Model model = DesignTestModels.parse(folder, text.append("}\n").toString());
		Map<HostGpu, ProfileRoom> first = new HashMap<>();
		services.gpus(model).forEach(gpu -> first.put(gpu, ProfileRoom.of(gpu)));
		services.gpus(model).forEach(gpu -> services.profilesOf(gpu).forEach(profile -> {
			services.roomFor(gpu, profile);
			assertSame(first.get(gpu), ProfileRoom.of(gpu));
		}));
		services.gpus(model).getFirst().setName("other");
		assertNotSame(first.get(services.gpus(model).getFirst()), ProfileRoom.of(services.gpus(model).getFirst()),
				"until something changes");
	}

	private Profile profile(Model model, String gpu, String name) {
		return services.profilesOf(DesignTestModels.gpu(model, gpu)).stream().filter(each -> name.equals(each.getName()))
				.findFirst()
				.orElseThrow();
	}
}
