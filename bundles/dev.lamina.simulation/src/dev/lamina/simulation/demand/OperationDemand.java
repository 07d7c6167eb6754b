package dev.lamina.simulation.demand;

import java.util.ArrayList;
import java.util.List;

import dev.lamina.engine.random.ProbabilityDistribution;
import dev.lamina.model.Calls;
import dev.lamina.model.GpuWork;
import dev.lamina.model.Operation;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.simulation.refusal.RefusalReason;
import dev.lamina.simulation.refusal.SimulationRefusedException;

/**
 * What one operation of a workload demands, measured on bare metal; whatever is absent is {@link QuantitySampler#NOTHING}.
 * What is counted, calls or bytes, is drawn once for each operation, however many stages it goes into.
 *
 * @param name         the kind of operation as written: frame, iteration, request
 * @param think        nanoseconds of pause before it, in a closed loop
 * @param cpu          nanoseconds of the application and its driver on one core
 * @param calls        calls of an interface that need no answer
 * @param roundTrips   calls whose answer the application waits for
 * @param commands     command bytes
 * @param mmio         accesses to device registers
 * @param tableUpdates page-table entries that change
 * @param flushes      flushes of the translation buffer
 * @param launches     kernels launched
 * @param upload       bytes to the GPU
 * @param readBack     bytes from the GPU
 * @param gpu          work of the GPU's engines, in order
 * @param displayBytes bytes of the picture shown at its end; 0 if none is shown
 */
public record OperationDemand(String name, ProbabilityDistribution think, ProbabilityDistribution cpu,
		ProbabilityDistribution calls, ProbabilityDistribution roundTrips,
		ProbabilityDistribution commands, ProbabilityDistribution mmio, ProbabilityDistribution tableUpdates,
		ProbabilityDistribution flushes, ProbabilityDistribution launches,
		ProbabilityDistribution upload, ProbabilityDistribution readBack, List<EngineWork> gpu, long displayBytes) {
	public OperationDemand {
		gpu = List.copyOf(gpu);
	}

	/** Reads an operation. */
	public static OperationDemand of(Operation operation, QuantitySampler quantitySampler) throws SimulationRefusedException {
		ProbabilityDistribution calls = QuantitySampler.NOTHING;
		for (Calls some : operation.getCalls()) {
			calls = QuantitySampler.both(calls, quantitySampler.amount(some.getCount()));
		}
		List<EngineWork> gpu = new ArrayList<>();
		for (GpuWork work : operation.getGpuWork()) {
			gpu.add(new EngineWork(work.getEngine(), quantitySampler.time(work.getTime()), part(work, work.getOccupancy(), 1),
					part(work, work.getBandwidth(), 0)));
		}
		return new OperationDemand(operation.getKind().getLiteral(), quantitySampler.time(operation.getThink()),
				quantitySampler.time(operation.getCpu()),
				QuantitySampler.common("calls", calls), quantitySampler.common("round-trips", operation.getRoundTrips()),
				quantitySampler.common("commands", operation.getCommands()), quantitySampler.common("mmio", operation.getMmio()),
				quantitySampler.common("table-updates", operation.getTableUpdates()),
				quantitySampler.common("flushes", operation.getFlushes()),
				quantitySampler.common("launches", operation.getLaunches()),
				quantitySampler.common("upload", operation.getUpload()),
				quantitySampler.common("read-back", operation.getReadBack()), gpu,
				operation.getDisplay() == null ? 0 : operation.getDisplay().bytes());
	}

	private static double part(GpuWork work, Quantity part, double otherwise) throws SimulationRefusedException {
		if (part == null) {
			return otherwise;
		}
		if (!(part.value() > 0 && part.value() <= 1)) {
			throw new SimulationRefusedException(RefusalReason.OUT_OF_RANGE,
					"Work uses a part of a GPU above 0 and at most 100 %.", work);
		}
		return part.value();
	}
}
