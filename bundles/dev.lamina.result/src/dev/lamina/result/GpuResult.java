package dev.lamina.result;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How one physical GPU was used.
 *
 * @param name            the GPU in its host: {@code vdi1.desktops}, with an index if there are several
 * @param type            the name of its type: {@code A40}
 * @param stack           the stack that its policy names
 * @param scheduler       the scheduler as written in the language, empty if the stack needs none
 * @param memoryBytes     memory of the board
 * @param usedMemoryBytes memory of the partitions that VMs use, and what VMs without a partition take
 * @param engines         its engines, in the order of the GPU's type
 * @param occupancy       how much of it is taken and what stands idle; absent in results of versions that did not say it
 */
public record GpuResult(String name, String type, String stack, String scheduler, long memoryBytes, long usedMemoryBytes,
		List<EngineResult> engines, Optional<GpuOccupancy> occupancy) {
	public GpuResult {
		engines = List.copyOf(engines);
		Objects.requireNonNull(occupancy);
	}

	/** A GPU of which nothing says what stands idle. */
	public GpuResult(String name, String type, String stack, String scheduler, long memoryBytes, long usedMemoryBytes,
			List<EngineResult> engines) {
		this(name, type, stack, scheduler, memoryBytes, usedMemoryBytes, engines, Optional.empty());
	}

	/** The engines that did something; of an idle GPU the first one, so that the GPU is not missing. */
	public List<EngineResult> usedEngines() {
		List<EngineResult> used = engines.stream().filter(engine -> engine.utilization() > 0 || engine.switchOverhead() > 0)
				.toList();
		return used.isEmpty() ? engines.subList(0, Math.min(1, engines.size())) : used;
	}
}
