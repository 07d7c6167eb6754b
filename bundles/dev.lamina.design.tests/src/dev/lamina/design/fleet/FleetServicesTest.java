package dev.lamina.design.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.design.DesignTestModels;
import dev.lamina.model.Fleet;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;

class FleetServicesTest {
	private final FleetServices services = new FleetServices();

	@TempDir
	private Path folder;

	@Test
	void aHostIsInTheFleetsThatNameIt() throws Exception {
		Model model = DesignTestModels.parse(folder, """
				import nvidia.*
				host rack[4] { gpu g x 2 : A40 }
				host alone { gpu g : A40 }
				vm v x 3 { gpu A40-8Q on alone.g }
				fleet f { hosts rack  placement best-fit }
				""");
		Fleet fleet = DesignTestModels.declared(model, Fleet.class, "f");
		Host rack = DesignTestModels.declared(model, Host.class, "rack");
		Host alone = DesignTestModels.declared(model, Host.class, "alone");
		assertEquals(List.of(rack), services.servers(fleet));
		assertEquals(List.of(alone), services.servers(model));
		assertEquals("f, best-fit", services.fleetLabel(fleet));
		HostGpu used = alone.getGpus().getFirst();
		assertEquals("g, 3 VMs, 3 of 6 places idle", services.cellLabel(used));
		assertEquals("g : A40, 3 VMs, 3 of 6 places idle", services.cellTooltip(used));
		assertTrue(services.isAtLeastHalfUsedGpu(used));
		assertFalse(services.isLessThanHalfUsedGpu(used) || services.isFullGpu(used));
		HostGpu idle = rack.getGpus().getFirst();
		assertEquals("g x 2", services.cellLabel(idle));
		assertFalse(services.isLessThanHalfUsedGpu(idle) || services.isAtLeastHalfUsedGpu(idle) || services.isFullGpu(idle));
	}

	@Test
	void cellsSayWhatIsIdle() throws Exception {
		Model model = DesignTestModels.parse(folder, """
				import nvidia.*
				import stacks.*
				host a x 4 { gpu g x 4 : A100-80  gpu whole x 2 : A100-80 }
				policy sliced for a.g { stack NvidiaMig  partition 1g.10gb x 7 }
				policy whole for a.whole { stack Vfio }
				vm student x 100 { gpu 1g.10gb on a.g }
				vm train x 7 { gpu on a.whole }
				vm few x 2 { gpu 1g.10gb on a.g }
				""");
		List<HostGpu> gpus = DesignTestModels.declared(model, Host.class, "a").getGpus();
		assertEquals("g x 4, 102 VMs, 10 of 112 places idle", services.cellLabel(gpus.getFirst()));
		assertTrue(services.isAtLeastHalfUsedGpu(gpus.getFirst()));
		assertEquals("whole x 2, 7 VMs, 1 of 8 GPUs idle", services.cellLabel(gpus.getLast()));
		assertTrue(services.isAtLeastHalfUsedGpu(gpus.getLast()));
	}

	@Test
	void filesAreNamed() throws Exception {
		Model model = DesignTestModels.example("fleet/openb");
		Fleet fleet = DesignTestModels.declared(model, Fleet.class, "openb");
		assertEquals(List.of(fleet), services.inventory(fleet));
		assertEquals("hosts from openb_node_list_gpu_node.csv", services.inventoryLabel(fleet));
		assertEquals(List.of(fleet), services.arrivals(fleet));
		assertEquals("openb, least-fragmentation", services.fleetLabel(fleet));
	}
}
