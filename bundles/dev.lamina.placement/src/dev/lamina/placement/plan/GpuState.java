package dev.lamina.placement.plan;

/** The states of a GPU. */
public enum GpuState {
	IN_SERVICE("in service"),
	/** It is being repartitioned, and serves no VM meanwhile. */
	RECONFIGURING("being repartitioned"),
	/** It has failed and is out of use. */
	FAILED("failed");

	private final String label;

	GpuState(String label) {
		this.label = label;
	}

	/** The state in words, to follow a name. */
	public String label() {
		return label;
	}
}
