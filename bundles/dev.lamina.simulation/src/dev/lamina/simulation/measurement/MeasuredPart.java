package dev.lamina.simulation.measurement;

import dev.lamina.engine.event.RunControl;
import dev.lamina.engine.statistics.MeasurementWindow;
import dev.lamina.engine.statistics.RunResult;
import dev.lamina.simulation.scenario.ScenarioPair;

/**
 * A part of a run that promises are about, such as a phase or an hour.
 *
 * <p>It is measured in a run of its own with the same seed: what is measured decides nothing of what happens, so the same happens,
 * and every measure there is can be taken of the part.
 *
 * @param scenario  the same VMs doing the same, of which the operations of the part count
 * @param window    the time of the part; the run ends with it
 * @param comparing whether a promise compares it with bare metal
 */
public record MeasuredPart(ScenarioPair scenario, MeasurementWindow window, boolean comparing) {
	/**
	 * Runs the part.
	 *
	 * @param whole the run of the whole, whose native side is taken if no promise needs that of the part
	 */
	PairedReplication run(long seed, RunControl control, RunResult whole) {
		RunResult virtual = scenario.virtual().run(seed, window, control);
		return new PairedReplication(virtual, comparing ? scenario.alone().run(seed, window, control) : whole);
	}
}
