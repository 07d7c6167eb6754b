package dev.lamina.placement.assignment;

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

import dev.lamina.model.Declaration;
import dev.lamina.model.Event;
import dev.lamina.model.GpuDemand;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.Simulation;
import dev.lamina.model.Target;
import dev.lamina.model.Vm;
import dev.lamina.model.inheritance.InheritanceCache;
import dev.lamina.placement.scope.DeclaredGpu;
import dev.lamina.placement.scope.ModelScope;
import dev.lamina.placement.scope.PolicyTargets;

/**
 * Which policy each GPU and each VM of a model scope has: that of a GPU is said by {@link PolicyTargets}, that of a VM by the GPU
 * on which the {@link Assignment} seats it.
 *
 * <p>It answers from indexes that are filled once: no question looks through the whole model.
 */
public final class PolicyAssignment {
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
	private final Map<Host, List<DeclaredGpu>> gpus = new LinkedHashMap<>();
	private final Map<Host, List<Vm>> vmsOnHost = new HashMap<>();
	private final Map<Model, Set<Host>> hostsOf = new HashMap<>();
	private final boolean placedLater;
	private final Optional<Policy> defaultPolicy;
	private Assignment assignment;
	private Map<Vm, Set<Policy>> policiesOf;
	private Map<Policy, List<Vm>> vmsOf;
	private Map<String, List<Policy>> policiesByProfile;
	private List<DeclaredGpu> untargetedGpus;

	/** The policies of a model scope. */
	public static PolicyAssignment of(ModelScope modelScope) {
		return new PolicyAssignment(modelScope, new InheritanceCache());
	}

	/**
	 * The policies of a model scope.
	 *
	 * @param inheritanceCache of the GPU types
	 */
	public PolicyAssignment(ModelScope modelScope, InheritanceCache inheritanceCache) {
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
			if (vm.getGpu() != null && vm.getGpu().getPlace() != null && vm.getGpu().getPlace().getElement() instanceof Host host
					&& !host.eIsProxy()) {
				vmsOnHost.computeIfAbsent(host, key -> new ArrayList<>()).add(vm);
				hostsOf.computeIfAbsent((Model) vm.eContainer(), key -> new LinkedHashSet<>()).add(host);
			}
		}
		placedLater = vms.stream().anyMatch(vm -> vm.getGpu() != null && vm.getGpu().getPlace() == null);
	}

	private <T extends Declaration> List<T> declared(Class<T> kind) {
		return modelScope.declared(kind).filter(declaration -> declaration.getName() != null).toList();
	}

	/** The files that are seen together. */
	public ModelScope modelScope() {
		return modelScope;
	}

	/** The hosts on which VMs of a file are placed, in the order of that file. */
	public Set<Host> hostsOf(Model model) {
		return hostsOf.getOrDefault(model, Set.of());
	}

	/** Every visible VM, in file order. */
	public List<Vm> vms() {
		return vms;
	}

	/** Which VMs events start: they need no room before. */
	public VmStarts vmStarts() {
		return vmStarts;
	}

	/** Every visible policy that holds from the beginning, in file order. */
	public List<Policy> policies() {
		return policies;
	}

	/** Whether a policy names no GPU and holds only if an event puts one under it. */
	public boolean isSuccessor(Policy policy) {
		return successors.contains(policy);
	}

	/** Whether an event migrates a VM to a GPU under a policy. */
	public boolean isDestination(Policy policy) {
		return modelScope.declared(Simulation.class).flatMap(simulation -> simulation.getEvents().stream())
				.map(Event::getDestination)
				.anyMatch(place -> place != null && policyOf(place).filter(there -> there == policy).isPresent());
	}

	/** Whether a VM wants a GPU without saying where. */
	public boolean isPlacedLater() {
		return placedLater;
	}

	/** Every visible GPU whose type is known. */
	public List<DeclaredGpu> gpus() {
		return declared(Host.class).stream().flatMap(host -> gpusOf(host).stream()).toList();
	}

	/** The GPUs of a host whose types are known. */
	public List<DeclaredGpu> gpusOf(Host host) {
		return gpus.computeIfAbsent(host, key -> host.getGpus().stream().filter(gpu -> gpu.getName() != null)
				.filter(gpu -> gpu.getType() != null && !gpu.getType().eIsProxy())
				.map(gpu -> new DeclaredGpu(host, gpu, inheritanceCache.of(gpu.getType()))).toList());
	}

	/** The GPUs that a place means; all of a host if it names none. */
	public List<DeclaredGpu> gpus(Target place) {
		if (place == null || !(place.getElement() instanceof Host host) || host.eIsProxy()) {
			return List.of();
		}
		return place.getGpu() == null ? gpusOf(host)
				: gpusOf(host).stream().filter(declaredGpu -> declaredGpu.gpu() == place.getGpu()).toList();
	}

	/** The GPUs that a policy holds for at some time: those of the beginning, and those that an event puts under it. */
	public List<DeclaredGpu> gpus(Policy policy) {
		return Stream.concat(initialGpus(policy).stream(), succeeded.getOrDefault(policy, List.of()).stream()
				.filter(target -> target != null).flatMap(target -> gpus(target).stream())).distinct().toList();
	}

	/**
	 * The GPUs that a policy holds for from the beginning: those it names, or, where it is the first to name none, those that no
	 * policy names.
	 */
	private List<DeclaredGpu> initialGpus(Policy policy) {
		if (!policy.getTargets().isEmpty()) {
			return policy.getTargets().stream().flatMap(target -> gpus(target).stream()).distinct().toList();
		}
		return defaultPolicy.filter(first -> first == policy).isPresent() ? untargetedGpus() : List.of();
	}

	private List<DeclaredGpu> untargetedGpus() {
		if (untargetedGpus == null) {
			Set<DeclaredGpu> named = new HashSet<>();
			policies.stream().flatMap(policy -> policy.getTargets().stream()).forEach(target -> named.addAll(gpus(target)));
			untargetedGpus = gpus().stream().filter(declaredGpu -> !named.contains(declaredGpu)).toList();
		}
		return untargetedGpus;
	}

	/** The first policy without targets. */
	public Optional<Policy> general() {
		return defaultPolicy;
	}

	/** Who sits where when nothing has happened yet. */
	public Assignment assignment() {
		if (assignment == null) {
			assignment = Assignment.of(modelScope);
		}
		return assignment;
	}

	/**
	 * The policy under which the VMs of a declaration have their GPUs; nothing if they want none or come under several. For a VM that
	 * has no place it is the only policy that could have held.
	 */
	public Optional<Policy> policyOf(Vm vm) {
		Set<Policy> holding = policiesOf(vm);
		return holding.size() == 1 ? Optional.of(holding.iterator().next()) : Optional.empty();
	}

	private Set<Policy> policiesOf(Vm vm) {
		if (policiesOf == null) {
			Map<Vm, Set<Policy>> placed = new HashMap<>();
			assignment().placements().stream().filter(placement -> placement.vm().getGpu() != null)
					.forEach(placement -> placement.policy()
							.ifPresent(
									policy -> placed.computeIfAbsent(placement.vm(), key -> new LinkedHashSet<>()).add(policy)));
			policiesOf = placed;
		}
		return policiesOf.computeIfAbsent(vm, this::possible);
	}

	/** The policy of a VM without a place, if only one comes into question. */
	private Set<Policy> possible(Vm vm) {
		GpuDemand demand = vm.getGpu();
		if (demand == null) {
			return Set.of();
		}
		Set<Policy> candidates = new LinkedHashSet<>();
		if (demand.getPlace() == null) {
			candidates.addAll(
					demand.getProfile() == null ? policies
							: policiesByProfile().getOrDefault(demand.getProfile().getName(), List.of()));
		} else if (isPlaceable(demand)) {
			candidates.addAll(policyTargets.policies(demand.getPlace()));
		}
		if (isPlaceable(demand) && (demand.getPlace() == null || !policyTargets.covers(demand.getPlace()))) {
			defaultPolicy.ifPresent(candidates::add);
		}
		return candidates.size() == 1 ? candidates : Set.of();
	}

	private static boolean isPlaceable(GpuDemand demand) {
		return demand.getPlace() == null || demand.getPlace().getElement() instanceof Host host && !host.eIsProxy();
	}

	/** The policies by the names of the profiles that their GPUs have. */
	private Map<String, List<Policy>> policiesByProfile() {
		if (policiesByProfile == null) {
			policiesByProfile = new HashMap<>();
			for (Policy policy : policies) {
				initialGpus(policy).stream().map(DeclaredGpu::type).distinct().flatMap(type -> type.getProfiles().stream())
						.map(Profile::getName)
						.filter(name -> name != null).distinct()
						.forEach(name -> policiesByProfile.computeIfAbsent(name, key -> new ArrayList<>()).add(policy));
			}
		}
		return policiesByProfile;
	}

	/** The policy that holds for a place. */
	public Optional<Policy> policyOf(Target place) {
		if (!(place.getElement() instanceof Host host) || host.eIsProxy()) {
			return Optional.empty();
		}
		return policyTargets.firstOverlapping(place).map(PolicyTargets.PolicyTarget::policy).or(() -> defaultPolicy);
	}

	/** The first target of a policy that has a GPU in common with this one; the target itself where it is the first. */
	public Optional<PolicyTargets.PolicyTarget> firstOverlapping(Target target) {
		return policyTargets.firstOverlapping(target);
	}

	/** The VMs that have a GPU under a policy, in file order. */
	public List<Vm> vms(Policy policy) {
		if (vmsOf == null) {
			Map<Policy, List<Vm>> byPolicy = new HashMap<>();
			vms.forEach(vm -> policiesOf(vm)
					.forEach(holding -> byPolicy.computeIfAbsent(holding, key -> new ArrayList<>()).add(vm)));
			vmsOf = byPolicy;
		}
		return vmsOf.getOrDefault(policy, List.of());
	}

	/** Whether a policy names a GPU, or the host that it is in. */
	public boolean isNamed(HostGpu gpu) {
		return policies.stream().flatMap(policy -> policy.getTargets().stream())
				.anyMatch(target -> target.getElement() == gpu.eContainer()
						&& (target.getGpu() == null || target.getGpu() == gpu));
	}

	/** The VMs that are placed on a host or on one of its GPUs. */
	public List<Vm> vms(Host host) {
		return vmsOnHost.getOrDefault(host, List.of());
	}
}
