package dev.lamina.simulation.technique;

import static dev.lamina.engine.program.Lane.APPLICATION;
import static dev.lamina.engine.program.Lane.BACKEND;
import static dev.lamina.engine.program.Lane.PRESENT;
import static dev.lamina.engine.program.Lane.READ_BACK;
import static dev.lamina.engine.program.Lane.TRANSPORT;

import java.util.Optional;

import dev.lamina.engine.random.ConstantDistribution;
import dev.lamina.engine.random.ProbabilityDistribution;
import dev.lamina.engine.resource.FairShareLink;
import dev.lamina.engine.resource.Port;
import dev.lamina.engine.statistics.CostTerm;
import dev.lamina.simulation.demand.Costs;
import dev.lamina.simulation.demand.Draws;
import dev.lamina.simulation.demand.OperationDemand;

/**
 * Calls are packed in the guest, travel in batches to the host that owns the GPU, and are executed there.
 *
 * <p>Packing and calls that wait for an answer hold the application's thread; the way to the host, the back end, the GPU and the
 * viewer are each a lane of their own. With two or more operations in flight they overlap, so that the slowest lane decides: a
 * layer that costs a trivial frame half its rate is hidden behind a GPU-bound one. Each call that waits has a draw of its own,
 * because a chain of calls with a heavy tail is predicted by neither the median nor the mean of one.
 */
final class ApiForwarding implements Lowering {
	private static final double NANOS_PER_SECOND = 1e9;

	@Override
	public void lower(OperationDemand operation, Costs costs, ProgramWriter program) {
		Access access = program.access();
		ProbabilityDistribution forwarded = forwarded(operation, costs);
		program.application(operation)
				.step("marshal", access.guest(), Draws.each(forwarded, costs.marshal()), CostTerm.CALL, APPLICATION)
				.step("round-trips", access.pause(), Draws.each(synchronous(operation, costs, program), costs.roundTrip()),
						CostTerm.CALL, APPLICATION)
				.step("messages", access.pause(), Draws.each(messages(forwarded, costs), costs.message()), CostTerm.CALL,
						TRANSPORT)
				.transfer("send", access.send(), Draws.times(Draws.both(operation.commands(), operation.upload()), costs.hops()),
						TRANSPORT)
				.step("dispatch", access.service(), Draws.each(forwarded, costs.dispatch()), CostTerm.CALL, BACKEND)
				.mark()
				.gpu(operation, notHidden(operation.upload(), access.upload(), access.send(), costs),
						notHidden(operation.readBack(), access.readBack(), access.receive(), costs))
				.beside("launch round-trips", Draws.each(beside(operation, costs, program), costs.roundTrip()), CostTerm.CALL)
				.transfer("receive", access.receive(), Draws.times(operation.readBack(), costs.hops()), READ_BACK);
		if (operation.displayBytes() > 0) {
			if (costs.readBackBandwidth() > 0) {
				program.step("display", access.pause(),
						new ConstantDistribution(operation.displayBytes() * NANOS_PER_SECOND / costs.readBackBandwidth()),
						CostTerm.COPY, PRESENT);
			}
			program.step("present", access.service(), costs.present(), CostTerm.CALL, PRESENT);
		}
	}

	/**
	 * The part of a copy over PCI Express that the way between the hosts does not hide. Copies in blocks are on both at the same
	 * time: then the slower one decides, and of the other only the first or last block shows.
	 */
	private static double notHidden(ProbabilityDistribution bytes, Optional<Port> pcie, Optional<Port> way, Costs costs) {
		if (costs.pipeline() == 0 || Draws.isNothing(bytes) || pcie.isEmpty() || way.isEmpty()
				|| !(pcie.get().resource() instanceof FairShareLink bus)
				|| !(way.get().resource() instanceof FairShareLink net)) {
			return 1;
		}
		double block = Math.min(1, costs.pipeline() / bytes.mean());
		return Math.max(block, 1 - bus.bytesPerSecond() * costs.hops() / net.bytesPerSecond());
	}

	/** Calls that are packed and executed: those of the workload, and its launches where the stack sends them without waiting. */
	private static ProbabilityDistribution forwarded(OperationDemand operation, Costs costs) {
		return costs.launchRoundTrips() + costs.trailingRoundTrips() > 0 ? operation.calls()
				: Draws.both(operation.calls(), operation.launches());
	}

	/** Calls whose answer the application waits for before the GPU begins. */
	private static ProbabilityDistribution synchronous(OperationDemand operation, Costs costs, ProgramWriter program) {
		ProbabilityDistribution launches = operation.launches();
		double perLaunch = hides(operation, program) ? costs.launchRoundTrips() / Math.max(1, launches.mean())
				: costs.launchRoundTrips() + costs.trailingRoundTrips();
		ProbabilityDistribution own = Draws.both(operation.roundTrips(), Draws.times(launches, perLaunch));
		return Draws.both(own, Draws.times(operation.calls(), costs.callRoundTrips()));
	}

	/**
	 * Calls that the application waits for while the GPU works: those after each launch, and those for all launches but the
	 * first.
	 */
	private static ProbabilityDistribution beside(OperationDemand operation, Costs costs, ProgramWriter program) {
		ProbabilityDistribution launches = operation.launches();
		if (!hides(operation, program)) {
			return Draws.NOTHING;
		}
		double furtherLaunches = 1 - 1 / Math.max(1, launches.mean());
		return Draws.times(launches, costs.trailingRoundTrips() + costs.launchRoundTrips() * furtherLaunches);
	}

	/**
	 * Whether kernels hide calls of their own operation. Where operations overlap, they hide those of the next one: then the
	 * application's thread, which all calls hold, decides.
	 */
	private static boolean hides(OperationDemand operation, ProgramWriter program) {
		return !operation.gpu().isEmpty() && !program.isOverlapping();
	}

	/** Batches that the calls travel in; the last one need not be full. */
	private static ProbabilityDistribution messages(ProbabilityDistribution forwarded, Costs costs) {
		return forwarded instanceof ConstantDistribution calls
				? new ConstantDistribution(Math.ceil(calls.value() / costs.batch()))
				: Draws.times(forwarded, 1.0 / costs.batch());
	}
}
