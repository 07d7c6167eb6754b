package dev.lamina.simulation.scenario;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

import dev.lamina.model.EngineKind;
import dev.lamina.model.GpuType;
import dev.lamina.model.Operation;
import dev.lamina.model.Profile;
import dev.lamina.model.Stack;
import dev.lamina.model.Workload;
import dev.lamina.placement.assignment.Allocation;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.placement.assignment.VmPlacement;
import dev.lamina.placement.plan.Plan;
import dev.lamina.placement.plan.PlannedAllocation;

/**
 * One VM that is to be simulated.
 *
 * @param placement      where it runs
 * @param slot      its GPU, if it has one
 * @param allocation  what it has of that GPU
 * @param workload  what it does, inheritance applied; absent for an idle VM
 * @param reference the GPU on which the workload was measured, inheritance applied; its own where the workload names none
 * @param layout    the name of the layout of its GPU that it is on: empty before the GPU is repartitioned
 */
public record SimulatedVm(VmPlacement placement, Optional<GpuSlot> slot, Optional<Allocation> allocation,
		Optional<Workload> workload,
		Optional<GpuType> reference, String layout) {
	/** Its name as in results. */
	public String name() {
		return placement.name();
	}

	/** The same VM with what it has of its GPU from its start on. */
	SimulatedVm startingWith(PlannedAllocation plannedAllocation, Plan plan) {
		return new SimulatedVm(placement, Optional.of(plan.slotOf(plannedAllocation)),
				Optional.of(plannedAllocation.allocation()), workload,
				reference, plannedAllocation.layout());
	}

	/** The same VM elsewhere, or on another layout of its GPU. */
	SimulatedVm relocatedTo(PlannedAllocation plannedAllocation, Plan plan) {
		GpuSlot there = plan.slotOf(plannedAllocation);
		VmPlacement other = new VmPlacement(placement.vm(), placement.index(), there.host(), there.hostIndex(),
				OptionalInt.of(plannedAllocation.gpu()),
				there.policy(), there.stack());
		return new SimulatedVm(other, Optional.of(there), Optional.of(plannedAllocation.allocation()), workload, reference,
				plannedAllocation.layout());
	}

	/** The stack that serves it; absent for a VM that uses no GPU and no device. */
	public Optional<Stack> stack() {
		return placement.stack();
	}

	/** The profile that it has, if it has a partition. */
	public Optional<Profile> profile() {
		return allocation.flatMap(have -> have.share().profileIfAny());
	}

	/** Where it runs, for results: its GPU, or its host if it has none. */
	public String place() {
		return slot.map(GpuSlot::name).orElseGet(placement::hostName);
	}

	/** Every operation of its workload: of the phases in file order, then the steady one. */
	public List<Operation> operations() {
		return workload.stream().flatMap(work -> Stream.concat(work.getPhases().stream().map(phase -> phase.getOperation()),
				Stream.of(work.getOperation()))).filter(operation -> operation != null).toList();
	}

	/** The operation whose number and time are measured: the steady one, or that of the first phase if there is none. */
	public Optional<Operation> measuredOperation() {
		return workload.map(Workload::getOperation).or(() -> operations().stream().findFirst());
	}

	/** Whether its operations begin by themselves, so that their number says how fast the VM is. */
	public boolean isClosedLoop() {
		return measuredOperation().filter(ArrivalFactory::isClosedLoop).isPresent();
	}

	/** The kinds of engines that its workload uses, in the order of use. */
	public Set<EngineKind> engines() {
		Set<EngineKind> kinds = new LinkedHashSet<>();
		operations().forEach(operation -> operation.getGpuWork().forEach(work -> kinds.add(work.getEngine())));
		return kinds;
	}
}
