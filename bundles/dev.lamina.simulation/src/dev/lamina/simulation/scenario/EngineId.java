package dev.lamina.simulation.scenario;

import java.util.OptionalInt;

import dev.lamina.model.EngineKind;

/**
 * Which engine of which GPU: what its resource and its results are called derives from it.
 *
 * @param gpu    the GPU by its name in results
 * @param kind   what it does
 * @param index  which one, if the GPU has several of its kind; else empty
 * @param layout the policy under which the GPU is partitioned; empty for that with which it begins
 */
public record EngineId(String gpu, EngineKind kind, OptionalInt index, String layout) {
	/** The engine of a kind on the GPU of a VM that has one. */
	static EngineId of(SimulatedVm simulatedVm, EngineKind kind, OptionalInt index) {
		return new EngineId(simulatedVm.slot().orElseThrow().name(), kind, index, simulatedVm.layout());
	}

	/** What results call it on its GPU, such as {@code compute[3] of night}. */
	public String label() {
		return kind.getLiteral() + (index.isPresent() ? "[" + index.getAsInt() + ']' : "")
				+ (layout.isEmpty() ? "" : " of " + layout);
	}

	/** The name of its resource. */
	public String resource() {
		return resource(gpu, label());
	}

	/** The name of the resource of an engine by the names that results give the GPU and it. */
	public static String resource(String gpu, String label) {
		return gpu + " engine " + label;
	}
}
