package dev.lamina.simulation.demand;

import dev.lamina.engine.random.ProbabilityDistribution;
import dev.lamina.model.AuditUnit;
import dev.lamina.model.CostModel;
import dev.lamina.model.ModelFactory;
import dev.lamina.model.Quantified;
import dev.lamina.model.Stack;
import dev.lamina.simulation.refusal.SimulationRefusedException;

/**
 * What the mechanism of a stack costs, in base units, one record for each term; a term that the stack does not name costs nothing.
 *
 * @param trap      accesses that the hypervisor carries out
 * @param audit     checks of what the guest submits
 * @param call      calls that another system executes
 * @param copy      bytes on their way between guest and GPU
 * @param frame     frames on their way to the viewer
 * @param engine    what each GPU engine loses
 * @param lifecycle what a VM waits for when it starts
 * @param software  drawing without a GPU
 */
public record StackCosts(Trap trap, Audit audit, Call call, Copy copy, Frame frame, Engine engine, Lifecycle lifecycle,
		Software software) {
	/**
	 * Accesses that the hypervisor carries out for a guest.
	 *
	 * @param time       nanoseconds of one trapped access
	 * @param part       part of the MMIO accesses that trap, 0 to 1; 1 if the stack does not say
	 * @param perLaunch  trapped accesses per launch
	 * @param tableBatch page-table entries that one hypercall handles, at least 1
	 * @param interrupt  nanoseconds to inject a completion interrupt
	 */
	public record Trap(ProbabilityDistribution time, double part, double perLaunch, int tableBatch,
			ProbabilityDistribution interrupt) {
	}

	/**
	 * Checks of what the guest submits, in nanoseconds.
	 *
	 * @param perKib   of a KiB of commands
	 * @param perEntry of a page-table entry
	 * @param perFlush of a flush
	 */
	public record Audit(ProbabilityDistribution perKib, ProbabilityDistribution perEntry, ProbabilityDistribution perFlush) {
	}

	/**
	 * Calls that another system executes.
	 *
	 * @param marshal            nanoseconds of guest CPU to pack a call
	 * @param dispatch           nanoseconds of host CPU to unpack and execute a call
	 * @param message            nanoseconds of the transport for a batch of calls
	 * @param batch              calls in a message, at least 1
	 * @param roundTrip          nanoseconds of a synchronous call
	 * @param launchRoundTrips   synchronous calls per kernel launch before the kernel can begin, the waiting for its end included
	 * @param trailingRoundTrips synchronous calls per kernel launch that follow it, beside the kernel
	 * @param roundTripPart      part of the plain calls that wait for an answer
	 */
	public record Call(ProbabilityDistribution marshal, ProbabilityDistribution dispatch, ProbabilityDistribution message,
			int batch, ProbabilityDistribution roundTrip, double launchRoundTrips, double trailingRoundTrips,
			double roundTripPart) {
	}

	/**
	 * Bytes on their way between guest and GPU.
	 *
	 * @param upload      bytes per second towards the GPU's host; 0 if copying costs nothing
	 * @param download    bytes per second from the GPU's host; 0 if copying costs nothing
	 * @param pipeline    bytes of a block of pipelined copies; 0 if they are not pipelined
	 * @param latency     nanoseconds of a transfer besides its bytes
	 * @param hops        how often bytes are copied on their way, at least 1
	 * @param translation part by which DMA slows down
	 */
	public record Copy(double upload, double download, double pipeline, long latency, int hops, double translation) {
	}

	/**
	 * Frames on their way to the viewer.
	 *
	 * @param present  nanoseconds of host CPU to bring a frame to its viewer
	 * @param readBack bytes per second at which a frame is read back; 0 if it is not
	 */
	public record Frame(ProbabilityDistribution present, double readBack) {
	}

	/**
	 * What each GPU engine loses.
	 *
	 * @param contextSwitch nanoseconds of a switch, the mean if it is random
	 */
	public record Engine(long contextSwitch) {
	}

	/**
	 * What a VM waits for when it starts.
	 *
	 * @param initialization nanoseconds until it can use its GPU
	 */
	public record Lifecycle(long initialization) {
	}

	/**
	 * Drawing without a GPU.
	 *
	 * @param flopsPerCycle floating point operations per cycle and core; 0 if unknown
	 */
	public record Software(double flopsPerCycle) {
	}

	/** Reads the costs of a stack. */
	public static StackCosts of(Stack stack, QuantitySampler sampler) throws SimulationRefusedException {
		return new Reader(stack.getCost() != null ? stack.getCost() : ModelFactory.eINSTANCE.createCostModel(), sampler).read();
	}

	/** Reads the terms of one cost model. */
	private record Reader(CostModel cost, QuantitySampler sampler) {
		StackCosts read() throws SimulationRefusedException {
			Trap trap = new Trap(time(cost.getTrap()), cost.getTrapped() == null ? 1 : cost.getTrapped().value(),
					QuantitySampler.value(cost.getLaunchTraps()), Math.max(1, cost.getTableBatch()), time(cost.getInterrupt()));
			Copy copy = new Copy(QuantitySampler.value(cost.getUploadBandwidth()),
					QuantitySampler.value(cost.getDownloadBandwidth()), QuantitySampler.value(cost.getPipeline()),
					(long) QuantitySampler.value(cost.getCopyLatency()), Math.max(1, cost.getHops()),
					QuantitySampler.value(cost.getTranslation()));
			Frame frame = new Frame(time(cost.getPresent()), QuantitySampler.value(cost.getReadBackBandwidth()));
			return new StackCosts(trap, new Audit(audit(AuditUnit.KIB), audit(AuditUnit.ENTRY), audit(AuditUnit.FLUSH)), call(),
					copy, frame, new Engine(Math.round(time(cost.getContextSwitch()).mean())),
					new Lifecycle(cost.getInitialization() == null ? 0 : cost.getInitialization().base()),
					new Software(QuantitySampler.value(cost.getFlopsPerCycle())));
		}

		private Call call() throws SimulationRefusedException {
			return new Call(time(cost.getMarshal()), time(cost.getDispatch()), time(cost.getMessage()),
					Math.max(1, cost.getBatch()), time(cost.getRoundTrip()), QuantitySampler.value(cost.getLaunchRoundTrips()),
					QuantitySampler.value(cost.getTrailingRoundTrips()), QuantitySampler.value(cost.getCallRoundTrips()));
		}

		private ProbabilityDistribution time(Quantified quantified) throws SimulationRefusedException {
			return sampler.time(quantified);
		}

		private ProbabilityDistribution audit(AuditUnit unit) throws SimulationRefusedException {
			ProbabilityDistribution sum = QuantitySampler.NOTHING;
			for (dev.lamina.model.Audit audit : cost.getAudits()) {
				sum = audit.getPer() == unit ? QuantitySampler.both(sum, time(audit.getTime())) : sum;
			}
			return sum;
		}
	}
}
