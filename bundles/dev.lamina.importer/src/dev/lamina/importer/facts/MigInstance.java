package dev.lamina.importer.facts;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.lamina.importer.source.ImportLocation;

/**
 * One MIG instance as a host reports it: by name, or by what it consists of.
 *
 * @param profile         its name, such as {@code 3g.40gb}
 * @param memory          its memory in bytes
 * @param multiprocessors its multiprocessors
 * @param media           its media engines, if they are reported
 * @param start           where it begins, in memory slices from 0
 * @param size            how many memory slices it has
 * @param place           where the report says so
 */
public record MigInstance(Optional<String> profile, OptionalLong memory, OptionalInt multiprocessors,
		Optional<MediaEngines> media,
		OptionalInt start, OptionalInt size, ImportLocation place) {
	/** An instance of which the report does not say how many slices it has. */
	public MigInstance(Optional<String> profile, OptionalLong memory, OptionalInt multiprocessors, Optional<MediaEngines> media,
			OptionalInt start, ImportLocation place) {
		this(profile, memory, multiprocessors, media, start, OptionalInt.empty(), place);
	}
}
