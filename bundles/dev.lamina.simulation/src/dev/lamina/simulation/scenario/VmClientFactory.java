package dev.lamina.simulation.scenario;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.lamina.capacity.geometry.Quantities;
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
import dev.lamina.model.OperationKind;
import dev.lamina.model.Workload;
import dev.lamina.placement.plan.VmPlan;
import dev.lamina.placement.time.OperationRates;
import dev.lamina.placement.time.SimulationClock;
import dev.lamina.simulation.demand.NumberFileReader;
import dev.lamina.simulation.demand.OperationDemand;
import dev.lamina.simulation.demand.QuantitySampler;
import dev.lamina.simulation.demand.StackCosts;
import dev.lamina.simulation.refusal.RefusalReason;
import dev.lamina.simulation.refusal.SimulationRefusedException;
import dev.lamina.simulation.technique.Lowering;
import dev.lamina.simulation.technique.ResourceBinding;
import dev.lamina.simulation.technique.StageProgramBuilder;

/**
 * From start to stop: what a VM does between the events that start and stop it. A VM that an event starts first initializes its
 * GPU, which counts as an interruption without downtime; those there from the beginning have done so. Then its workload takes its
 * course.
 */
final class VmClientFactory {
	private static final long ABSENT = -1;

	private final QuantitySampler sampler;
	private final ArrivalFactory arrivalFactory;
	/** Read once, however many VMs share a workload. */
	private final Map<Operation, OperationDemand> demands = new IdentityHashMap<>();

	/**
	 * @param files from which numbers are read
	 * @param clock of the simulation
	 */
	VmClientFactory(NumberFileReader files, SimulationClock clock) {
		sampler = new QuantitySampler(files);
		arrivalFactory = new ArrivalFactory(files, clock);
	}

	/** What the mechanism of a guest's stack costs. */
	QuantitySampler sampler() {
		return sampler;
	}

	/**
	 * The client of the engine for a guest.
	 *
	 * @param plan     when the VM starts and stops
	 * @param stackCosts    of the stack; null natively
	 * @param resident entrances that it occupies even without work
	 */
	Client createClient(VmPlan plan, SimulatedVm simulatedVm, Lowering lowering, StackCosts stackCosts,
			ResourceBinding resourceBinding, double frameLimit, List<Port> resident)
			throws SimulationRefusedException {
		long start = plan.start().orElse(ABSENT);
		long stop = plan.stop().orElse(ClientPhase.UNLIMITED);
		List<ClientPhase> clientPhases = new ArrayList<>();
		long initialization = start == ABSENT || stackCosts == null ? 0 : stackCosts.lifecycle().initialization();
		boolean initializes = initialization > 0 && simulatedVm.slot().isPresent();
		if (initializes) {
			clientPhases.add(ClientPhase.once(new StageProgram("GPU initialization",
					List.of(new Stage("initialization", resourceBinding.pause(), new ConstantDistribution(initialization),
							CostTerm.LIFECYCLE,
							Lane.APPLICATION.bit())))));
		}
		for (WorkloadPhase part : simulatedVm.workload().isPresent() ? WorkloadPhase.of(simulatedVm.workload().get())
				: List.<WorkloadPhase>of()) {
			clientPhases.add(phase(simulatedVm.workload().get(), part, lowering, stackCosts, resourceBinding, frameLimit));
		}
		long ready = start + initialization;
		return new Client(simulatedVm.name(), Math.max(0, start), stop, clientPhases, resident, initializes
				? List.of(
						new Interruption(start, ready, false, 0, 0, 0, Optional.empty())
								.withCause(EventAction.START.getLiteral()))
				: List.of()).withCheckpoint(simulatedVm.workload().map(VmClientFactory::checkpoint).orElse(0L));
	}

	/**
	 * After how many nanoseconds a workload saves what it has done: never for iterations, which are one run, unless it says so; work
	 * that others ask for one by one, such as frames and requests, has nothing to save.
	 */
	private static long checkpoint(Workload workload) {
		if (workload.getCheckpoint() != null) {
			return Math.max(1, Quantities.nanoseconds(workload.getCheckpoint()).orElse(0));
		}
		boolean isRun = Stream.concat(Stream.ofNullable(workload.getOperation()),
				workload.getPhases().stream().flatMap(phase -> Stream.ofNullable(phase.getOperation())))
				.anyMatch(operation -> operation.getKind() == OperationKind.ITERATION && !OperationRates.hasRate(operation)
						&& operation.getTraceFile() == null);
		return isRun ? ClientPhase.UNLIMITED : 0;
	}

	private ClientPhase phase(Workload workload, WorkloadPhase part, Lowering lowering, StackCosts stackCosts,
			ResourceBinding resourceBinding, double frameLimit)
			throws SimulationRefusedException {
		Operation operation = part.operation();
		OperationDemand demand = demands.get(operation);
		if (demand == null) {
			demand = OperationDemand.of(operation, sampler);
			demands.put(operation, demand);
		}
		StageProgramBuilder program = new StageProgramBuilder(resourceBinding, workload.getInFlight() > 1);
		try {
			lowering.lower(demand, stackCosts, program);
		} catch (SimulationRefusedException refused) {
			throw new SimulationRefusedException(refused.code(), refused.getMessage(), operation);
		}
		if (program.isEmpty()) {
			throw new SimulationRefusedException(RefusalReason.OPERATION_FREE, "An operation of '" + workload.getName()
					+ "' takes no time: it needs neither a processor nor a GPU. Say what it costs, such as cpu 3 ms.", operation);
		}
		return new ClientPhase(program.build(part.name()), arrivalFactory.of(operation, demand, frameLimit),
				Math.max(1, workload.getInFlight()),
				part.duration(), part.operations(), part.measured());
	}
}
