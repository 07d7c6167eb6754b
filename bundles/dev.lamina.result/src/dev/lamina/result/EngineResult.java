package dev.lamina.result;

import java.util.SequencedMap;

/**
 * How one engine of a GPU spent its time.
 *
 * @param name           the engine as written in the language, with an index if there are several: {@code graphics}
 * @param utilization    fraction of time in which it did work of a VM
 * @param switchOverhead fraction of time spent on changing from one VM to another
 * @param fairness       Jain's index over the VMs on this engine: 1 if all got the same, 1/n if one got all
 *                       (R. Jain, D. Chiu, W. Hawe, DEC-TR-301, 1984)
 * @param shares         VM to the fraction of time that the engine worked for it; the sum is the utilization
 */
public record EngineResult(String name, double utilization, double switchOverhead, double fairness,
		SequencedMap<String, Double> shares) {
	public EngineResult {
		shares = SequencedMaps.copyOf(shares);
	}
}
