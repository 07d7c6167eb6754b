package dev.lamina.dsl.validation;

import java.util.IdentityHashMap;
import java.util.Map;

import dev.lamina.capacity.inheritance.Effective;
import dev.lamina.model.GpuType;
import dev.lamina.model.Stack;
import dev.lamina.model.Workload;

/** Declarations with what they inherit, each merged once for a package: thousands of VMs share a few of them. */
final class Inherited {
	private final Map<GpuType, GpuType> types = new IdentityHashMap<>();
	private final Map<Stack, Stack> stacks = new IdentityHashMap<>();
	private final Map<Workload, Workload> workloads = new IdentityHashMap<>();

	GpuType of(GpuType type) {
		return types.computeIfAbsent(type, own -> {
			GpuType merged = Effective.of(own);
			if (merged != own) {
				merged.setSuperType(null); // it has everything already: whoever asks again must not merge it again
			}
			return merged;
		});
	}

	Stack of(Stack stack) {
		return stacks.computeIfAbsent(stack, Effective::of);
	}

	Workload of(Workload workload) {
		return workloads.computeIfAbsent(workload, Effective::of);
	}
}
