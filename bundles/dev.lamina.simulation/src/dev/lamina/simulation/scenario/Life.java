package dev.lamina.simulation.scenario;

import dev.lamina.engine.program.Client;
import dev.lamina.engine.program.Phase;
import dev.lamina.engine.resource.Port;
import dev.lamina.model.Event;
import dev.lamina.model.EventAction;
import dev.lamina.model.Operation;
import dev.lamina.model.Simulation;
import dev.lamina.model.Workload;
import dev.lamina.simulation.SimulationRefusedException;
import dev.lamina.simulation.demand.Costs;
import dev.lamina.simulation.demand.Draws;
import dev.lamina.simulation.demand.NumberFile;
import dev.lamina.simulation.demand.OperationDemand;
import dev.lamina.simulation.technique.Access;
import dev.lamina.simulation.technique.Lowering;
import dev.lamina.simulation.technique.ProgramWriter;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * From start to stop: the phases of a VM's workload in file order and then its steady operation, between the events that start and
 * stop the VM. A phase without an operation of its own repeats the steady one. Only the steady operation is measured, or all phases
 * where there is none.
 */
final class Life {
	private final Simulation simulation;
	private final Draws draws;
	private final Arrivals arrivals;
	/** Read once, however many VMs share a workload. */
	private final Map<Operation, OperationDemand> demands = new IdentityHashMap<>();

	/**
	 * @param simulation null where the model declares none
	 */
	Life(Simulation simulation, NumberFile files) throws SimulationRefusedException {
		this.simulation = simulation;
		draws = new Draws(files);
		arrivals = new Arrivals(files);
		refuseOthersThanVms();
	}

	/** What the mechanism of a guest's stack costs. */
	Draws draws() {
		return draws;
	}

	/**
	 * The client of the engine for a guest.
	 *
	 * @param costs    of the stack; null natively
	 * @param resident entrances that it occupies even without work
	 */
	Client client(Guest guest, Lowering lowering, Costs costs, Access access, double frameLimit, List<Port> resident)
			throws SimulationRefusedException {
		List<Phase> phases = new ArrayList<>();
		if (guest.workload().isPresent()) {
			Workload workload = guest.workload().get();
			boolean steady = workload.getOperation() != null;
			for (dev.lamina.model.Phase phase : workload.getPhases()) {
				Operation operation = phase.getOperation() != null ? phase.getOperation() : workload.getOperation();
				if (operation == null) {
					throw new SimulationRefusedException("The phase '" + phase.getName() + "' does nothing. Give it an operation: each frame { ... }.",
							phase);
				}
				long duration = phase.getDuration() == null ? Phase.UNLIMITED : phase.getDuration().base();
				long times = phase.getTimes() > 0 ? phase.getTimes() : Phase.UNLIMITED;
				phases.add(phase(workload, phase.getName(), operation, lowering, costs, access, frameLimit, duration, times, !steady));
			}
			if (steady) {
				phases.add(phase(workload, workload.getOperation().getKind().getLiteral(), workload.getOperation(), lowering, costs, access,
						frameLimit, Phase.UNLIMITED, Phase.UNLIMITED, true));
			}
		}
		long start = time(guest, EventAction.START, 0);
		long stop = time(guest, EventAction.STOP, Phase.UNLIMITED);
		if (stop < start) {
			throw new SimulationRefusedException("'" + guest.name() + "' is stopped before it is started. A VM can be started once and then stopped once.",
					simulation);
		}
		return new Client(guest.name(), start, stop, phases, resident);
	}

	private Phase phase(Workload workload, String name, Operation operation, Lowering lowering, Costs costs, Access access,
			double frameLimit, long duration, long times, boolean measured) throws SimulationRefusedException {
		OperationDemand demand = demands.get(operation);
		if (demand == null) {
			demand = OperationDemand.of(operation, draws);
			demands.put(operation, demand);
		}
		ProgramWriter program = new ProgramWriter(access, workload.getInFlight() > 1);
		try {
			lowering.lower(demand, costs, program);
		} catch (SimulationRefusedException refused) {
			throw new SimulationRefusedException(refused.getMessage(), operation);
		}
		if (program.isEmpty()) {
			throw new SimulationRefusedException("An operation of '" + workload.getName()
					+ "' takes no time: it needs neither a processor nor a GPU. Say what it costs, such as cpu 3 ms.", operation);
		}
		return new Phase(program.program(name), arrivals.of(operation, demand, frameLimit), Math.max(1, workload.getInFlight()), duration,
				times, measured);
	}

	private long time(Guest guest, EventAction action, long otherwise) throws SimulationRefusedException {
		long time = otherwise;
		boolean found = false;
		for (Event event : simulation == null ? List.<Event>of() : simulation.getEvents()) {
			boolean meant = event.getAction() == action && Targets.means(event.getSubject(), guest);
			if (meant && found) {
				throw new SimulationRefusedException("'" + guest.name() + "' can be started once and stopped once in a simulation.", event);
			}
			if (meant) {
				time = event.getTime().base();
				found = true;
			}
		}
		return time;
	}

	private void refuseOthersThanVms() throws SimulationRefusedException {
		for (Event event : simulation == null ? List.<Event>of() : simulation.getEvents()) {
			boolean ofLife = event.getAction() == EventAction.START || event.getAction() == EventAction.STOP;
			if (event.getSubject() == null || event.getTime() == null) {
				throw new SimulationRefusedException("The event is not complete. Write: at 10 s " + event.getAction().getLiteral() + " NAME.", event);
			}
			if (ofLife && !(event.getSubject().getElement() instanceof dev.lamina.model.Vm)) {
				throw new SimulationRefusedException("Only a VM can be started or stopped.", event);
			}
		}
	}
}
