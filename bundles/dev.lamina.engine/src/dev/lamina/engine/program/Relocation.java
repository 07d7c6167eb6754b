package dev.lamina.engine.program;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

import dev.lamina.engine.resource.Port;

/**
 * Another place for a client: the same steps on other resources.
 *
 * @param programs for each program of the client, the same number of stages as they are there. Ports are those that the stages
 *                 use from then on; a stage whose mean demand differs has its demands multiplied by the ratio, so that the n-th
 *                 operation still asks for the same work
 * @param alsoResident ports that it occupies from then on although no stage uses them; all those of before are left
 */
public record Relocation(Map<StageProgram, StageProgram> programs, List<Port> alsoResident) {
	public Relocation {
		programs = Map.copyOf(programs);
		alsoResident = List.copyOf(alsoResident);
	}

	/** All ports that a client with those phases then has, in the order of first mention. */
	SequencedSet<Port> allPorts(List<ClientPhase> clientPhases) {
		SequencedSet<Port> all = new LinkedHashSet<>();
		for (ClientPhase clientPhase : clientPhases) {
			StageProgram there = programs.get(clientPhase.program());
			if (there == null || there.stages().size() != clientPhase.program().stages().size()) {
				throw new IllegalArgumentException(
						"A move says for every stage of '" + clientPhase.program().name() + "' what it is at the new place.");
			}
			there.stages().forEach(stage -> all.add(stage.port()));
		}
		all.addAll(alsoResident);
		return all;
	}
}
