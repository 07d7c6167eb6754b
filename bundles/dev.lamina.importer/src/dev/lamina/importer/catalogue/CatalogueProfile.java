package dev.lamina.importer.catalogue;

import java.util.List;
import java.util.OptionalInt;

import dev.lamina.model.ProfileKind;

/**
 * A profile of a GPU type, as far as reports are compared with it.
 *
 * @param name         its name
 * @param kind         its kind
 * @param memory       its memory in bytes; 0 if not given
 * @param computeUnits its multiprocessors; 0 if not given
 * @param starts       where its instances may begin; empty if that is not given
 */
public record CatalogueProfile(String name, ProfileKind kind, long memory, int computeUnits, List<Integer> starts) {
	public CatalogueProfile {
		starts = List.copyOf(starts);
	}

	/** Whether an instance may begin there; anywhere if nothing is given. */
	public boolean mayBeginAt(OptionalInt start) {
		return start.isEmpty() || starts.isEmpty() || starts.contains(start.getAsInt());
	}
}
