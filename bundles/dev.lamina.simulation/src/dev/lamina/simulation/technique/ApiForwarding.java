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
import dev.lamina.simulation.demand.OperationDemand;
import dev.lamina.simulation.demand.QuantitySampler;
import dev.lamina.simulation.demand.StackCosts;

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
	public void lower(OperationDemand operation, StackCosts stackCosts, StageProgramBuilder program) {
		ResourceBinding resourceBinding = program.binding();
		ProbabilityDistribution forwarded = forwarded(operation, stackCosts);
		program.application(operation)
				.step("marshal", resourceBinding.guest(), QuantitySampler.each(forwarded, stackCosts.call().marshal()),
						CostTerm.CALL,
						APPLICATION)
				.step("round-trips", resourceBinding.pause(),
						QuantitySampler.each(synchronous(operation, stackCosts, program), stackCosts.call().roundTrip()),
						CostTerm.CALL, APPLICATION)
				.step("messages", resourceBinding.pause(),
						QuantitySampler.each(messages(forwarded, stackCosts), stackCosts.call().message()), CostTerm.CALL,
						TRANSPORT)
				.transfer("send", resourceBinding.send(),
						QuantitySampler.times(QuantitySampler.both(operation.commands(), operation.upload()),
								stackCosts.copy().hops()),
						TRANSPORT)
				.step("dispatch", resourceBinding.service(), QuantitySampler.each(forwarded, stackCosts.call().dispatch()),
						CostTerm.CALL, BACKEND)
				.mark()
				.gpu(operation, notHidden(operation.upload(), resourceBinding.upload(), resourceBinding.send(), stackCosts),
						notHidden(operation.readBack(), resourceBinding.readBack(), resourceBinding.receive(), stackCosts))
				.beside("launch round-trips",
						QuantitySampler.each(beside(operation, stackCosts, program), stackCosts.call().roundTrip()),
						CostTerm.CALL)
				.transfer("receive", resourceBinding.receive(),
						QuantitySampler.times(operation.readBack(), stackCosts.copy().hops()),
						READ_BACK);
		if (operation.displayBytes() > 0) {
			if (stackCosts.frame().readBack() > 0) {
				program.step("display", resourceBinding.pause(),
						new ConstantDistribution(operation.displayBytes() * NANOS_PER_SECOND / stackCosts.frame().readBack()),
						CostTerm.COPY, PRESENT);
			}
			program.step("present", resourceBinding.service(), stackCosts.frame().present(), CostTerm.CALL, PRESENT);
		}
	}

	/**
	 * The part of a copy over PCI Express that the way between the hosts does not hide. Copies in blocks are on both at the same
	 * time: then the slower one decides, and of the other only the first or last block shows.
	 */
	private static double notHidden(ProbabilityDistribution bytes, Optional<Port> pcie, Optional<Port> way,
			StackCosts stackCosts) {
		if (stackCosts.copy().pipeline() == 0 || QuantitySampler.isNothing(bytes) || pcie.isEmpty() || way.isEmpty()
				|| !(pcie.get().resource() instanceof FairShareLink bus)
				|| !(way.get().resource() instanceof FairShareLink net)) {
			return 1;
		}
		double block = Math.min(1, stackCosts.copy().pipeline() / bytes.mean());
		return Math.max(block, 1 - bus.bytesPerSecond() * stackCosts.copy().hops() / net.bytesPerSecond());
	}

	/** Calls that are packed and executed: those of the workload, and its launches where the stack sends them without waiting. */
	private static ProbabilityDistribution forwarded(OperationDemand operation, StackCosts stackCosts) {
		return stackCosts.call().launchRoundTrips() + stackCosts.call().trailingRoundTrips() > 0 ? operation.calls()
				: QuantitySampler.both(operation.calls(), operation.launches());
	}

	/** Calls whose answer the application waits for before the GPU begins. */
	private static ProbabilityDistribution synchronous(OperationDemand operation, StackCosts stackCosts,
			StageProgramBuilder program) {
		ProbabilityDistribution launches = operation.launches();
		double perLaunch = hides(operation, program) ? stackCosts.call().launchRoundTrips() / Math.max(1, launches.mean())
				: stackCosts.call().launchRoundTrips() + stackCosts.call().trailingRoundTrips();
		ProbabilityDistribution own = QuantitySampler.both(operation.roundTrips(), QuantitySampler.times(launches, perLaunch));
		return QuantitySampler.both(own, QuantitySampler.times(operation.calls(), stackCosts.call().roundTripPart()));
	}

	/**
	 * Calls that the application waits for while the GPU works: those after each launch, and those for all launches but the
	 * first.
	 */
	private static ProbabilityDistribution beside(OperationDemand operation, StackCosts stackCosts, StageProgramBuilder program) {
		ProbabilityDistribution launches = operation.launches();
		if (!hides(operation, program)) {
			return QuantitySampler.NOTHING;
		}
		double furtherLaunches = 1 - 1 / Math.max(1, launches.mean());
		return QuantitySampler.times(launches,
				stackCosts.call().trailingRoundTrips() + stackCosts.call().launchRoundTrips() * furtherLaunches);
	}

	/**
	 * Whether kernels hide calls of their own operation. Where operations overlap, they hide those of the next one: then the
	 * application's thread, which all calls hold, decides.
	 */
	private static boolean hides(OperationDemand operation, StageProgramBuilder program) {
		return !operation.gpu().isEmpty() && !program.isOverlapping();
	}

	/** Batches that the calls travel in; the last one need not be full. */
	private static ProbabilityDistribution messages(ProbabilityDistribution forwarded, StackCosts stackCosts) {
		return forwarded instanceof ConstantDistribution calls
				? new ConstantDistribution(Math.ceil(calls.value() / stackCosts.call().batch()))
				: QuantitySampler.times(forwarded, 1.0 / stackCosts.call().batch());
	}
}
