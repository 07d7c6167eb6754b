package dev.lamina.importer.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import dev.lamina.importer.catalogue.CatalogueProfile;
import dev.lamina.importer.catalogue.GpuCatalogue;
import dev.lamina.importer.catalogue.LibraryStack;
import dev.lamina.importer.facts.GpuConfiguration;
import dev.lamina.importer.facts.GpuFacts;
import dev.lamina.importer.facts.MediaEngines;
import dev.lamina.importer.facts.MigInstance;
import dev.lamina.importer.source.ImportDiagnostics;
import dev.lamina.importer.source.ImportWarningCode;
import dev.lamina.model.Hypervisor;
import dev.lamina.model.ProfileKind;

/** Turns how GPUs are set up into policies; GPUs that are set up alike share one. */
final class PolicyWriter {
	private final ImportDiagnostics importDiagnostics;
	private final IdentifierAllocator identifierAllocator;
	private final Map<String, List<String>> targetsByBody = new LinkedHashMap<>();
	private final Map<String, String> stackByBody = new LinkedHashMap<>();

	PolicyWriter(ImportDiagnostics importDiagnostics, IdentifierAllocator identifierAllocator) {
		this.importDiagnostics = importDiagnostics;
		this.identifierAllocator = identifierAllocator;
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
	List<String> add(GpuFacts facts, GpuTypeResolver.ResolvedType type, Optional<Hypervisor> hypervisor, String target) {
		List<String> notes = new ArrayList<>();
		switch (facts.configuration()) {
			case GpuConfiguration.Unknown unknown -> {
			}
			case GpuConfiguration.PassThrough whole -> add(passThrough(hypervisor), List.of(), target);
			case GpuConfiguration.TimeSliced shared -> {
				add(LibraryStack.NVIDIA_VGPU.word(), List.of(), target);
				notes.add("the types of its vGPUs are not reported");
			}
			case GpuConfiguration.Mig mig -> add(LibraryStack.NVIDIA_MIG.word(), partitions(mig.instances().stream()
					.flatMap(instance -> part(instance, type, notes).stream()).toList()), target);
			case GpuConfiguration.VirtualFunctions functions -> functions(facts, type, functions.count(), target, notes);
			case GpuConfiguration.ManagedByStack managedByStack -> served(facts, type, managedByStack, target, notes);
		}
		return notes;
	}

	static String passThrough(Optional<Hypervisor> hypervisor) {
		return LibraryStack.passThrough(hypervisor).word();
	}

	private void served(GpuFacts facts, GpuTypeResolver.ResolvedType type, GpuConfiguration.ManagedByStack managedByStack,
			String target, List<String> notes) {
		if (!GpuCatalogue.stacks().contains(managedByStack.stack())) {
			notes.add(importDiagnostics.add(ImportWarningCode.NO_WORD, facts.place(),
					"The library has no stack '" + managedByStack.stack() + "'; " + target
							+ " is under no policy."));
			return;
		}
		List<GpuConfiguration.ProfileInstance> known = managedByStack.profiles().stream()
				.filter(profileInstance -> type.profiles()
						.stream().anyMatch(profile -> profile.name().equals(profileInstance.profile())))
				.toList();
		managedByStack.profiles().stream().filter(part -> !known.contains(part)).map(GpuConfiguration.ProfileInstance::profile)
				.distinct()
				.forEach(profile -> notes.add(
						importDiagnostics.add(ImportWarningCode.VALUE_UNKNOWN, facts.place(), type.name() + " has no profile '"
								+ profile + "'.")));
		add(managedByStack.stack(), partitions(known), target);
	}

	/** The vGPU manager makes all functions at once, so that their number says nothing there; the others cut the GPU evenly. */
	private void functions(GpuFacts facts, GpuTypeResolver.ResolvedType type, int count, String target, List<String> notes) {
		boolean byFunction = type.profiles().stream().anyMatch(known -> known.kind() == ProfileKind.VIRTUAL_FUNCTION);
		Optional<LibraryStack> stack = type.vendor()
				.map(vendor -> LibraryStack.virtualFunctions(vendor, byFunction));
		String profile = "VF-" + count;
		boolean offered = type.profiles().stream().anyMatch(known -> known.name().equals(profile)
				&& known.kind() == ProfileKind.VIRTUAL_FUNCTION);
		notes.add(count + " virtual function" + (count == 1 ? "" : "s"));
		if (stack.isEmpty()) {
			notes.add(importDiagnostics.add(ImportWarningCode.NO_WORD, facts.place(),
					"No stack of the library makes virtual functions of "
							+ facts.label() + "; it is under no policy."));
		} else if (offered) {
			add(stack.get().word(), List.of("partition " + profile + (count > 1 ? " x " + count : "") + '\n'), target);
		} else {
			add(stack.get().word(), List.of(), target);
			if (stack.get().isCutByFunctions()) {
				notes.add(importDiagnostics.add(ImportWarningCode.VALUE_UNKNOWN, facts.place(),
						type.name() + " has no configuration of " + count
								+ " virtual functions in the library."));
			}
		}
	}

	private Optional<GpuConfiguration.ProfileInstance> part(MigInstance instance, GpuTypeResolver.ResolvedType type,
			List<String> notes) {
		List<CatalogueProfile> mig = type.profiles().stream().filter(profile -> profile.kind() == ProfileKind.MIG).toList();
		Optional<CatalogueProfile> found = instance.profile().isPresent() ? mig.stream()
				.filter(profile -> profile.name().equals(instance.profile().get())).findFirst()
				: likest(mig.stream().filter(profile -> isLike(profile, instance)).toList(), instance);
		if (found.isEmpty()) {
			notes.add(importDiagnostics.add(ImportWarningCode.VALUE_UNKNOWN, instance.place(),
					type.name() + " has no MIG profile like "
							+ instance.profile()
									.orElseGet(() -> "this instance of " + instance.memory().orElse(0) / (1 << 20) + " MiB")
							+ ". It is left out."));
		}
		if (found.isPresent() && !found.get().mayBeginAt(instance.start())) {
			notes.add(importDiagnostics.add(ImportWarningCode.VALUE_UNKNOWN, instance.place(),
					"An instance of " + found.get().name() + " on "
							+ type.name() + " cannot begin at "
							+ instance.start().getAsInt() + ". Where it is is left out."));
			return Optional.of(new GpuConfiguration.ProfileInstance(found.get().name(), OptionalInt.empty()));
		}
		return found.map(profile -> new GpuConfiguration.ProfileInstance(profile.name(), instance.start()));
	}

	/** Of profiles of about one size the nearest, and of those the one whose media engines are like the reported ones. */
	private static Optional<CatalogueProfile> likest(List<CatalogueProfile> profiles, MigInstance instance) {
		MediaEngines media = instance.media().orElse(new MediaEngines(1, 0, 0, 0));
		Comparator<CatalogueProfile> bySize = Comparator.comparingInt(profile -> Math.abs(profile.computeUnits() - instance
				.multiprocessors().orElse(profile.computeUnits())));
		return profiles.stream().min(bySize.thenComparingInt(profile -> {
			String suffix = suffix(profile.name());
			List<String> wanted = media.suffixes(slices(profile.name()));
			return wanted.contains(suffix) ? wanted.indexOf(suffix) : wanted.size();
		}));
	}

	private static String suffix(String profile) {
		int at = profile.indexOf("gb");
		return at < 0 ? "" : profile.substring(at + 2);
	}

	private static int slices(String profile) {
		return profile.matches("\\d{1,3}g\\..*") ? Integer.parseInt(profile.substring(0, profile.indexOf('g'))) : 1;
	}

	/** Drivers differ by some MiB in what they report of the same profile. */
	private static boolean isLike(CatalogueProfile profile, MigInstance instance) {
		long reported = instance.memory().orElse(0);
		return Math.abs(reported - profile.memory()) <= profile.memory() / 12
				&& (instance.multiprocessors().isEmpty() || profile.computeUnits() == 0 || within(instance.multiprocessors(),
						profile.computeUnits()));
	}

	/** Boards of one type have some multiprocessors more or less in a slice. */
	private static boolean within(OptionalInt units, int expected) {
		return Math.abs(units.getAsInt() - expected) <= expected / 6;
	}

	private static List<String> partitions(List<GpuConfiguration.ProfileInstance> profileInstances) {
		Map<String, List<GpuConfiguration.ProfileInstance>> byProfile = new LinkedHashMap<>();
		profileInstances.forEach(profileInstance -> byProfile
				.computeIfAbsent(profileInstance.profile(), first -> new ArrayList<>()).add(profileInstance));
		return byProfile.entrySet().stream().map(each -> {
			List<GpuConfiguration.ProfileInstance> same = each.getValue();
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
				.append(identifierAllocator.allocate(LibraryStack.policyName(stackByBody.get(body)), "policy"))
				.append(" for ")
				.append(String.join(", ", targets)).append(" {\n").append(body).append("}\n\n"));
		return text.toString();
	}
}
