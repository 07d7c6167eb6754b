package dev.lamina.design.topology;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;

import dev.lamina.design.assignment.AssignmentIndex;
import dev.lamina.design.assignment.DiagramTitle;
import dev.lamina.design.assignment.PlanStates;
import dev.lamina.design.partitioning.LabelText;
import dev.lamina.design.partitioning.LabelWidth;
import dev.lamina.model.GpuType;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Link;
import dev.lamina.model.Model;
import dev.lamina.model.inheritance.InheritanceResolver;
import dev.lamina.placement.assignment.GpuSlot;

/** What the topology diagram asks. A NUMA node or an IOMMU group is shown at the first GPU that is in it. */
public final class TopologyServices {
	/** {@code Topology of acme.vdi}. */
	public String topologyTitle(Model model) {
		return DiagramTitle.of("Topology", model);
	}

	/** {@code vdi1, 2 x 32 cores at 2.8 GHz, 1 TiB}. */
	public String hostTopologyLabel(Host host) {
		String clock = host.getClock() == null ? "" : " at " + host.getClock();
		String cores = host.getCoresPerSocket() > 0
				? Math.max(1, host.getSockets()) + " x " + host.getCoresPerSocket() + " cores" + clock : "";
		return LabelText.listed(LabelText.counted(host.getName(), host.getCount()), cores, LabelText.quantity(host.getMemory()));
	}

	// ---- NUMA nodes and IOMMU groups --------------------------------------------------------------------------------

	/** The first GPU of each NUMA node, by the node's number. */
	public List<HostGpu> numaNodes(Host host) {
		return firsts(host.getGpus().stream().filter(HostGpu::isSetNumaNode), HostGpu::getNumaNode);
	}

	public String numaLabel(HostGpu first) {
		return "NUMA node " + first.getNumaNode();
	}

	/** The first GPU of each IOMMU group of a NUMA node, or of a host outside its nodes, by the group's number. */
	public List<HostGpu> iommuGroups(EObject place) {
		return firsts(in(place).filter(HostGpu::isSetIommuGroup), HostGpu::getIommuGroup);
	}

	public String iommuLabel(HostGpu first) {
		return "IOMMU group " + first.getIommuGroup();
	}

	/** The GPUs of an IOMMU group, given its first. */
	public List<HostGpu> gpusOfGroup(HostGpu first) {
		return in(first).filter(gpu -> gpu.isSetIommuGroup() && gpu.getIommuGroup() == first.getIommuGroup()).toList();
	}

	/** The GPUs of a NUMA node or a host that are in no smaller group. */
	public List<HostGpu> ungroupedGpus(EObject place) {
		return in(place).filter(gpu -> !gpu.isSetIommuGroup()).toList();
	}

	/** The GPUs beside the given one on its NUMA node; of a host, those on none. */
	private static Stream<HostGpu> in(EObject place) {
		return switch (place) {
			case HostGpu gpu when gpu.eContainer() instanceof Host host -> host.getGpus().stream().filter(sameNode(gpu));
			case Host host -> host.getGpus().stream().filter(gpu -> !gpu.isSetNumaNode());
			default -> Stream.empty();
		};
	}

	private static Predicate<HostGpu> sameNode(HostGpu gpu) {
		return other -> other.isSetNumaNode() == gpu.isSetNumaNode()
				&& (!gpu.isSetNumaNode() || other.getNumaNode() == gpu.getNumaNode());
	}

	private static List<HostGpu> firsts(Stream<HostGpu> gpus, ToIntFunction<HostGpu> number) {
		return List.copyOf(
				gpus.collect(Collectors.toMap(number::applyAsInt, gpu -> gpu, (first, other) -> first, TreeMap::new)).values());
	}

	/** {@code desktops : A40, 48 GiB, PCIe 4 x 16}. */
	public String gpuTopologyLabel(HostGpu gpu) {
		if (gpu.getType() == null || gpu.getType().eIsProxy()) {
			return LabelText.listed(LabelText.counted(gpu.getName(), gpu.getCount()), PlanStates.gpuLabel(gpu));
		}
		GpuType type = InheritanceResolver.resolve(gpu.getType());
		String bus = type.getPcieGeneration() > 0 ? "PCIe " + type.getPcieGeneration() + " x " + type.getPcieLanes() : "";
		return LabelText.listed(LabelText.counted(gpu.getName(), gpu.getCount()) + " : " + LabelText.text(type.getName()),
				LabelText.quantity(type.getMemory()), bus, PlanStates.gpuLabel(gpu));
	}

	public String gpuTopologyTooltip(HostGpu gpu) {
		return LabelText.listed(gpuTopologyLabel(gpu), LabelText.text(gpu.getAddress()));
	}

	/** The GPUs of a group, by name. */
	public String groupTooltip(HostGpu first) {
		return first.isSetIommuGroup() ? "GPUs of one IOMMU group are passed through together."
				: "GPUs beside one set of processors.";
	}

	// ---- sizes ------------------------------------------------------------------------------------------------------

	/** The width of a host as long as it is empty: otherwise it is as wide as what is in it. */
	public Integer hostTopologyWidth(Host host) {
		return LabelWidth.ofBold(hostTopologyLabel(host), 11);
	}

	/** Room for the labels of the GPU, of its groups, and of the host around it. */
	public Integer gpuTopologyWidth(HostGpu gpu) {
		int host = gpu.eContainer() instanceof Host around ? hostTopologyWidth(around) : 0;
		return Math.max(LabelWidth.of(gpuTopologyLabel(gpu), 9), host);
	}

	// ---- links and network ------------------------------------------------------------------------------------------

	/** The links of all hosts of the file. */
	public List<Link> links(Model model) {
		return model.getDeclarations().stream().filter(Host.class::isInstance).flatMap(host -> ((Host) host).getLinks().stream())
				.toList();
	}

	/** {@code bridge, 600 GB/s}. */
	public String linkLabel(Link link) {
		return LabelText.listed(LabelText.text(link.getName()), LabelText.quantity(link.getBandwidth()));
	}

	/** The model itself where a host of it is on a network. */
	public List<EObject> network(Model model) {
		return model.getDeclarations().stream().anyMatch(each -> each instanceof Host host && hasNetwork(host)) ? List.of(model)
				: List.of();
	}

	public String networkName(Model model) {
		return "network";
	}

	public String networkTooltip(Model model) {
		return "The network that every host with a 'network' is on.";
	}

	/** What stands for the network of a host: its model; nothing if it is on none. */
	public List<EObject> networkOf(Host host) {
		return hasNetwork(host) ? List.of(host.eContainer()) : List.of();
	}

	private static boolean hasNetwork(Host host) {
		return host.getNetwork() != null;
	}

	/** {@code 25 Gbit/s, 10 us}. */
	public String networkLabel(Host host) {
		return LabelText.listed(LabelText.quantity(host.getNetwork()), LabelText.quantity(host.getNetworkLatency()));
	}

	/** The GPUs of other hosts to which VMs on this one forward their calls, in the order of the file. */
	public List<HostGpu> forwardsTo(Host host) {
		AssignmentIndex assignmentIndex = AssignmentIndex.of(host);
		return assignmentIndex.placementsOn(host).stream()
				.flatMap(vmPlacement -> assignmentIndex.assignment().slotOf(vmPlacement).stream())
				.filter(slot -> !Objects.equals(slot.host(), host))
				.sorted(Comparator.comparing(assignmentIndex.assignment().slots()::indexOf))
				.map(GpuSlot::hostGpu).distinct().toList();
	}
}
