package dev.lamina.simulation.scenario;

import dev.lamina.capacity.assignment.Assignment;
import dev.lamina.capacity.assignment.GpuSlot;
import dev.lamina.capacity.assignment.Repartitioning;
import dev.lamina.capacity.assignment.Resident;
import dev.lamina.engine.program.Interruption;
import dev.lamina.engine.program.Phase;
import dev.lamina.model.CostModel;
import dev.lamina.model.Event;
import dev.lamina.model.EventAction;
import dev.lamina.model.ModelFactory;
import dev.lamina.model.Policy;
import dev.lamina.model.ResetKind;
import dev.lamina.model.Simulation;
import dev.lamina.model.Stack;
import dev.lamina.model.Workload;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.simulation.SimulationRefusedException;
import dev.lamina.simulation.demand.Draws;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What the events of a simulation do to its VMs, besides starting and stopping them: when each is interrupted, for how long, and where
 * it goes on. Events count in the order of their times.
 *
 * <p>A suspended VM ends the step under way, is saved and, when resumed, restored. A GPU that fails takes what is under way on it along;
 * its VMs wait for its reset and the first initialization. A GPU that is partitioned anew stops its VMs meanwhile; where that puts it
 * under another policy, those whose profile that policy cuts go on with theirs, and the others stand still. Each VM counts the time from
 * when it has stopped itself; one that is not there at that time has no part in it.
 */
final class Happenings {
	private static final double SECOND = 1e9;

	/**
	 * One interruption of a VM.
	 *
	 * @param destination the VM as it is afterwards, where it goes on elsewhere
	 */
	record Planned(Interruption interruption, Optional<Guest> destination) {
	}

	/**
	 * A VM that finds no place on its GPU after that was partitioned anew.
	 *
	 * @param until when it finds one again; absent for never
	 */
	private record Standstill(String vm, Event since, String reason, Optional<Event> until) {
		String sentence() {
			return "'" + vm + "' stands still from " + since.getTime() + until.map(event -> " to " + event.getTime()).orElse(" on") + ": " + reason;
		}
	}

	private final List<Event> events;
	private final Assignment assignment;
	private final Landings landings;
	/** The VMs as they are when they start, and as they are at the event looked at. */
	private final List<Guest> first;
	private final List<Guest> present;
	private final List<List<Planned>> planned = new ArrayList<>();
	private final boolean[] suspended;
	private final List<Standstill> standstills = new ArrayList<>();
	/** By VM that stands still at the event looked at: the number of its standstill. */
	private final Map<Integer, Integer> standing = new HashMap<>();

	/**
	 * Plans all events.
	 *
	 * @param simulation null where the model declares none
	 * @throws SimulationRefusedException for the first event that cannot happen
	 */
	Happenings(List<Guest> guests, Assignment assignment, Simulation simulation) throws SimulationRefusedException {
		this.assignment = assignment;
		first = new ArrayList<>(guests);
		present = new ArrayList<>(guests);
		landings = new Landings(assignment.slots());
		suspended = new boolean[guests.size()];
		guests.forEach(guest -> planned.add(new ArrayList<>()));
		events = simulation == null ? List.of()
				: simulation.getEvents().stream().sorted(Comparator.comparingLong(event -> event.getTime().base())).toList();
		for (Event event : events) {
			try {
				plan(event);
			} catch (SimulationRefusedException refused) {
				throw new SimulationRefusedException(refused.getMessage(), event);
			}
		}
		for (Guest guest : first) {
			if (guest.isAwaiting()) {
				throw new SimulationRefusedException("'" + guest.name() + "' has no partition when it starts: no event before puts " + guest.place()
						+ " under a policy that has a " + guest.seat().vm().getGpu().getProfile().getName() + " left for it.", guest.seat().vm());
			}
		}
	}

	/** The VMs as they are when they start, on GPUs that know of everybody who comes. */
	List<Guest> guests() {
		return first.stream().map(this::settled).toList();
	}

	/** The interruptions of a VM, in the order of the events. */
	List<Planned> of(int guest) {
		return planned.get(guest).stream().map(each -> new Planned(each.interruption(), each.destination().map(this::settled))).toList();
	}

	/** Sentences about what the events do to VMs beyond what they say. */
	List<String> remarks() {
		return standstills.stream().map(Standstill::sentence).toList();
	}

	private Guest settled(Guest guest) {
		return guest.seat().slot().isEmpty() ? guest : guest.on(landings.slotOf(guest));
	}

	private void plan(Event event) throws SimulationRefusedException {
		switch (event.getAction()) {
			case START, STOP -> {
				// where the life of a VM begins and ends
			}
			case MIGRATE, SUSPEND, RESUME -> planForVms(event);
			case FAIL, REPARTITION -> planForGpus(event);
		}
	}

	private void planForVms(Event event) throws SimulationRefusedException {
		boolean anybody = false;
		for (int guest = 0; guest < present.size(); guest++) {
			if (Targets.means(event.getSubject(), present.get(guest))) {
				anybody = true;
				refuseStanding(event, guest);
				switch (event.getAction()) {
					case MIGRATE -> migrate(event, guest);
					case SUSPEND -> suspend(event, guest);
					default -> resume(guest);
				}
			}
		}
		if (!anybody) {
			throw new SimulationRefusedException("Only a VM can " + event.getAction().getLiteral() + ".");
		}
	}

	private void refuseStanding(Event event, int guest) throws SimulationRefusedException {
		if (event.getAction() != EventAction.RESUME && standing.containsKey(guest)) {
			Standstill standstill = standstills.get(standing.get(guest));
			throw new SimulationRefusedException("'" + standstill.vm() + "' stands still since " + standstill.since().getTime() + " and cannot "
					+ word(event) + ": " + standstill.reason());
		}
	}

	private void migrate(Event event, int guest) throws SimulationRefusedException {
		Migration migration = Migration.of(present.get(guest), event, assignment, landings);
		planned.get(guest).add(new Planned(migration.interruption(), Optional.of(migration.destination())));
		present.set(guest, migration.destination());
	}

	private void suspend(Event event, int guest) throws SimulationRefusedException {
		Guest vm = present.get(guest);
		if (suspended[guest]) {
			throw new SimulationRefusedException("'" + vm.name() + "' is suspended already. Resume it before.");
		}
		suspended[guest] = true;
		CostModel cost = vm.stack().map(Happenings::cost).orElseGet(ModelFactory.eINSTANCE::createCostModel);
		long until = events.stream().skip(events.indexOf(event) + 1L)
				.filter(later -> later.getAction() == EventAction.RESUME && Targets.means(later.getSubject(), vm))
				.mapToLong(later -> later.getTime().base()).findFirst().orElse(Phase.UNLIMITED);
		long at = event.getTime().base();
		planned.get(guest).add(new Planned(new Interruption(at, at, false, copying(vm, cost.getSaveBandwidth()), until,
				copying(vm, cost.getRestoreBandwidth()), Optional.empty()).because(word(event)), Optional.empty()));
	}

	private void resume(int guest) throws SimulationRefusedException {
		if (!suspended[guest]) {
			throw new SimulationRefusedException("'" + present.get(guest).name() + "' is not suspended and cannot be resumed. Suspend it before.");
		}
		suspended[guest] = false;
	}

	private void planForGpus(Event event) throws SimulationRefusedException {
		boolean any = false;
		for (int number = 0; number < assignment.slots().size(); number++) {
			if (Targets.means(event.getSubject(), assignment.slots().get(number))) {
				any = true;
				if (event.getAction() == EventAction.FAIL) {
					interrupt(number, failure(landings.slot(number), event));
				} else {
					repartition(event, number);
				}
			}
		}
		if (!any) {
			throw new SimulationRefusedException("Only a GPU, or a host with GPUs, can " + event.getAction().getLiteral() + ".");
		}
	}

	/** Stops the VMs of a GPU that are there at that time. */
	private void interrupt(int number, Interruption interruption) {
		on(number).filter(guest -> isThere(guest, interruption) && !standing.containsKey(guest))
				.forEach(guest -> planned.get(guest).add(new Planned(interruption, Optional.empty())));
	}

	private IntStream on(int number) {
		return IntStream.range(0, present.size()).filter(guest -> present.get(guest).seat().slot().equals(OptionalInt.of(number)));
	}

	/** Whether a VM is there, between its start and its stop, at some time while its GPU is out of use. */
	private boolean isThere(int guest, Interruption interruption) {
		long end = interruption.until() == Phase.UNLIMITED ? Phase.UNLIMITED : interruption.from() + interruption.hold();
		return timeOf(EventAction.STOP, guest, Phase.UNLIMITED) > interruption.from() && timeOf(EventAction.START, guest, 0) < end;
	}

	private long timeOf(EventAction action, int guest, long otherwise) {
		return events.stream().filter(event -> event.getAction() == action && Targets.means(event.getSubject(), present.get(guest)))
				.mapToLong(event -> event.getTime().base()).findFirst().orElse(otherwise);
	}

	private void repartition(Event event, int number) throws SimulationRefusedException {
		GpuSlot slot = landings.slot(number);
		Interruption meanwhile = reconfiguration(slot, event);
		Optional<Policy> successor = Repartitioning.successor(event);
		if (successor.isPresent()) {
			landings.cut(number, successor.get());
			on(number).filter(guest -> timeOf(EventAction.STOP, guest, Phase.UNLIMITED) > meanwhile.from())
					.forEach(guest -> settle(event, number, guest, meanwhile));
		} else if (event.getDestination() == null) {
			interrupt(number, meanwhile);
		} else {
			throw new SimulationRefusedException("A GPU is partitioned anew under a policy. Write: repartition " + slot.name() + " to POLICY.");
		}
	}

	/** Gives a VM its place in the new layout of its GPU, or lets it stand still. */
	private void settle(Event event, int number, int guest, Interruption meanwhile) {
		Guest vm = present.get(guest);
		if (vm.isAwaiting()) {
			expect(number, guest, meanwhile.from());
			return;
		}
		List<Planned> plan = planned.get(guest);
		Integer standstill = standing.get(guest);
		long at = meanwhile.from();
		try {
			Resident resident = landings.land(vm.resident().orElseThrow(), number);
			Guest there = vm.on(number, landings.slot(number), landings.layout(number), resident);
			present.set(guest, there);
			if (standstill == null) {
				plan.add(new Planned(isThere(guest, meanwhile) ? meanwhile : rest(event, at, 0, 0, 0), Optional.of(there)));
				return;
			}
			Standstill over = standstills.get(standstill);
			standstills.set(standstill, new Standstill(over.vm(), over.since(), over.reason(), Optional.of(event)));
			standing.remove(guest);
			plan.set(plan.size() - 1, new Planned(still(over.since(), at, meanwhile.hold()), Optional.of(there)));
		} catch (SimulationRefusedException refused) {
			if (standstill == null) {
				standing.put(guest, standstills.size());
				standstills.add(new Standstill(vm.name(), event, refused.getMessage(), Optional.empty()));
				plan.add(new Planned(still(event, Phase.UNLIMITED, 0), Optional.empty()));
			}
		}
	}

	/** Gives a VM that has not started a partition of the latest layout, if one is left. */
	private void expect(int number, int guest, long at) {
		Guest vm = present.get(guest);
		try {
			if (at <= timeOf(EventAction.START, guest, 0)) {
				Resident resident = landings.land(vm.awaited(), number);
				present.set(guest, vm.on(number, landings.slot(number), landings.layout(number), resident));
				first.set(guest, present.get(guest));
			}
		} catch (SimulationRefusedException full) {
			// it waits for a later layout; if none has room, that is refused in the end
		}
	}

	private static Interruption still(Event since, long until, long resume) {
		return rest(since, since.getTime().base(), 0, until, resume);
	}

	private static Interruption rest(Event event, long at, long hold, long until, long resume) {
		return new Interruption(at, at, false, hold, until, resume, Optional.empty()).because(word(event));
	}

	private static Interruption failure(GpuSlot slot, Event event) throws SimulationRefusedException {
		long at = event.getTime().base();
		if (slot.type().getReset().contains(ResetKind.NONE)) {
			return new Interruption(at, at, true, 0, Phase.UNLIMITED, 0, Optional.empty()).because(word(event));
		}
		CostModel cost = cost(stack(slot));
		if (cost.getReset() == null && cost.getInitialization() == null) {
			throw new SimulationRefusedException("How long " + slot.name() + " is out of use after a failure is not known. Give the stack "
					+ stack(slot).getName() + " a reset or an initialization in its cost.");
		}
		return new Interruption(at, at, true, nanoseconds(cost.getReset()) + nanoseconds(cost.getInitialization()), 0, 0, Optional.empty())
				.because(word(event));
	}

	private static Interruption reconfiguration(GpuSlot slot, Event event) throws SimulationRefusedException {
		CostModel cost = cost(stack(slot));
		if (cost.getReconfiguration() == null) {
			throw new SimulationRefusedException("The stack " + stack(slot).getName() + " cannot partition " + slot.name()
					+ " anew while VMs run, or does not say how long that takes. Give it a reconfiguration in its cost.");
		}
		return rest(event, event.getTime().base(), nanoseconds(cost.getReconfiguration()), 0, 0);
	}

	/** What happens, as written in the language. */
	static String word(Event event) {
		return event.getAction().getLiteral();
	}

	private static Stack stack(GpuSlot slot) throws SimulationRefusedException {
		return slot.stack().orElseThrow(() -> new SimulationRefusedException("No policy with a stack holds for " + slot.name() + "."));
	}

	static CostModel cost(Stack stack) {
		return stack.getCost() != null ? stack.getCost() : ModelFactory.eINSTANCE.createCostModel();
	}

	/** Bytes of video memory that a VM keeps: its workload's working set, else all that is set aside for it. */
	static long state(Guest vm) {
		return vm.workload().map(Workload::getWorkingSet).map(Quantity::base).or(() -> vm.resident().map(have -> have.bytes())).orElse(0L);
	}

	private static long copying(Guest vm, Quantity bandwidth) {
		double speed = Draws.value(bandwidth);
		return speed > 0 ? Math.round(state(vm) / speed * SECOND) : 0;
	}

	static long nanoseconds(Quantity time) {
		return time == null ? 0 : time.base();
	}
}
