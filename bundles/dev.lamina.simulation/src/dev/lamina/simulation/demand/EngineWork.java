package dev.lamina.simulation.demand;

import dev.lamina.engine.random.ProbabilityDistribution;
import dev.lamina.model.EngineKind;

/**
 * Work for one engine of a GPU.
 *
 * @param engine    which kind of engine
 * @param time      nanoseconds on that engine of the GPU on which it was measured
 * @param occupancy part of that GPU that it can keep busy, above 0 and at most 1
 * @param bandwidth part of that GPU's memory bandwidth that it takes there; 0 if that is not told
 */
public record EngineWork(EngineKind engine, ProbabilityDistribution time, double occupancy, double bandwidth) {
}
