package dev.lamina.engine.program;

import java.util.List;

/**
 * What an operation does: its stages, in order. Lanes are always taken in ascending order, which the constructor
 * checks, so that operations of a client never wait for each other in a circle.
 *
 * @param name what one operation is, such as {@code frame}
 * @param stages at least one
 */
public record StageProgram(String name, List<Stage> stages) {
	public StageProgram {
		stages = List.copyOf(stages);
		if (stages.isEmpty()) {
			throw new IllegalArgumentException("Program '" + name + "' has no stages.");
		}
		refuseSeveralBesideOthers(name, stages);
		int held = 0;
		for (Stage stage : stages) {
			int kept = held & stage.lanes();
			int taken = stage.lanes() & ~held;
			if (kept != 0 && taken != 0 && Integer.lowestOneBit(taken) < Integer.highestOneBit(kept)) {
				throw new IllegalArgumentException("Stage '" + stage.name() + "' of program '" + name + "' takes lane "
						+ Lane.values()[Integer.numberOfTrailingZeros(taken)] + " while it keeps lane "
						+ Lane.values()[31 - Integer.numberOfLeadingZeros(kept)] + ". Lanes are taken in ascending order.");
			}
			held = stage.lanes();
		}
	}

	private static void refuseSeveralBesideOthers(String name, List<Stage> stages) {
		List<Stage> beside = stages.stream().filter(stage -> stage.beside() > 0).toList();
		if (beside.size() > 1) {
			throw new IllegalArgumentException("Program '" + name + "' has more than one stage beside others.");
		}
		for (Stage stage : beside) {
			if (stage.beside() > stages.indexOf(stage)) {
				throw new IllegalArgumentException(
						"Stage '" + stage.name() + "' of program '" + name + "' runs beside more stages than stand before it.");
			}
		}
	}
}
