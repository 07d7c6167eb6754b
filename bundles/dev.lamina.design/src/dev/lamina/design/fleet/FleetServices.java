package dev.lamina.design.fleet;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;

import dev.lamina.design.assignment.AssignmentIndex;
import dev.lamina.design.assignment.DiagramTitle;
import dev.lamina.design.assignment.PlanStates;
import dev.lamina.design.partitioning.LabelText;
import dev.lamina.design.partitioning.LabelWidth;
import dev.lamina.model.Fleet;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.Target;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.result.CapacityResult;

/** What the fleet map asks. A host belongs to the fleets that name it; one that no fleet names stands by itself. */
public final class FleetServices {
	private static final double HALF = 0.5;

	/** {@code Fleet of examples.openb}. */
	public String fleetTitle(Model model) {
		return DiagramTitle.of("Fleet", model);
	}

	/** {@code openb, least-fragmentation}. */
	public String fleetLabel(Fleet fleet) {
		return LabelText.listed(LabelText.text(fleet.getName()), fleet.isSetPlacement() ? fleet.getPlacement().getLiteral() : "");
	}

	/** The hosts that a fleet names; of a model, those that none of its fleets names. */
	public List<Host> servers(EObject place) {
		return switch (place) {
			case Fleet fleet -> hosts(fleet).distinct().toList();
			case Model model -> {
				Set<Host> managed = declared(model, Fleet.class).flatMap(FleetServices::hosts).collect(Collectors.toSet());
				yield declared(model, Host.class).filter(host -> !managed.contains(host)).toList();
			}
			default -> List.of();
		};
	}

	private static Stream<Host> hosts(Fleet fleet) {
		return fleet.getHosts().stream().map(Target::getElement).filter(Host.class::isInstance).map(Host.class::cast)
				.filter(host -> !host.eIsProxy());
	}

	private static <T> Stream<T> declared(Model model, Class<T> kind) {
		return model.getDeclarations().stream().filter(kind::isInstance).map(kind::cast);
	}

	/** The fleet itself where its hosts stand in a file. */
	public List<EObject> inventory(Fleet fleet) {
		return fleet.getInventory() == null ? List.of() : List.of(fleet);
	}

	public String inventoryLabel(Fleet fleet) {
		return "hosts from " + fleet.getInventory();
	}

	/** The fleet itself where its VMs stand in a file. */
	public List<EObject> arrivals(Fleet fleet) {
		return fleet.getArrivals() == null ? List.of() : List.of(fleet);
	}

	public String arrivalsLabel(Fleet fleet) {
		return "VMs from " + fleet.getArrivals();
	}

	/** How many hosts the fleet names, and where the others and the VMs stand. */
	public String fleetTooltip(Fleet fleet) {
		long named = hosts(fleet).distinct().count();
		return LabelText.listed(fleetLabel(fleet), named == 0 ? "" : named == 1 ? "1 host" : named + " hosts",
				fleet.getInventory() == null ? "" : inventoryLabel(fleet),
				fleet.getArrivals() == null ? "" : arrivalsLabel(fleet));
	}

	// ---- sizes ------------------------------------------------------------------------------------------------------

	public Integer fleetWidth(Fleet fleet) {
		return LabelWidth.ofBold(fleetLabel(fleet), 12);
	}

	public Integer inventoryWidth(Fleet fleet) {
		return Math.max(LabelWidth.of(inventoryLabel(fleet), 9), fleetWidth(fleet));
	}

	public Integer arrivalsWidth(Fleet fleet) {
		return Math.max(LabelWidth.of(arrivalsLabel(fleet), 9), fleetWidth(fleet));
	}

	/** Room for the label of the GPU, and for that of the host around it. */
	public Integer cellWidth(HostGpu gpu) {
		int host = gpu.eContainer() instanceof Host around
				? LabelWidth.ofBold(LabelText.counted(around.getName(), around.getCount()), 9) : 0;
		return Math.max(LabelWidth.of(cellLabel(gpu), 8), host);
	}

	// ---- cells ------------------------------------------------------------------------------------------------------

	/** {@code desktops, 6 VMs, 2 of 8 places idle}. */
	public String cellLabel(HostGpu gpu) {
		return LabelText.listed(LabelText.counted(gpu.getName(), gpu.getCount()), residents(gpu), idle(gpu),
				PlanStates.gpuLabel(gpu));
	}

	/** {@code desktops : A40, 6 VMs, 2 of 8 places idle}. */
	public String cellTooltip(HostGpu gpu) {
		String type = gpu.getType() == null || gpu.getType().eIsProxy() ? "" : " : " + LabelText.text(gpu.getType().getName());
		return LabelText.listed(LabelText.counted(gpu.getName(), gpu.getCount()) + type, residents(gpu), idle(gpu),
				PlanStates.gpuLabel(gpu));
	}

	/** No VM and no partition on any of the GPUs. */
	private static boolean isEmpty(HostGpu gpu) {
		return AssignmentIndex.of(gpu).slots(gpu).stream()
				.allMatch(slot -> slot.allocations().isEmpty() && slot.partitions().isEmpty());
	}

	/** Something on it, and less than half of the places used. */
	public boolean isLessThanHalfUsedGpu(HostGpu gpu) {
		return !isEmpty(gpu) && usedPart(gpu) < HALF;
	}

	/** From half of the places used to all but some. */
	public boolean isAtLeastHalfUsedGpu(HostGpu gpu) {
		double used = usedPart(gpu);
		return !isEmpty(gpu) && used >= HALF && used < 1;
	}

	/** All places used. */
	public boolean isFullGpu(HostGpu gpu) {
		return !isEmpty(gpu) && usedPart(gpu) >= 1;
	}

	/** The part of the places of all GPUs of the declaration that VMs use; a GPU that is not cut is one place. */
	private static double usedPart(HostGpu gpu) {
		CapacityResult capacity = capacity(gpu);
		long uncut = slots(gpu).filter(slot -> slot.places() == 0).count();
		long uncutIdle = slots(gpu).filter(slot -> slot.places() == 0 && slot.allocations().isEmpty()).count();
		long all = capacity.places() + uncut;
		return all == 0 ? 0 : (double) (all - capacity.idlePlaces() - uncutIdle) / all;
	}

	/** {@code 12 of 112 places and 2 of 16 GPUs idle}; of GPUs that are all empty nothing, as their cell shows it. */
	private static String idle(HostGpu gpu) {
		CapacityResult capacity = capacity(gpu);
		return capacity.idleGpus() == capacity.gpus() || capacity.idleGpus() + capacity.idlePlaces() == 0 ? ""
				: capacity.idle() + " idle";
	}

	private static CapacityResult capacity(HostGpu gpu) {
		return new CapacityResult("", "", (int) slots(gpu).count(),
				(int) slots(gpu).filter(slot -> slot.allocations().isEmpty()).count(), slots(gpu).mapToInt(GpuSlot::places).sum(),
				slots(gpu).mapToInt(GpuSlot::idlePlaces).sum(), 0, 0, 0, Double.NaN);
	}

	private static Stream<GpuSlot> slots(HostGpu gpu) {
		return AssignmentIndex.of(gpu).slots(gpu).stream();
	}

	private static String residents(HostGpu gpu) {
		int residents = AssignmentIndex.of(gpu).slots(gpu).stream().mapToInt(slot -> slot.allocations().size()).sum();
		return residents == 0 ? "" : residents == 1 ? "1 VM" : residents + " VMs";
	}
}
