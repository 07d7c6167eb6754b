package dev.lamina.dsl.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.lamina.dsl.linking.ModelScopes;
import dev.lamina.dsl.linking.PackageFiles;
import dev.lamina.model.Declaration;
import dev.lamina.model.Event;
import dev.lamina.model.GpuDemand;
import dev.lamina.model.Host;
import dev.lamina.model.Model;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.Simulation;
import dev.lamina.model.Target;
import dev.lamina.model.Vm;
import dev.lamina.placement.assignment.Repartitioning;
import dev.lamina.placement.assignment.TargetMatcher;
import dev.lamina.placement.assignment.VmStarts;
import dev.lamina.placement.scope.ModelScope;
import dev.lamina.placement.scope.PolicyTargets;

/**
 * What the files of a package see of hosts, policies and VMs, and which policy holds where: the declarations of all of them, and
 * those of the packages that they import from the project.
 *
 * <p>It answers from indexes that are filled once: no question looks through the whole model.
 */
final class PolicyIndex {
	/** Names beyond which a sentence only counts. */
	private static final int MAX_LISTED = 4;

	private final ModelScope modelScope;
	/** Those that hold somewhere from the beginning. */
	private final List<Policy> policies;
	/** Those that hold nowhere before an event puts a GPU under them. */
	private final Set<Policy> successors;
	/** By policy: what events put under it. */
	private final Map<Policy, List<Target>> succeeded = new HashMap<>();
	private final List<Vm> vms;
	private final VmStarts vmStarts;
	private final InheritanceCache inheritanceCache;
	private final PolicyTargets policyTargets;
	private final Map<Host, List<GpuRef>> gpus = new LinkedHashMap<>();
	private final Map<Host, List<Vm>> vmsOnHost = new HashMap<>();
	private final Map<Vm, Optional<Policy>> policyOf = new HashMap<>();
	private final Map<Policy, List<Vm>> vmsOf = new HashMap<>();
	private final Map<Model, Set<Host>> hostsOf = new HashMap<>();
	private final boolean placedLater;
	private final Optional<Policy> defaultPolicy;
	private Map<String, List<Policy>> policiesByProfile;
	private List<GpuRef> untargetedGpus;
	private Map<String, List<Declaration>> names;

	PolicyIndex(ModelScope modelScope, InheritanceCache inheritanceCache) {
		this.modelScope = modelScope;
		this.inheritanceCache = inheritanceCache;
		successors = Repartitioning.successors(modelScope);
		policies = declared(Policy.class).stream().filter(policy -> !successors.contains(policy)).toList();
		modelScope.declared(Simulation.class).flatMap(simulation -> simulation.getEvents().stream())
				.forEach(event -> Repartitioning.successor(event)
						.ifPresent(
								policy -> succeeded.computeIfAbsent(policy, key -> new ArrayList<>()).add(event.getSubject())));
		vms = declared(Vm.class);
		vmStarts = VmStarts.of(modelScope);
		policyTargets = new PolicyTargets(policies);
		defaultPolicy = policyTargets.general();
		declared(Host.class).forEach(this::gpusOf);
		for (Vm vm : vms) {
			Optional<Policy> policy = decide(vm);
			policyOf.put(vm, policy);
			policy.ifPresent(holding -> vmsOf.computeIfAbsent(holding, key -> new ArrayList<>()).add(vm));
			if (vm.getGpu() != null && vm.getGpu().getPlace() != null && vm.getGpu().getPlace().getElement() instanceof Host host
					&& !host.eIsProxy()) {
				vmsOnHost.computeIfAbsent(host, key -> new ArrayList<>()).add(vm);
				hostsOf.computeIfAbsent((Model) vm.eContainer(), key -> new LinkedHashSet<>()).add(host);
			}
		}
		placedLater = vms.stream().anyMatch(vm -> vm.getGpu() != null && vm.getGpu().getPlace() == null);
	}

	static PolicyIndex of(Model model, InheritanceCache inheritanceCache) {
		return new PolicyIndex(ModelScopes.of(model), inheritanceCache);
	}

	private <T extends Declaration> List<T> declared(Class<T> kind) {
		return modelScope.declared(kind).filter(declaration -> declaration.getName() != null).toList();
	}

	/** The files that are seen together. */
	ModelScope modelScope() {
		return modelScope;
	}

	/** The declarations of that name in the package, in file order. */
	List<Declaration> declarationsNamed(String name) {
		if (names == null) {
			names = new HashMap<>();
			modelScope.own().stream().flatMap(model -> model.getDeclarations().stream())
					.filter(declaration -> declaration.getName() != null)
					.forEach(declaration -> names.computeIfAbsent(declaration.getName(), key -> new ArrayList<>(1))
							.add(declaration));
		}
		return names.getOrDefault(name, List.of());
	}

	/** A sentence that names those of some VMs that stand in other files than one of them, for what all of them want together. */
	static String inOtherFiles(List<Vm> together, Vm vm) {
		Map<String, List<String>> byFile = new LinkedHashMap<>();
		together.stream().filter(other -> other.eResource() != vm.eResource() && other.eResource() != null)
				.forEach(other -> byFile.computeIfAbsent(PackageFiles.nameOf(other.eResource()), file -> new ArrayList<>())
						.add(other.getName()));
		List<String> files = byFile.entrySet().stream().map(file -> enumerated(file.getValue(), "VMs") + " of " + file.getKey())
				.toList();
		return files.isEmpty() ? "" : " This counts " + enumerated(files, "files") + ".";
	}

	/** Names in a sentence; many are counted. */
	static String enumerated(List<String> names, String kind) {
		List<String> shown = names.size() <= MAX_LISTED ? names.subList(0, names.size() - 1) : names.subList(0, MAX_LISTED - 1);
		String last = names.size() <= MAX_LISTED ? names.getLast() : names.size() - shown.size() + " more " + kind;
		return shown.isEmpty() ? last : String.join(", ", shown) + " and " + last;
	}

	/** The hosts on which VMs of a file are placed, in the order of that file. */
	Set<Host> hostsOf(Model model) {
		return hostsOf.getOrDefault(model, Set.of());
	}

	/** Every visible VM, in file order. */
	List<Vm> vms() {
		return vms;
	}

	/** Which VMs events start: they need no room before. */
	VmStarts vmStarts() {
		return vmStarts;
	}

	/** Every visible policy that holds from the beginning, in file order. */
	List<Policy> policies() {
		return policies;
	}

	/** Whether a policy names no GPU and holds only if an event puts one under it. */
	boolean isSuccessor(Policy policy) {
		return successors.contains(policy);
	}

	/** Whether an event migrates a VM to a GPU under a policy. */
	boolean isDestination(Policy policy) {
		return modelScope.declared(Simulation.class).flatMap(simulation -> simulation.getEvents().stream())
				.map(Event::getDestination)
				.anyMatch(place -> place != null && policyOf(place).filter(there -> there == policy).isPresent());
	}

	/** Whether a VM wants a GPU without saying where. */
	boolean isPlacedLater() {
		return placedLater;
	}

	/** Every visible GPU whose type is known. */
	List<GpuRef> gpus() {
		return declared(Host.class).stream().flatMap(host -> gpusOf(host).stream()).toList();
	}

	/** The GPUs of a host whose types are known. */
	List<GpuRef> gpusOf(Host host) {
		return gpus.computeIfAbsent(host, key -> host.getGpus().stream().filter(gpu -> gpu.getName() != null)
				.filter(gpu -> gpu.getType() != null && !gpu.getType().eIsProxy())
				.map(gpu -> new GpuRef(host, gpu, inheritanceCache.of(gpu.getType()))).toList());
	}

	/** The GPUs that a place means; all of a host if it names none. */
	List<GpuRef> gpus(Target place) {
		if (place == null || !(place.getElement() instanceof Host host) || host.eIsProxy()) {
			return List.of();
		}
		return place.getGpu() == null ? gpusOf(host)
				: gpusOf(host).stream().filter(gpuRef -> gpuRef.gpu() == place.getGpu()).toList();
	}

	/** The GPUs that a policy holds for at some time: those of the beginning, and those that an event puts under it. */
	List<GpuRef> gpus(Policy policy) {
		return Stream.concat(initialGpus(policy).stream(), succeeded.getOrDefault(policy, List.of()).stream()
				.filter(target -> target != null).flatMap(target -> gpus(target).stream())).distinct().toList();
	}

	/**
	 * The GPUs that a policy holds for from the beginning: those it names, or, where it is the first to name none, those that no
	 * policy names.
	 */
	private List<GpuRef> initialGpus(Policy policy) {
		if (!policy.getTargets().isEmpty()) {
			return policy.getTargets().stream().flatMap(target -> gpus(target).stream()).distinct().toList();
		}
		return defaultPolicy.filter(first -> first == policy).isPresent() ? untargetedGpus() : List.of();
	}

	private List<GpuRef> untargetedGpus() {
		if (untargetedGpus == null) {
			Set<GpuRef> named = new HashSet<>();
			policies.stream().flatMap(policy -> policy.getTargets().stream()).forEach(target -> named.addAll(gpus(target)));
			untargetedGpus = gpus().stream().filter(gpuRef -> !named.contains(gpuRef)).toList();
		}
		return untargetedGpus;
	}

	/** The first policy without targets. */
	Optional<Policy> defaultPolicy() {
		return defaultPolicy;
	}

	/** The policy that holds for the GPU of a VM; nothing if the VM wants none or several policies come into question. */
	Optional<Policy> policyOf(Vm vm) {
		return policyOf.computeIfAbsent(vm, this::decide);
	}

	private Optional<Policy> decide(Vm vm) {
		GpuDemand demand = vm.getGpu();
		if (demand == null) {
			return Optional.empty();
		}
		List<Policy> candidates = new ArrayList<>();
		if (demand.getPlace() == null) {
			candidates.addAll(
					demand.getProfile() == null ? policies
							: policiesByProfile().getOrDefault(demand.getProfile().getName(), List.of()));
		} else if (demand.getPlace().getElement() instanceof Host host && !host.eIsProxy()) {
			candidates.addAll(policyTargets.policies(demand.getPlace()));
		}
		boolean free = demand.getPlace() == null || !policyTargets.covers(demand.getPlace());
		defaultPolicy.filter(policy -> free && !candidates.contains(policy) && isPlaceable(demand)).ifPresent(candidates::add);
		return candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
	}

	private static boolean isPlaceable(GpuDemand demand) {
		return demand.getPlace() == null || demand.getPlace().getElement() instanceof Host host && !host.eIsProxy();
	}

	/** The policies by the names of the profiles that their GPUs have. */
	private Map<String, List<Policy>> policiesByProfile() {
		if (policiesByProfile == null) {
			policiesByProfile = new HashMap<>();
			for (Policy policy : policies) {
				initialGpus(policy).stream().map(GpuRef::type).distinct().flatMap(type -> type.getProfiles().stream())
						.map(Profile::getName)
						.filter(name -> name != null).distinct()
						.forEach(name -> policiesByProfile.computeIfAbsent(name, key -> new ArrayList<>()).add(policy));
			}
		}
		return policiesByProfile;
	}

	/** The policy that holds for a place. */
	Optional<Policy> policyOf(Target place) {
		if (!(place.getElement() instanceof Host host) || host.eIsProxy()) {
			return Optional.empty();
		}
		return policyTargets.firstOverlapping(place).map(PolicyTargets.PolicyTarget::policy).or(() -> defaultPolicy);
	}

	/** The first target of a policy that has a GPU in common with this one; the target itself where it is the first. */
	Optional<PolicyTargets.PolicyTarget> firstOverlapping(Target target) {
		return policyTargets.firstOverlapping(target);
	}

	/** The VMs whose GPU is under a policy. */
	List<Vm> vms(Policy policy) {
		return vmsOf.getOrDefault(policy, List.of());
	}

	/** The VMs that are placed on a host or on one of its GPUs. */
	List<Vm> vms(Host host) {
		return vmsOnHost.getOrDefault(host, List.of());
	}

	/** Whether two profiles are the same one; an inherited copy has the same name. */
	static boolean isSame(Profile left, Profile right) {
		return left == right || left.getName() != null && left.getName().equals(right.getName());
	}

	/** A place as it is written: rack[3].g[0]. */
	static String text(Target place) {
		return TargetMatcher.text(place);
	}
}
