package dev.lamina.inventory.text;

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

import dev.lamina.inventory.catalogue.Catalogue;
import dev.lamina.inventory.facts.Demand;
import dev.lamina.inventory.facts.GpuFacts;
import dev.lamina.inventory.facts.HostFacts;
import dev.lamina.inventory.facts.InventoryFacts;
import dev.lamina.inventory.facts.VmFacts;
import dev.lamina.inventory.pci.PciAddress;
import dev.lamina.inventory.source.Doubt;
import dev.lamina.inventory.source.Findings;
import dev.lamina.model.Api;
import dev.lamina.model.Capability;

/**
 * Writes facts as declarations: types that the library lacks, hosts, policies, VMs. Not laid out yet.
 *
 * <p>Text and not objects: a serializer has no place for the comments that say what was not understood.
 */
final class Composer {
	private static final int MOST_NOTES = 50;
	private static final Pattern NEED = Pattern.compile("([A-Za-z][A-Za-z-]*)(?: (\\d{1,4}(?:\\.\\d{1,4})*))?");

	private final Findings findings;
	private final Names names;
	private final Types types;
	private final Policies policies;
	private final Map<String, String> hosts = new LinkedHashMap<>();
	private final Map<String, String> targets = new LinkedHashMap<>();
	private final Map<String, List<String>> profiles = new LinkedHashMap<>();

	Composer(Findings findings, Set<String> keywords) {
		this.findings = findings;
		this.names = new Names(keywords);
		this.types = new Types(findings, names);
		this.policies = new Policies(findings, names);
	}

	/** The model of all facts. */
	String write(InventoryFacts facts, VmPlaces places, Optional<String> packageName) {
		StringBuilder hostTexts = new StringBuilder();
		facts.hosts().forEach(host -> hostTexts.append(host(host, places)));
		places.ungoverned().forEach((target, stack) -> policies.add(stack, List.of(), target));
		String vmTexts = vms(facts.vms(), places);
		String declared = types.declarations();
		String governed = policies.declarations();
		StringBuilder text = new StringBuilder(Comments.lines(facts.notes()))
				.append(Comments.lines(elsewhere(hostTexts + vmTexts))).append('\n');
		packageName.ifPresent(name -> text.append("package ").append(name).append("\n\n"));
		Set<String> imports = new TreeSet<>(types.packages());
		if (policies.usesStacks()) {
			imports.add("stacks");
		}
		imports.forEach(each -> text.append("import ").append(each).append(".*\n"));
		return text.append('\n').append(declared).append(hostTexts).append(governed).append(vmTexts).toString();
	}

	/** What was not understood and belongs to no declaration. */
	private List<String> elsewhere(String declarations) {
		Set<String> said = declarations.lines().collect(Collectors.toSet());
		return findings.comments().stream().filter(comment -> !said.contains(Comments.lines(List.of(comment)).strip())).distinct()
				.limit(MOST_NOTES).toList();
	}

	private String host(HostFacts host, VmPlaces places) {
		String name = names.give(host.name(), "host");
		hosts.putIfAbsent(host.name(), name);
		StringBuilder text = new StringBuilder(reported(name, host.name())).append("host ").append(name).append(" {\n")
				.append(Comments.lines(host.notes()));
		if (host.sockets() > 0 && host.cores() > 0) {
			text.append("cpu ").append(host.sockets()).append(" x ").append(host.cores()).append(" cores").append(host.clock()
					.map(clock -> " at " + clock).orElse("")).append('\n');
		}
		text.append(Types.memory(host.memory()));
		host.numaNodes().ifPresent(nodes -> text.append("numa-nodes ").append(nodes).append('\n'));
		host.system().ifPresent(system -> text.append("system ").append(system.getLiteral()).append('\n'));
		host.hypervisor().ifPresent(hypervisor -> text.append("hypervisor ").append(hypervisor.getLiteral()).append('\n'));
		Names ofHost = names.beside();
		int index = 0;
		for (GpuFacts gpu : host.gpus()) {
			text.append(gpu(host, name, gpu, ofHost.give(gpu.name().orElse("gpu" + index), "gpu")));
			index += gpu.count();
		}
		places.displayStack(host.name()).filter(stack -> Catalogue.stacks().contains(stack))
				.ifPresent(stack -> policies.add(stack, List.of(), name));
		return text.append("}\n\n").toString();
	}

	private String gpu(HostFacts host, String hostName, GpuFacts gpu, String name) {
		Types.Found type = types.of(gpu);
		String target = hostName + '.' + name;
		targets.putIfAbsent(host.name() + '\n' + gpu.name().orElse(name), target);
		profiles.put(target, type.profiles().stream().map(profile -> profile.name()).toList());
		List<String> notes = new ArrayList<>(gpu.notes());
		notes.addAll(type.notes());
		notes.addAll(policies.add(gpu, type, host.hypervisor(), target));
		StringBuilder body = new StringBuilder();
		gpu.address().map(PciAddress::toString).ifPresent(address -> body.append("address \"").append(address).append("\"\n"));
		gpu.iommuGroup().ifPresent(group -> body.append("iommu-group ").append(group).append('\n'));
		gpu.numaNode().ifPresent(node -> body.append("numa ").append(node).append('\n'));
		return Comments.lines(notes) + "gpu " + name + (gpu.count() > 1 ? " x " + gpu.count() : "") + " : " + type.name()
				+ (body.isEmpty() ? "\n" : " {\n" + body + "}\n");
	}

	private static String reported(String name, String reported) {
		return name.equals(reported) ? ""
				: Comments.documentation("Reported as " + (reported.isBlank() ? "nameless" : reported) + ".");
	}

	/** Instances of one declaration stand for themselves as a number where nothing else differs. */
	private String vms(List<VmFacts> vms, VmPlaces places) {
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

	private String vm(VmFacts vm, List<VmFacts> alike, VmPlaces places) {
		String wanted = alike.size() > 1 ? vm.family().orElseThrow() : vm.name();
		String name = names.give(wanted, "vm");
		Set<String> notes = new LinkedHashSet<>(vm.notes());
		alike.stream().skip(1).forEach(other -> notes.addAll(other.notes()));
		alike.forEach(each -> notes.addAll(places.notes(each)));
		StringBuilder body = new StringBuilder();
		vm.system().ifPresent(system -> body.append("system ").append(system.getLiteral()).append('\n'));
		vm.cores().ifPresent(cores -> body.append("cpu ").append(cores).append(" cores\n"));
		body.append(Types.memory(vm.memory()));
		List<String> needs = vm.needs().stream().filter(need -> isWord(vm, need, notes)).toList();
		body.append(needs.isEmpty() ? "" : "needs " + String.join(", ", needs) + '\n');
		places.demand(vm).flatMap(demand -> demand(vm, demand, notes))
				.ifPresent(demand -> body.append("gpu ").append(demand).append('\n'));
		return vm.title().map(Comments::documentation).orElseGet(() -> reported(name, wanted)) + "vm " + name + (alike.size() > 1
				? " x " + alike.size() : "") + " {\n"
				+ Comments.lines(List.copyOf(notes)) + body + "}\n\n";
	}

	private boolean isWord(VmFacts vm, String need, Set<String> notes) {
		var said = NEED.matcher(need);
		boolean known = said.matches() && (Api.get(said.group(1)) != null || Capability.get(said.group(1)) != null
				&& said.group(2) == null);
		if (!known) {
			notes.add(findings.add(Doubt.NO_WORD, vm.place(), "The language knows no interface or capability '" + need + "'."));
		}
		return known;
	}

	private Optional<String> demand(VmFacts vm, Demand demand, Set<String> notes) {
		String target = !demand.target().isEmpty() ? demand.target()
				: demand.gpu().isEmpty() ? hosts.get(demand.host()) : targets.get(demand.host() + '\n' + demand.gpu());
		boolean profile = !demand.part().isEmpty() && !demand.part().endsWith("%");
		boolean offered = demand.target().isEmpty() ? profiles.getOrDefault(target, List.of()).contains(demand.part())
				: names.isProfile(demand.part());
		if (profile && !offered) {
			notes.add(findings.add(Doubt.VALUE_UNKNOWN, vm.place(), "The GPU of " + vm.name() + " has no profile '"
					+ demand.part() + "'."));
			return Optional.empty();
		}
		return Optional.of((demand.part().isEmpty() ? "" : demand.part() + ' ') + "on " + target);
	}
}
