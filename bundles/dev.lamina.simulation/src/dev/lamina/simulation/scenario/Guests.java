package dev.lamina.simulation.scenario;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.lamina.capacity.assignment.Assignment;
import dev.lamina.capacity.assignment.GpuSlot;
import dev.lamina.capacity.assignment.Problem;
import dev.lamina.capacity.assignment.Resident;
import dev.lamina.capacity.assignment.Seat;
import dev.lamina.capacity.inheritance.Effective;
import dev.lamina.capacity.plan.Plan;
import dev.lamina.capacity.plan.PlanProblem;
import dev.lamina.model.GpuType;
import dev.lamina.model.Workload;
import dev.lamina.simulation.SimulationRefusedException;

/** Every VM of an assignment that can be simulated, or the reason why one cannot. */
public final class Guests {
	private Guests() {
	}

	/**
	 * The VMs in the order of the file, as they are before anything has happened.
	 *
	 * @throws SimulationRefusedException if the model does not fit together, an event cannot happen, or nothing has something to
	 *     do
	 */
	public static List<Guest> of(Plan plan) throws SimulationRefusedException {
		Assignment assignment = plan.initial();
		if (!assignment.problems().isEmpty()) {
			Problem first = assignment.problems().getFirst();
			throw new SimulationRefusedException(first.sentence(), first.at());
		}
		if (!plan.problems().isEmpty()) {
			PlanProblem first = plan.problems().getFirst();
			throw new SimulationRefusedException(first.sentence(), first.at());
		}
		List<Guest> guests = new ArrayList<>();
		Map<Workload, Workload> effective = new IdentityHashMap<>();
		for (Seat seat : assignment.seats()) {
			Optional<Workload> workload = Optional.ofNullable(seat.vm().getWorkload())
					.map(declared -> effective.computeIfAbsent(declared, Effective::of));
			Guest guest = guest(seat, assignment.slotOf(seat), workload);
			refuseUnserved(guest);
			guests.add(guest);
		}
		if (guests.stream().allMatch(guest -> guest.operations().isEmpty())) {
			throw new SimulationRefusedException(
					"There is nothing to simulate: no VM runs a workload with an operation. Give a VM one with 'runs'.");
		}
		return guests;
	}

	private static Guest guest(Seat seat, Optional<GpuSlot> slot, Optional<Workload> workload) {
		Optional<Resident> resident = slot.flatMap(gpu -> gpu.residents().stream()
				.filter(have -> have.vm() == seat.vm() && have.index() == seat.index()).findFirst());
		Optional<GpuType> reference = workload.map(Workload::getReference).map(Effective::of).or(() -> slot.map(GpuSlot::type));
		return new Guest(seat, slot, resident, workload, reference, "");
	}

	private static void refuseUnserved(Guest guest) throws SimulationRefusedException {
		boolean usesGpu = !guest.engines().isEmpty() || guest.slot().isPresent();
		if (usesGpu && guest.stack().isEmpty()) {
			throw new SimulationRefusedException(guest.slot().isPresent()
					? "No stack serves '" + guest.name() + "': no policy with a stack holds for '" + guest.place()
							+ "'. Declare one: policy shared for "
							+ guest.place() + " { stack ... }."
					: "The workload of '" + guest.name() + "' uses a GPU, but the VM has none. Give it one with 'gpu'.",
					guest.seat().vm());
		}
		if (guest.stack().isPresent() && !guest.stack().get().isSetTechnique()) {
			throw new SimulationRefusedException("The stack '" + guest.stack().get().getName()
					+ "' names no technique. Write it after a colon: stack " + guest.stack().get().getName() + " : sr-iov.",
					guest.seat().policy().map(policy -> policy.getStack()).orElse(null));
		}
	}
}
