package dev.lamina.importer.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.lamina.importer.catalogue.DeclaredPackage;
import dev.lamina.importer.catalogue.GpuCatalogue;
import dev.lamina.importer.facts.GpuFacts;
import dev.lamina.importer.facts.GpuRequest;
import dev.lamina.importer.facts.HostFacts;
import dev.lamina.importer.facts.ImportedFacts;
import dev.lamina.importer.facts.VmFacts;
import dev.lamina.importer.source.ImportDiagnostics;
import dev.lamina.importer.source.ImportWarningCode;
import dev.lamina.model.Api;
import dev.lamina.model.Capability;
import dev.lamina.model.pci.PciAddress;

/**
 * Writes facts as declarations: types that the library lacks, hosts, policies, VMs. Not laid out yet.
 *
 * <p>Text and not objects: a serializer has no place for the comments that say what was not understood.
 */
final class ModelTextWriter {
	private static final int MAX_NOTES = 50;
	private static final Pattern NEED = Pattern.compile("([A-Za-z][A-Za-z-]*)(?: (\\d{1,4}(?:\\.\\d{1,4})*))?");

	private final ImportDiagnostics importDiagnostics;
	private final DeclaredPackage siblings;
	private final IdentifierAllocator identifierAllocator;
	private final GpuTypeResolver gpuTypeResolver;
	private final PolicyWriter policyWriter;
	private final Map<String, String> hosts = new LinkedHashMap<>();
	private final Map<String, String> targets = new LinkedHashMap<>();
	private final Map<String, List<String>> profiles = new LinkedHashMap<>();

	ModelTextWriter(ImportDiagnostics importDiagnostics, Set<String> keywords, DeclaredPackage siblings) {
		this.importDiagnostics = importDiagnostics;
		this.siblings = siblings;
		this.identifierAllocator = new IdentifierAllocator(keywords, siblings.names());
		this.gpuTypeResolver = new GpuTypeResolver(importDiagnostics, identifierAllocator, siblings);
		this.policyWriter = new PolicyWriter(importDiagnostics, identifierAllocator);
	}

	/** The model of all facts. */
	String write(ImportedFacts facts, VmGpuResolver places, Optional<String> packageName) {
		StringBuilder hostTexts = new StringBuilder();
		facts.hosts().forEach(host -> hostTexts.append(host(host, places)));
		places.gpusWithoutPolicy().forEach((target, stack) -> policyWriter.add(stack, List.of(), target));
		String vmTexts = vms(facts.vms(), places);
		String declared = gpuTypeResolver.declarations();
		String governed = policyWriter.declarations();
		StringBuilder text = new StringBuilder(CommentText.lines(facts.notes()))
				.append(CommentText.lines(elsewhere(hostTexts + vmTexts))).append('\n');
		packageName.ifPresent(name -> text.append("package ").append(name).append("\n\n"));
		Set<String> imports = new TreeSet<>(gpuTypeResolver.packages());
		if (policyWriter.usesStacks()) {
			imports.add("stacks");
		}
		imports.forEach(each -> text.append("import ").append(each).append(".*\n"));
		return text.append('\n').append(declared).append(hostTexts).append(governed).append(vmTexts).toString();
	}

	/** What was not understood and belongs to no declaration. */
	private List<String> elsewhere(String declarations) {
		Set<String> said = declarations.lines().collect(Collectors.toSet());
		return importDiagnostics.comments().stream()
				.filter(comment -> !said.contains(CommentText.lines(List.of(comment)).strip())).distinct()
				.limit(MAX_NOTES).toList();
	}

	private String host(HostFacts host, VmGpuResolver places) {
		Optional<List<String>> declared = siblings.gpusOf(host).filter(gpus -> places.displayStack(host.name()).flatMap(
				stack -> siblings.stackOf(host.name(), Optional.empty()).filter(other -> !other.equals(stack))).isEmpty());
		if (declared.isPresent()) {
			declaredElsewhere(host, declared.get(), places);
			return "";
		}
		String name = identifierAllocator.allocate(host.name(), "host");
		hosts.putIfAbsent(host.name(), name);
		if (siblings.hasHost(identifierAllocator.candidate(host.name(), "host"))) {
			importDiagnostics.add(ImportWarningCode.CONFLICT, host.place(), siblings.fileOf(host.name()).orElse("Another file")
					+ " of the package declares a host " + host.name()
					+ " with other GPUs or displays already; this one is called "
					+ name + ". Say another name with --host, or with --hosts what it is.");
		}
		StringBuilder text = new StringBuilder(reported(name, host.name())).append("host ").append(name).append(" {\n")
				.append(CommentText.lines(host.notes()));
		if (host.sockets() > 0 && host.cores() > 0) {
			text.append("cpu ").append(host.sockets()).append(" x ").append(host.cores()).append(" cores").append(host.clock()
					.map(clock -> " at " + clock).orElse("")).append('\n');
		}
		text.append(GpuTypeResolver.memory(host.memory()));
		host.numaNodes().ifPresent(nodes -> text.append("numa-nodes ").append(nodes).append('\n'));
		host.system().ifPresent(system -> text.append("system ").append(system.getLiteral()).append('\n'));
		host.hypervisor().ifPresent(hypervisor -> text.append("hypervisor ").append(hypervisor.getLiteral()).append('\n'));
		IdentifierAllocator ofHost = identifierAllocator.newScope();
		int index = 0;
		for (GpuFacts gpu : host.gpus()) {
			text.append(gpu(host, name, gpu, ofHost.allocate(gpu.name().orElse("gpu" + index), "gpu")));
			index += gpu.count();
		}
		places.displayStack(host.name()).filter(stack -> GpuCatalogue.stacks().contains(stack))
				.ifPresent(stack -> policyWriter.add(stack, List.of(), name));
		return text.append("}\n\n").toString();
	}

	private String gpu(HostFacts host, String hostName, GpuFacts gpu, String name) {
		GpuTypeResolver.ResolvedType type = gpuTypeResolver.of(gpu);
		String target = hostName + '.' + name;
		targets.putIfAbsent(host.name() + '\n' + gpu.name().orElse(name), target);
		profiles.put(target, type.profiles().stream().map(profile -> profile.name()).toList());
		List<String> notes = new ArrayList<>(gpu.notes());
		notes.addAll(type.notes());
		notes.addAll(policyWriter.add(gpu, type, host.hypervisor(), target));
		StringBuilder body = new StringBuilder();
		gpu.address().map(PciAddress::toString).ifPresent(address -> body.append("address \"").append(address).append("\"\n"));
		gpu.iommuGroup().ifPresent(group -> body.append("iommu-group ").append(group).append(gpu
				.companions().isEmpty() ? ""
						: gpu.companions().stream().map(other -> '"' + other.toString() + '"').collect(Collectors
								.joining(", ", " with ", "")))
				.append('\n'));
		gpu.numaNode().ifPresent(node -> body.append("numa ").append(node).append('\n'));
		return CommentText.lines(notes) + "gpu " + name + (gpu.count() > 1 ? " x " + gpu.count() : "") + " : " + type.name()
				+ (body.isEmpty() ? "\n" : " {\n" + body + "}\n");
	}

	/** A host of another file: what it lacks there is a policy. */
	private void declaredElsewhere(HostFacts host, List<String> gpus, VmGpuResolver places) {
		hosts.putIfAbsent(host.name(), host.name());
		Set<String> used = new TreeSet<>(gpuTypeResolver.packages());
		for (int i = 0; i < gpus.size(); i++) {
			GpuFacts gpu = host.gpus().get(i);
			GpuTypeResolver.ResolvedType type = gpuTypeResolver.of(gpu);
			String target = host.name() + '.' + gpus.get(i);
			targets.putIfAbsent(host.name() + '\n' + gpu.name().orElse(gpus.get(i)), target);
			profiles.put(target, type.profiles().stream().map(profile -> profile.name()).toList());
			if (siblings.stackOf(host.name(), Optional.of(gpus.get(i))).isEmpty()) {
				policyWriter.add(gpu, type, host.hypervisor(), target);
			}
		}
		gpuTypeResolver.packages().retainAll(used); // no type of these GPUs is named in this file
		places.displayStack(host.name()).filter(stack -> GpuCatalogue.stacks().contains(stack) && siblings.stackOf(host.name(),
				Optional.empty()).isEmpty()).ifPresent(stack -> policyWriter.add(stack, List.of(), host.name()));
	}

	private static String reported(String name, String reported) {
		return name.equals(reported) ? ""
				: CommentText.documentation("Reported as " + (reported.isBlank() ? "nameless" : reported) + ".");
	}

	/** Instances of one declaration stand for themselves as a number where nothing else differs. */
	private String vms(List<VmFacts> vms, VmGpuResolver places) {
		StringBuilder text = new StringBuilder();
		Set<VmFacts> written = Collections.newSetFromMap(new IdentityHashMap<>());
		for (VmFacts vm : vms) {
			if (!written.contains(vm)) {
				List<VmFacts> alike = vm.family().isEmpty() ? List.of(vm) : vms.stream().filter(other -> other == vm
						|| vm.isAlike(other) && !written.contains(other)).toList();
				written.addAll(alike);
				text.append(vm(vm, alike, places));
			}
		}
		return text.toString();
	}

	private String vm(VmFacts vm, List<VmFacts> alike, VmGpuResolver places) {
		String wanted = alike.size() > 1 ? vm.family().orElseThrow() : vm.name();
		String name = identifierAllocator.allocate(wanted, "vm");
		Set<String> notes = new LinkedHashSet<>(vm.notes());
		siblings.fileOf(identifierAllocator.candidate(wanted, "vm")).ifPresent(file -> notes.add(importDiagnostics.add(
				ImportWarningCode.CONFLICT, vm.place(),
				file + " of the package declares " + wanted + " already; this one is called "
						+ name + ".")));
		alike.stream().skip(1).forEach(other -> notes.addAll(other.notes()));
		alike.forEach(each -> notes.addAll(places.notes(each)));
		StringBuilder body = new StringBuilder();
		vm.system().ifPresent(system -> body.append("system ").append(system.getLiteral()).append('\n'));
		vm.cores().ifPresent(cores -> body.append("cpu ").append(cores).append(" cores\n"));
		body.append(GpuTypeResolver.memory(vm.memory()));
		List<String> needs = vm.needs().stream().filter(need -> isWord(vm, need, notes)).toList();
		body.append(needs.isEmpty() ? "" : "needs " + String.join(", ", needs) + '\n');
		places.gpuRequest(vm).flatMap(gpuRequest -> demand(vm, gpuRequest, notes))
				.ifPresent(demand -> body.append("gpu ").append(demand).append('\n'));
		return vm.title().map(CommentText::documentation).orElseGet(() -> reported(name, wanted)) + "vm " + name
				+ (alike.size() > 1
						? " x " + alike.size() : "")
				+ " {\n"
				+ CommentText.lines(List.copyOf(notes)) + body + "}\n\n";
	}

	private boolean isWord(VmFacts vm, String need, Set<String> notes) {
		var said = NEED.matcher(need);
		boolean known = said.matches() && (Api.get(said.group(1)) != null || Capability.get(said.group(1)) != null
				&& said.group(2) == null);
		if (!known) {
			notes.add(importDiagnostics.add(ImportWarningCode.NO_WORD, vm.place(),
					"The language knows no interface or capability '" + need + "'."));
		}
		return known;
	}

	private Optional<String> demand(VmFacts vm, GpuRequest gpuRequest, Set<String> notes) {
		String target = !gpuRequest.target().isEmpty() ? gpuRequest.target()
				: gpuRequest.gpu().isEmpty() ? hosts.get(gpuRequest.host())
				: targets.get(gpuRequest.host() + '\n' + gpuRequest.gpu());
		boolean profile = !gpuRequest.part().isEmpty() && !gpuRequest.part().endsWith("%");
		boolean offered = gpuRequest.target().isEmpty() ? profiles.getOrDefault(target, List.of()).contains(gpuRequest.part())
				: identifierAllocator.isProfile(gpuRequest.part());
		if (profile && !offered) {
			notes.add(importDiagnostics.add(ImportWarningCode.VALUE_UNKNOWN, vm.place(),
					"The GPU of " + vm.name() + " has no profile '"
							+ gpuRequest.part() + "'."));
			return Optional.empty();
		}
		return Optional.of((gpuRequest.part().isEmpty() ? "" : gpuRequest.part() + ' ') + "on " + target);
	}
}
