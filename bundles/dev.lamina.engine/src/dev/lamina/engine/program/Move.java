package dev.lamina.engine.program;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

import dev.lamina.engine.resource.Port;

/**
 * Other resources for a client.
 *
 * @param ports for each program of the client, the ports that its stages use from then on, in their order
 * @param alsoResident ports that it occupies from then on although no stage uses them; all those of before are left
 */
public record Move(Map<StageProgram, List<Port>> ports, List<Port> alsoResident) {
	public Move {
		ports = Map.copyOf(ports);
		alsoResident = List.copyOf(alsoResident);
	}

	/** All ports that a client with those phases then has, in the order of first mention. */
	SequencedSet<Port> all(List<Phase> phases) {
		SequencedSet<Port> all = new LinkedHashSet<>();
		for (Phase phase : phases) {
			List<Port> led = ports.get(phase.program());
			if (led == null || led.size() != phase.program().stages().size()) {
				throw new IllegalArgumentException("A move says for every stage of '" + phase.program().name() + "' which port it uses.");
			}
			all.addAll(led);
		}
		all.addAll(alsoResident);
		return all;
	}
}
