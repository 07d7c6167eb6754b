package dev.lamina.design.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.design.DesignTestModels;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;

class TopologyServicesTest {
	private final TopologyServices services = new TopologyServices();

	@TempDir
	private Path folder;

	@Test
	void eachGpuIsInTheSmallestGroupThatHoldsIt() throws Exception {
		Model model = DesignTestModels.parse(folder, """
				import nvidia.*
				host h {
				  gpu late : A40 { numa 1  iommu-group 9 }
				  gpu a : A40 { numa 0  iommu-group 7 }
				  gpu b : A40 { numa 0  iommu-group 7 }
				  gpu c : A40 { numa 0 }
				  gpu d : A40
				  gpu e : A40 { iommu-group 3 }
				  link bridge between a and b at 112 GB/s
				  network 25 Gbit/s latency 10 us
				}
				""");
		Host host = DesignTestModels.declared(model, Host.class, "h");
		List<HostGpu> nodes = services.numaNodes(host);
		assertEquals("a late", names(nodes));
		assertEquals("NUMA node 0", services.numaLabel(nodes.getFirst()));
		assertEquals("a", names(services.iommuGroups(nodes.getFirst())));
		assertEquals("a b", names(services.gpusOfGroup(nodes.getFirst())));
		assertEquals("c", names(services.ungroupedGpus(nodes.getFirst())));
		assertEquals("late", names(services.iommuGroups(nodes.getLast())));
		assertEquals("e", names(services.iommuGroups(host)));
		assertEquals("d", names(services.ungroupedGpus(host)));
		assertEquals("bridge, 112 GB/s", services.linkLabel(services.links(model).getFirst()));
		assertEquals(List.of(model), services.network(model));
		assertEquals(List.of(model), services.networkOf(host));
		assertEquals("25 Gbit/s, 10 us", services.networkLabel(host));
		assertEquals("d : A40, 48 GiB, PCIe 4 x 16", services.gpuTopologyLabel(DesignTestModels.gpu(model, "d")));
	}

	@Test
	void withoutANetworkThereIsNone() throws Exception {
		Model model = DesignTestModels.example("vdi");
		assertEquals(List.of(), services.network(model));
		assertEquals(List.of(), services.networkOf(DesignTestModels.declared(model, Host.class, "vdi1")));
	}

	@Test
	void callsAreForwardedToOtherHosts() throws Exception {
		Model model = DesignTestModels.parse(folder, """
				import nvidia.*
				import stacks.*
				host thin { cpu 1 x 8 cores  memory 64 GiB  hypervisor KVM }
				host fat { cpu 1 x 8 cores  memory 64 GiB  hypervisor KVM  gpu g : A40 }
				policy remote for fat { stack RCudaInfiniBand }
				vm v { gpu on thin }
				""");
		assertEquals("g", names(services.forwardsTo(DesignTestModels.declared(model, Host.class, "thin"))));
		assertEquals("", names(services.forwardsTo(DesignTestModels.declared(model, Host.class, "fat"))));
	}

	private static String names(List<HostGpu> gpus) {
		return String.join(" ", gpus.stream().map(HostGpu::getName).toList());
	}
}
