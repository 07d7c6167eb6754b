package dev.lamina.importer.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.lamina.importer.catalogue.CatalogueGpu;
import dev.lamina.importer.catalogue.CatalogueProfile;
import dev.lamina.importer.catalogue.DeclaredPackage;
import dev.lamina.importer.catalogue.GpuCatalogue;
import dev.lamina.importer.facts.GpuConfiguration;
import dev.lamina.importer.facts.GpuFacts;
import dev.lamina.importer.facts.MigInstance;
import dev.lamina.importer.source.ImportDiagnostics;
import dev.lamina.importer.source.ImportWarningCode;
import dev.lamina.model.ProfileKind;
import dev.lamina.model.Vendor;
import dev.lamina.model.pci.PciId;
import dev.lamina.model.quantity.Dimension;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.model.vendor.PciVendor;

/** Finds the type of each GPU in the library, and declares with what is known of it what the library does not have. */
final class GpuTypeResolver {
	private static final Pattern BRANDS = Pattern.compile(Arrays.stream(Vendor.values())
			.map(vendor -> "(?<" + vendor.getLiteral() + ">" + brands(vendor) + ")").collect(Collectors.joining("|")));
	private static final String MEMORY_TO_CORRECT = "memory 1 GiB // not reported: correct this\n";

	private final ImportDiagnostics importDiagnostics;
	private final IdentifierAllocator identifierAllocator;
	private final DeclaredPackage siblings;
	private final Set<String> packages = new TreeSet<>();
	private final Map<String, DeclaredType> declared = new LinkedHashMap<>();

	/** What a GPU is in the model: of the library or declared beside it; in the comments what was doubtful. */
	record ResolvedType(String name, Optional<Vendor> vendor, List<CatalogueProfile> profiles, List<String> notes) {
	}

	private static final class DeclaredType {
		private final String name;
		private final GpuFacts facts;
		private final Set<String> profiles = new LinkedHashSet<>();
		private final Optional<CatalogueGpu> relative;
		private final boolean isMemoryReported;

		DeclaredType(String name, GpuFacts facts, Optional<CatalogueGpu> relative) {
			this.name = name;
			this.facts = facts;
			this.relative = relative;
			this.isMemoryReported = facts.memory().orElse(0) > 0;
		}
	}

	GpuTypeResolver(ImportDiagnostics importDiagnostics, IdentifierAllocator identifierAllocator, DeclaredPackage siblings) {
		this.siblings = siblings;
		this.importDiagnostics = importDiagnostics;
		this.identifierAllocator = identifierAllocator;
	}

	/** The packages of the types that are of the library. */
	Set<String> packages() {
		return packages;
	}

	/** The type of a GPU. */
	ResolvedType of(GpuFacts facts) {
		List<CatalogueGpu> candidates = GpuCatalogue.candidates(facts);
		if (candidates.isEmpty()) {
			return declare(facts);
		}
		CatalogueGpu chosen = candidates.getFirst();
		packages.add(chosen.packageName());
		List<String> notes = new ArrayList<>();
		if (candidates.size() > 1) {
			notes.add(importDiagnostics.add(ImportWarningCode.GPU_AMBIGUOUS, facts.place(), facts.label() + " may be "
					+ String.join(" or ", candidates.stream().map(CatalogueGpu::name).toList()) + "; " + chosen.name()
					+ " is taken."));
		}
		return new ResolvedType(chosen.name(), Optional.ofNullable(chosen.vendor()), chosen.profiles(), notes);
	}

	/** GPUs of one identity share a declaration. */
	private ResolvedType declare(GpuFacts facts) {
		String key = facts.id().map(PciId::device).orElse("") + '|' + facts.product().orElse("") + '|'
				+ (facts.id().isEmpty() && facts.product().isEmpty() ? facts.address().map(Object::toString).orElse("") : "");
		String elsewhere = identifierAllocator.candidate(facts.product().orElse("Unknown-" + facts.label()), "GPU");
		if (siblings.hasType(elsewhere, facts)) {
			return new ResolvedType(elsewhere, vendor(facts), List.of(), List.of());
		}
		DeclaredType type = declared.get(key);
		List<String> notes = new ArrayList<>();
		if (type == null) {
			type = new DeclaredType(identifierAllocator.allocate(facts.product().orElse("Unknown-" + facts.label()), "GPU"),
					facts,
					GpuCatalogue.relative(facts));
			declared.put(key, type);
			type.relative.ifPresent(relative -> packages.add(relative.packageName()));
			notes.add(importDiagnostics.add(ImportWarningCode.GPU_UNKNOWN, facts.place(), reason(facts, type)));
		}
		if (type.relative.isPresent()) {
			return new ResolvedType(type.name, Optional.ofNullable(type.relative.get().vendor()), type.relative.get().profiles(),
					notes);
		}
		List<CatalogueProfile> profiles = new ArrayList<>();
		if (facts.configuration() instanceof GpuConfiguration.Mig mig) {
			for (MigInstance instance : mig.instances()) {
				declare(type, instance).ifPresent(profiles::add);
			}
		} else if (facts.configuration() instanceof GpuConfiguration.ManagedByStack managedByStack) {
			for (GpuConfiguration.ProfileInstance profileInstance : managedByStack.profiles().stream()
					.filter(named -> identifierAllocator.isProfile(named.profile())).toList()) {
				type.profiles.add("profile " + profileInstance.profile() + "\n");
				profiles.add(new CatalogueProfile(profileInstance.profile(), ProfileKind.VGPU, 0, 0, List.of()));
			}
		}
		return new ResolvedType(type.name, vendor(facts), profiles, notes);
	}

	private static String reason(GpuFacts facts, DeclaredType type) {
		if (facts.id().isEmpty() && facts.product().isEmpty()) {
			return "The report does not say what GPU " + facts.label()
					+ " is. Say it with --gpu TYPE, or correct its declaration.";
		}
		return "The library has no GPU " + facts.label() + ". " + (type.relative.isPresent() ? "It is declared as a kind of "
				+ type.relative.get().name() + ": compare their data sheets."
				: type.isMemoryReported ? "It is declared with what is known."
				: "It is declared with what is known; correct its memory.");
	}

	/** The slices of a profile and where its instances begin, as far as the instances of its GPU show it. */
	private static String shape(GpuFacts facts, MigInstance instance) {
		if (instance.size().isEmpty() || !(facts.configuration() instanceof GpuConfiguration.Mig mig)) {
			return "";
		}
		String starts = mig.instances().stream().filter(other -> other.profile().equals(instance.profile()))
				.flatMapToInt(other -> other.start().stream()).sorted().distinct().mapToObj(String::valueOf)
				.collect(Collectors.joining(", "));
		return " memory-slices " + instance.size().getAsInt() + " starts " + starts;
	}

	/** A profile of which no more is known than one instance of it. */
	private Optional<CatalogueProfile> declare(DeclaredType type, MigInstance instance) {
		int units = instance.multiprocessors().orElse(0);
		long memory = instance.memory().orElse(0);
		String name = instance.profile().orElse("instance-" + (memory >> 20) + "m" + (units > 0 ? "-" + units : ""));
		if (!identifierAllocator.isProfile(name)) {
			return Optional.empty();
		}
		String slices = name.matches("\\d{1,3}g\\..*") ? " compute-slices " + name.substring(0, name.indexOf('g')) : "";
		type.profiles.add("profile " + name + " : mig {" + (memory > 0 ? " memory " + quantity(memory) : "") + slices
				+ (units > 0 ? " compute-units " + units : "") + shape(type.facts, instance) + " }\n");
		return Optional.of(new CatalogueProfile(name, ProfileKind.MIG, memory, units, List.of()));
	}

	/** The declarations of what the library does not have. */
	String declarations() {
		StringBuilder text = new StringBuilder();
		for (DeclaredType type : declared.values()) {
			GpuFacts facts = type.facts;
			text.append(CommentText.documentation("Reported as " + facts.label() + "; not in the library."));
			text.append("gpu ").append(type.name).append(type.relative.map(relative -> " extends " + relative.name()).orElse(""))
					.append(" {\n");
			vendor(facts).filter(vendor -> type.relative.isEmpty())
					.ifPresent(vendor -> text.append("vendor ").append(vendor.getLiteral()).append('\n'));
			facts.product().ifPresent(product -> text.append("products ").append(StringLiteral.text(product)).append('\n'));
			facts.id().ifPresent(id -> text.append("pci-ids \"").append(id.withoutSubsystem()).append("\"\n"));
			text.append(type.relative.isPresent() && !type.isMemoryReported ? "" : type.isMemoryReported ? "memory "
					+ quantity(facts.memory().getAsLong()) + '\n' : MEMORY_TO_CORRECT);
			type.profiles.forEach(text::append);
			text.append("}\n\n");
		}
		return text.toString();
	}

	private static Optional<Vendor> vendor(GpuFacts facts) {
		return facts.id().map(PciId::vendor).flatMap(PciVendor::ofId)
				.or(() -> facts.product().map(BRANDS::matcher).filter(Matcher::find).flatMap(brand -> Arrays
						.stream(Vendor.values()).filter(vendor -> brand.group(vendor.getLiteral()) != null).findFirst()));
	}

	/** Words in the names of products that only one vendor uses, as a regular expression. */
	private static String brands(Vendor vendor) {
		return switch (vendor) {
			case NVIDIA -> "NVIDIA|GeForce|Tesla|Quadro";
			case AMD -> "AMD|Radeon|FirePro|Instinct";
			case INTEL -> "Intel|HD Graphics";
		};
	}

	static String quantity(long bytes) {
		return Quantity.ofBase(bytes, Dimension.BYTES).toString();
	}

	static String memory(OptionalLong bytes) {
		return bytes.isPresent() ? "memory " + quantity(bytes.getAsLong()) + '\n' : "";
	}
}
