package dev.lamina.model.inheritance;

import java.util.IdentityHashMap;
import java.util.Map;

import dev.lamina.model.GpuType;
import dev.lamina.model.Stack;
import dev.lamina.model.Workload;

/** Declarations with what they inherit, each merged once for a package: thousands of VMs share a few of them. */
public final class InheritanceCache {
	private final Map<GpuType, GpuType> types = new IdentityHashMap<>();
	private final Map<Stack, Stack> stacks = new IdentityHashMap<>();
	private final Map<Workload, Workload> workloads = new IdentityHashMap<>();

	/** It with what it inherits. */
	public GpuType of(GpuType type) {
		return types.computeIfAbsent(type, own -> {
			GpuType merged = InheritanceResolver.resolve(own);
			if (merged != own) {
				merged.setSuperType(null); // it has everything already: the one that asks again must not merge it again
			}
			return merged;
		});
	}

	/** It with what it inherits. */
	public Stack of(Stack stack) {
		return stacks.computeIfAbsent(stack, InheritanceResolver::resolve);
	}

	/** It with what it inherits. */
	public Workload of(Workload workload) {
		return workloads.computeIfAbsent(workload, InheritanceResolver::resolve);
	}
}
