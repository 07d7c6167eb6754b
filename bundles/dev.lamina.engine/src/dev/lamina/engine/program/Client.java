package dev.lamina.engine.program;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

import dev.lamina.engine.resource.Port;

/**
 * One user of resources, such as a VM: its phases run in turn between its start and its stop. From start until it has
 * stopped and its last operation is completed it is resident on every resource that its ports lead to.
 *
 * @param name unique in the scenario; names the client's random streams
 * @param start nanoseconds
 * @param stop when it begins its last operation at the latest, in nanoseconds; {@link ClientPhase#UNLIMITED} for never
 * @param phases in order
 * @param alsoResident ports that it occupies although no stage uses them
 * @param interruptions times in which it does nothing, in any order
 * @param checkpoint nanoseconds after which it saves what it has done, again and again; abrupt interruptions lose what it has done
 *     since, and it does that again; 0 if it has nothing to lose, {@link ClientPhase#UNLIMITED} if it never saves
 */
public record Client(String name, long start, long stop, List<ClientPhase> phases, List<Port> alsoResident,
		List<Interruption> interruptions, long checkpoint) {
	public Client {
		if (start < 0 || stop < start) {
			throw new IllegalArgumentException(
					"Client '" + name + "' cannot start at " + start + " ns and stop at " + stop + " ns.");
		}
		phases = List.copyOf(phases);
		alsoResident = List.copyOf(alsoResident);
		interruptions = List.copyOf(interruptions);
	}

	/** A client that has nothing to lose. */
	public Client(String name, long start, long stop, List<ClientPhase> clientPhases, List<Port> alsoResident,
			List<Interruption> interruptions) {
		this(name, start, stop, clientPhases, alsoResident, interruptions, 0);
	}

	/** A client that is never interrupted. */
	public Client(String name, long start, long stop, List<ClientPhase> clientPhases, List<Port> alsoResident) {
		this(name, start, stop, clientPhases, alsoResident, List.of());
	}

	/** A client that runs the phases from the beginning to the end. */
	public static Client of(String name, ClientPhase... clientPhases) {
		return new Client(name, 0, ClientPhase.UNLIMITED, List.of(clientPhases), List.of());
	}

	/** The same client with interruptions. */
	public Client withInterruptions(List<Interruption> by) {
		return new Client(name, start, stop, phases, alsoResident, by, checkpoint);
	}

	/** The same client with work to lose. */
	public Client withCheckpoint(long interval) {
		return new Client(name, start, stop, phases, alsoResident, interruptions, interval);
	}

	/** The same client with other phases of the same programs. */
	public Client withPhases(List<ClientPhase> others) {
		return new Client(name, start, stop, others, alsoResident, interruptions, checkpoint);
	}

	/** All its ports, those that it moves to included, in the order of first mention. */
	public SequencedSet<Port> ports() {
		SequencedSet<Port> ports = portsAtStart();
		interruptions.forEach(each -> each.relocation().ifPresent(relocation -> ports.addAll(relocation.allPorts(phases))));
		return ports;
	}

	/** The ports that it has before it moves, in the order of first mention. */
	SequencedSet<Port> portsAtStart() {
		SequencedSet<Port> ports = new LinkedHashSet<>();
		for (ClientPhase clientPhase : phases) {
			for (Stage stage : clientPhase.program().stages()) {
				ports.add(stage.port());
			}
		}
		ports.addAll(alsoResident);
		return ports;
	}
}
