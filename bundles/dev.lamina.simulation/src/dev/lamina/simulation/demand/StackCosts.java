package dev.lamina.simulation.demand;

import dev.lamina.engine.random.ProbabilityDistribution;
import dev.lamina.model.Audit;
import dev.lamina.model.AuditUnit;
import dev.lamina.model.CostModel;
import dev.lamina.model.ModelFactory;
import dev.lamina.model.Stack;
import dev.lamina.simulation.refusal.SimulationRefusedException;

/**
 * What the mechanism of a stack costs, in base units; a term that the stack does not name costs nothing.
 *
 * @param trap              nanoseconds of one trapped access
 * @param trapped           part of the MMIO accesses that trap, 0 to 1; 1 where the stack does not say
 * @param launchTraps       trapped accesses per launch
 * @param auditPerKib       nanoseconds of checking a KiB of commands
 * @param auditPerEntry     nanoseconds of checking a page-table entry
 * @param auditPerFlush     nanoseconds of checking at a flush
 * @param tableBatch        page-table entries that one hypercall handles, at least 1
 * @param marshal           nanoseconds of guest CPU to pack a call
 * @param dispatch          nanoseconds of host CPU to unpack and execute a call
 * @param message           nanoseconds of the transport for a batch of calls
 * @param batch             calls in a message, at least 1
 * @param roundTrip         nanoseconds of a synchronous call
 * @param launchRoundTrips  synchronous calls per kernel launch before the kernel can begin, the waiting for its end included
 * @param trailingRoundTrips synchronous calls per kernel launch that follow it, beside the kernel
 * @param callRoundTrips    part of the plain calls that wait for an answer
 * @param uploadBandwidth   bytes per second towards the GPU's host; 0 where copying costs nothing
 * @param downloadBandwidth bytes per second from the GPU's host; 0 where copying costs nothing
 * @param pipeline          bytes of a block of pipelined copies; 0 if they are not pipelined
 * @param copyLatency       nanoseconds of a transfer besides its bytes
 * @param hops              how often bytes are copied on their way, at least 1
 * @param present           nanoseconds of host CPU to bring a frame to its viewer
 * @param readBackBandwidth bytes per second at which a frame is read back; 0 if it is not
 * @param translation       part by which DMA slows down
 * @param interrupt         nanoseconds to inject a completion interrupt
 * @param contextSwitch     nanoseconds of a switch of a GPU engine, the mean where it is random
 * @param initialization    nanoseconds until a VM that starts can use its GPU
 * @param flopsPerCycle     floating point operations per cycle and core in software; 0 where unknown
 */
public record StackCosts(ProbabilityDistribution trap, double trapped, double launchTraps, ProbabilityDistribution auditPerKib,
		ProbabilityDistribution auditPerEntry,
		ProbabilityDistribution auditPerFlush, int tableBatch, ProbabilityDistribution marshal, ProbabilityDistribution dispatch,
		ProbabilityDistribution message, int batch,
		ProbabilityDistribution roundTrip, double launchRoundTrips, double trailingRoundTrips, double callRoundTrips,
		double uploadBandwidth,
		double downloadBandwidth,
		double pipeline, long copyLatency, int hops, ProbabilityDistribution present, double readBackBandwidth,
		double translation,
		ProbabilityDistribution interrupt,
		long contextSwitch, long initialization, double flopsPerCycle) {
	/** Reads the costs of a stack. */
	public static StackCosts of(Stack stack, QuantitySampler quantitySampler) throws SimulationRefusedException {
		CostModel cost = stack.getCost() != null ? stack.getCost() : ModelFactory.eINSTANCE.createCostModel();
		return new StackCosts(quantitySampler.time(cost.getTrap()), cost.getTrapped() == null ? 1 : cost.getTrapped().value(),
				QuantitySampler.value(cost.getLaunchTraps()),
				audit(cost, AuditUnit.KIB, quantitySampler), audit(cost, AuditUnit.ENTRY, quantitySampler),
				audit(cost, AuditUnit.FLUSH, quantitySampler),
				Math.max(1, cost.getTableBatch()), quantitySampler.time(cost.getMarshal()),
				quantitySampler.time(cost.getDispatch()),
				quantitySampler.time(cost.getMessage()), Math.max(1, cost.getBatch()), quantitySampler.time(cost.getRoundTrip()),
				QuantitySampler.value(cost.getLaunchRoundTrips()), QuantitySampler.value(cost.getTrailingRoundTrips()),
				QuantitySampler.value(cost.getCallRoundTrips()),
				QuantitySampler.value(cost.getUploadBandwidth()), QuantitySampler.value(cost.getDownloadBandwidth()),
				QuantitySampler.value(cost.getPipeline()), (long) QuantitySampler.value(cost.getCopyLatency()),
				Math.max(1, cost.getHops()),
				quantitySampler.time(cost.getPresent()),
				QuantitySampler.value(cost.getReadBackBandwidth()), QuantitySampler.value(cost.getTranslation()),
				quantitySampler.time(cost.getInterrupt()),
				Math.round(quantitySampler.time(cost.getContextSwitch()).mean()),
				cost.getInitialization() == null ? 0 : cost.getInitialization().base(),
				QuantitySampler.value(cost.getFlopsPerCycle()));
	}

	private static ProbabilityDistribution audit(CostModel cost, AuditUnit unit, QuantitySampler quantitySampler)
			throws SimulationRefusedException {
		ProbabilityDistribution sum = QuantitySampler.NOTHING;
		for (Audit audit : cost.getAudits()) {
			sum = audit.getPer() == unit ? QuantitySampler.both(sum, quantitySampler.time(audit.getTime())) : sum;
		}
		return sum;
	}
}
