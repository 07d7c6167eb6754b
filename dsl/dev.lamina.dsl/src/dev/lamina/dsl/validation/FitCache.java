package dev.lamina.dsl.validation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.lamina.capacity.Capacity;
import dev.lamina.capacity.Fit;
import dev.lamina.capacity.PartitionRequest;
import dev.lamina.model.GpuType;
import dev.lamina.model.Profile;

/** What fits on which type of GPU; of equal questions about a package only the first is computed. */
final class FitCache {
	private record Question(GpuType type, List<PartitionRequest> wanted) {
	}

	private record Kind(GpuType type, Profile profile) {
	}

	private final Map<Question, Fit> fits = new HashMap<>();
	private final Map<Kind, Integer> maxCount = new HashMap<>();

	/** Whether that fits on an empty GPU. */
	Fit fit(GpuType type, List<PartitionRequest> wanted) {
		return fits.computeIfAbsent(new Question(type, wanted), asked -> Capacity.fit(type, wanted));
	}

	/** Where a profile may start on an empty GPU. */
	List<Integer> starts(GpuType type, Profile profile) {
		return Capacity.room(type, List.of(), profile).starts();
	}

	/** How many instances of a profile an empty GPU takes. */
	int maxCount(GpuType type, Profile profile) {
		return maxCount.computeIfAbsent(new Kind(type, profile), asked -> Capacity.room(type, List.of(), profile).more());
	}
}
