package dev.lamina.simulation.scenario;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.lamina.engine.program.Client;
import dev.lamina.engine.program.ClientPhase;
import dev.lamina.engine.program.Interruption;
import dev.lamina.engine.program.Lane;
import dev.lamina.engine.program.Stage;
import dev.lamina.engine.program.StageProgram;
import dev.lamina.engine.random.ConstantDistribution;
import dev.lamina.engine.resource.Port;
import dev.lamina.engine.statistics.CostTerm;
import dev.lamina.model.EventAction;
import dev.lamina.model.Operation;
import dev.lamina.model.Workload;
import dev.lamina.placement.plan.VmPlan;
import dev.lamina.simulation.SimulationRefusedException;
import dev.lamina.simulation.demand.Costs;
import dev.lamina.simulation.demand.Draws;
import dev.lamina.simulation.demand.NumberFile;
import dev.lamina.simulation.demand.OperationDemand;
import dev.lamina.simulation.technique.Access;
import dev.lamina.simulation.technique.Lowering;
import dev.lamina.simulation.technique.ProgramWriter;

/**
 * From start to stop: what a VM does between the events that start and stop it. A VM that an event starts first initializes its
 * GPU, which counts as an interruption without downtime; those there from the beginning have done so. Then its workload takes its
 * course.
 */
final class Life {
	private static final long ABSENT = -1;

	private final Draws draws;
	private final Arrivals arrivals;
	/** Read once, however many VMs share a workload. */
	private final Map<Operation, OperationDemand> demands = new IdentityHashMap<>();

	/**
	 * @param files from which numbers are read
	 */
	Life(NumberFile files) {
		draws = new Draws(files);
		arrivals = new Arrivals(files);
	}

	/** What the mechanism of a guest's stack costs. */
	Draws draws() {
		return draws;
	}

	/**
	 * The client of the engine for a guest.
	 *
	 * @param plan     when the VM starts and stops
	 * @param costs    of the stack; null natively
	 * @param resident entrances that it occupies even without work
	 */
	Client client(VmPlan plan, Guest guest, Lowering lowering, Costs costs, Access access, double frameLimit, List<Port> resident)
			throws SimulationRefusedException {
		long start = plan.start().orElse(ABSENT);
		long stop = plan.stop().orElse(ClientPhase.UNLIMITED);
		List<ClientPhase> clientPhases = new ArrayList<>();
		long initialization = start == ABSENT || costs == null ? 0 : costs.initialization();
		boolean initializes = initialization > 0 && guest.slot().isPresent();
		if (initializes) {
			clientPhases.add(ClientPhase.once(new StageProgram("initialization",
					List.of(new Stage("initialization", access.pause(), new ConstantDistribution(initialization),
							CostTerm.LIFECYCLE,
							Lane.APPLICATION.bit())))));
		}
		for (Course part : guest.workload().isPresent() ? Course.of(guest.workload().get()) : List.<Course>of()) {
			clientPhases.add(phase(guest.workload().get(), part, lowering, costs, access, frameLimit));
		}
		long ready = start + initialization;
		return new Client(guest.name(), Math.max(0, start), stop, clientPhases, resident, initializes
				? List.of(
						new Interruption(start, ready, false, 0, 0, 0, Optional.empty())
								.withCause(EventAction.START.getLiteral()))
				: List.of());
	}

	private ClientPhase phase(Workload workload, Course part, Lowering lowering, Costs costs, Access access, double frameLimit)
			throws SimulationRefusedException {
		Operation operation = part.operation();
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
		return new ClientPhase(program.program(part.name()), arrivals.of(operation, demand, frameLimit),
				Math.max(1, workload.getInFlight()),
				part.duration(), part.operations(), part.measured());
	}
}
