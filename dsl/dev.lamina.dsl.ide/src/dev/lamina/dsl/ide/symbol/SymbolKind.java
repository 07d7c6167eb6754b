package dev.lamina.dsl.ide.symbol;

/** Sorts of symbols, each with a picture of its own. */
public enum SymbolKind {
	PACKAGE, GPU_TYPE, ENGINE, PROFILE, STACK, COST, HOST, HOST_GPU, LINK, POLICY, PARTITION, SCHEDULER, WORKLOAD, PHASE,
	OPERATION, VM, DEMAND, EXPECTATION,
	SIMULATION, EVENT, VARIATION, FLEET, UNKNOWN
}
