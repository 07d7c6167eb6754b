package dev.lamina.importer.facts;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.lamina.importer.source.ImportLocation;
import dev.lamina.model.OperatingSystem;

/**
 * What a report says of one VM.
 *
 * @param name    what it is called there
 * @param family  the declaration that it is one of several instances of, if the report says so
 * @param title   a longer name for people
 * @param cores   virtual CPUs
 * @param memory  main memory in bytes
 * @param system  guest system
 * @param needs   interfaces and capabilities that it needs, as the language writes them
 * @param graphics what it has of a GPU
 * @param notes   what becomes a comment in it
 * @param place   where it is reported
 */
public record VmFacts(String name, Optional<String> family, Optional<String> title, OptionalInt cores, OptionalLong memory,
		Optional<OperatingSystem> system,
		List<String> needs, VmGraphics graphics, List<String> notes, ImportLocation place) {
	public VmFacts {
		needs = List.copyOf(needs);
		notes = List.copyOf(notes);
	}

	/** Whether another is an instance of the same declaration, with nothing that differs but its number. */
	public boolean isAlike(VmFacts other) {
		return family.isPresent() && family.equals(other.family) && cores.equals(other.cores) && memory.equals(other.memory)
				&& system.equals(other.system)
				&& needs.equals(other.needs) && graphicsWithoutStart().equals(other.graphicsWithoutStart());
	}

	private VmGraphics graphicsWithoutStart() {
		return graphics instanceof VmGraphics.Described described ? described.withoutStart() : graphics;
	}
}
