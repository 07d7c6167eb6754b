package dev.lamina.inventory.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import dev.lamina.inventory.catalogue.Catalogue;
import dev.lamina.inventory.catalogue.KnownProfile;
import dev.lamina.inventory.facts.GpuFacts;
import dev.lamina.inventory.facts.GpuUse;
import dev.lamina.inventory.facts.MigInstance;
import dev.lamina.inventory.source.Doubt;
import dev.lamina.inventory.source.Findings;
import dev.lamina.model.Hypervisor;
import dev.lamina.model.ProfileKind;
import dev.lamina.model.pci.PciId;

/** Turns how GPUs are set up into policies; GPUs that are set up alike share one. */
final class Policies {
	private static final Map<String, String> NAMES = Map.of("Vfio", "passed-through", "XenPassthrough", "passed-through",
			"VmwareDirectPath", "passed-through", "NvidiaVgpu",
			"time-sliced", "NvidiaMig", "mig", "IntelSriov", "functions", "AmdMxGpu", "functions", "AmdInstinct", "functions");

	private final Findings findings;
	private final Names names;
	private final Map<String, List<String>> targetsByBody = new LinkedHashMap<>();
	private final Map<String, String> stackByBody = new LinkedHashMap<>();

	Policies(Findings findings, Names names) {
		this.findings = findings;
		this.names = names;
	}

	/** Puts a GPU or a host under a stack. */
	void add(String stack, List<String> partitions, String target) {
		String body = "stack " + stack + '\n' + String.join("", partitions);
		targetsByBody.computeIfAbsent(body, first -> new ArrayList<>()).add(target);
		stackByBody.put(body, stack);
	}

	/**
	 * Puts a GPU under the stack that does what its host has set up.
	 *
	 * @return what was doubtful, for comments
	 */
	List<String> add(GpuFacts facts, Types.Found type, Optional<Hypervisor> hypervisor, String target) {
		List<String> notes = new ArrayList<>();
		switch (facts.use()) {
			case GpuUse.Unknown unknown -> {
			}
			case GpuUse.PassThrough whole -> add(passThrough(hypervisor), List.of(), target);
			case GpuUse.TimeSliced shared -> {
				add("NvidiaVgpu", List.of(), target);
				notes.add("the types of its vGPUs are not reported");
			}
			case GpuUse.Mig mig -> add("NvidiaMig", partitions(mig.instances().stream()
					.flatMap(instance -> part(instance, type, notes).stream()).toList()), target);
			case GpuUse.VirtualFunctions functions -> functions(facts, type, functions.count(), target, notes);
			case GpuUse.Served served -> served(facts, type, served, target, notes);
		}
		return notes;
	}

	static String passThrough(Optional<Hypervisor> hypervisor) {
		return hypervisor.filter(Hypervisor.XEN::equals).map(xen -> "XenPassthrough")
				.or(() -> hypervisor.filter(Hypervisor.VMWARE::equals).map(vmware -> "VmwareDirectPath")).orElse("Vfio");
	}

	private void served(GpuFacts facts, Types.Found type, GpuUse.Served served, String target, List<String> notes) {
		if (!Catalogue.stacks().contains(served.stack())) {
			notes.add(findings.add(Doubt.NO_WORD, facts.place(), "The library has no stack '" + served.stack() + "'; " + target
					+ " is under no policy."));
			return;
		}
		List<GpuUse.Part> known = served.parts().stream().filter(part -> type.profiles()
				.stream().anyMatch(profile -> profile.name().equals(part.profile()))).toList();
		served.parts().stream().filter(part -> !known.contains(part)).map(GpuUse.Part::profile).distinct()
				.forEach(profile -> notes.add(findings.add(Doubt.VALUE_UNKNOWN, facts.place(), type.name() + " has no profile '"
						+ profile + "'.")));
		add(served.stack(), partitions(known), target);
	}

	/** The vGPU manager makes all functions at once, so that their number says nothing there; the others cut the GPU evenly. */
	private void functions(GpuFacts facts, Types.Found type, int count, String target, List<String> notes) {
		boolean byFunction = type.profiles().stream().anyMatch(known -> known.kind() == ProfileKind.VIRTUAL_FUNCTION);
		String stack = switch (facts.id().map(PciId::vendor).orElse("")) {
			case "10de" -> "NvidiaVgpu";
			case "1002" -> byFunction ? "AmdMxGpu" : "AmdInstinct";
			case "8086" -> "IntelSriov";
			default -> "";
		};
		String profile = "VF-" + count;
		boolean offered = type.profiles().stream().anyMatch(known -> known.name().equals(profile)
				&& known.kind() == ProfileKind.VIRTUAL_FUNCTION);
		notes.add(count + " virtual function" + (count == 1 ? "" : "s"));
		if (stack.isEmpty()) {
			notes.add(findings.add(Doubt.NO_WORD, facts.place(), "No stack of the library makes virtual functions of "
					+ facts.label() + "; it is under no policy."));
		} else if (offered) {
			add(stack, List.of("partition " + profile + (count > 1 ? " x " + count : "") + '\n'), target);
		} else {
			add(stack, List.of(), target);
			if (stack.equals("IntelSriov") || stack.equals("AmdMxGpu")) {
				notes.add(findings.add(Doubt.VALUE_UNKNOWN, facts.place(), type.name() + " has no configuration of " + count
						+ " virtual functions in the library."));
			}
		}
	}

	private Optional<GpuUse.Part> part(MigInstance instance, Types.Found type, List<String> notes) {
		List<KnownProfile> mig = type.profiles().stream().filter(profile -> profile.kind() == ProfileKind.MIG).toList();
		Optional<KnownProfile> found = instance.profile().isPresent() ? mig.stream()
				.filter(profile -> profile.name().equals(instance.profile().get())).findFirst()
				: mig.stream().filter(profile -> isLike(profile, instance)).findFirst();
		if (found.isEmpty()) {
			notes.add(findings.add(Doubt.VALUE_UNKNOWN, instance.place(), type.name() + " has no MIG profile like "
					+ instance.profile().orElseGet(() -> "this instance of " + instance.memory().orElse(0) / (1 << 20) + " MiB")
					+ ". It is left out."));
		}
		if (found.isPresent() && !found.get().mayBeginAt(instance.start())) {
			notes.add(findings.add(Doubt.VALUE_UNKNOWN, instance.place(), "An instance of " + found.get().name() + " on "
					+ type.name() + " cannot begin at "
					+ instance.start().getAsInt() + ". Where it is is left out."));
			return Optional.of(new GpuUse.Part(found.get().name(), OptionalInt.empty()));
		}
		return found.map(profile -> new GpuUse.Part(profile.name(), instance.start()));
	}

	/** Drivers differ by some MiB in what they report of the same profile. */
	private static boolean isLike(KnownProfile profile, MigInstance instance) {
		long reported = instance.memory().orElse(0);
		return profile.name().contains("+") == instance.media() && Math.abs(reported - profile.memory()) <= profile.memory() / 16
				&& (instance.multiprocessors().isEmpty() || profile.computeUnits() == 0 || within(instance.multiprocessors(),
						profile.computeUnits()));
	}

	/** Boards of one type have some multiprocessors more or less in a slice. */
	private static boolean within(OptionalInt units, int expected) {
		return Math.abs(units.getAsInt() - expected) <= expected / 6;
	}

	private static List<String> partitions(List<GpuUse.Part> parts) {
		Map<String, List<GpuUse.Part>> byProfile = new LinkedHashMap<>();
		parts.forEach(part -> byProfile.computeIfAbsent(part.profile(), first -> new ArrayList<>()).add(part));
		return byProfile.entrySet().stream().map(each -> {
			List<GpuUse.Part> same = each.getValue();
			boolean placed = same.stream().allMatch(part -> part.start().isPresent());
			return "partition " + each.getKey() + (same.size() > 1 ? " x " + same.size() : "")
					+ (placed ? " at " + String.join(", ", same.stream().map(part -> part.start().getAsInt()).sorted()
							.map(String::valueOf).toList()) : "")
					+ '\n';
		}).toList();
	}

	/** The stacks that the policies name. */
	boolean usesStacks() {
		return !stackByBody.isEmpty();
	}

	String declarations() {
		StringBuilder text = new StringBuilder();
		targetsByBody.forEach((body, targets) -> text.append("policy ")
				.append(names.give(NAMES.getOrDefault(stackByBody.get(body), "emulated"), "policy")).append(" for ")
				.append(String.join(", ", targets)).append(" {\n").append(body).append("}\n\n"));
		return text.toString();
	}
}
