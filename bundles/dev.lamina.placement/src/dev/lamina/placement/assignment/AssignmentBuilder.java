package dev.lamina.placement.assignment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;

import dev.lamina.capacity.Capacity;
import dev.lamina.capacity.Fit;
import dev.lamina.capacity.PartitionRequest;
import dev.lamina.capacity.geometry.PartitionPlacement;
import dev.lamina.capacity.geometry.Refusal;
import dev.lamina.model.GpuDemand;
import dev.lamina.model.GpuType;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.NamedElement;
import dev.lamina.model.Partition;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.Stack;
import dev.lamina.model.Target;
import dev.lamina.model.Technique;
import dev.lamina.model.Vm;
import dev.lamina.model.inheritance.InheritanceResolver;
import dev.lamina.model.quantity.IndexRange;
import dev.lamina.placement.rule.ResourceDemand;
import dev.lamina.placement.scope.InstanceNames;
import dev.lamina.placement.scope.PolicyTargets;

/** Lays out one inventory: cuts the GPUs as policies say, then seats the VMs. */
final class AssignmentBuilder {
	private record Member(Vm vm, int index) {
	}

	private record ProblemKey(AssignmentProblem.Kind kind, EObject at) {
	}

	private final Map<EObject, String> uncountable;
	private final AssignmentInput assignmentInput;
	private final PolicyTargets policyTargets;
	private final List<HostAllocator> hosts = new ArrayList<>();
	private final Map<Member, VmPlacement> vmPlacements = new LinkedHashMap<>();
	/** VMs of which one found no room: what is seated later only takes more, so the others find none either. */
	private final Set<Vm> unplaceable = new HashSet<>();
	private final Map<ProblemKey, AssignmentProblem> assignmentProblems = new LinkedHashMap<>();
	private final List<GpuAllocator> slots = new ArrayList<>();
	private final Map<Host, List<HostAllocator>> hostsOf = new HashMap<>();
	private final PlacementRuleSet ruleSet;
	private final VmStarts vmStarts;

	/** Where the others of a VM may be seated, once one is: on GPUs that it names or could have, or beside hosts without any. */
	private final Map<Vm, CandidateGpus> candidates = new HashMap<>();
	private final Map<ForwardingGroup, CandidateGpus> remote = new HashMap<>();
	private final Map<Vm, LeastLoadedHost> beside = new HashMap<>();
	private LeastLoadedHost withoutGpu;

	/** VMs whose calls are forwarded from hosts under one policy. */
	private record ForwardingGroup(Vm vm, Optional<Policy> own) {
	}

	/**
	 * @param seed of placements that are drawn
	 */
	AssignmentBuilder(AssignmentInput assignmentInput, long seed) {
		this.assignmentInput = assignmentInput;
		uncountable = InstanceLimit.exceeded(assignmentInput.hosts(), assignmentInput.vms());
		this.policyTargets = new PolicyTargets(assignmentInput.policies());
		ruleSet = new PlacementRuleSet(assignmentInput.vms(), seed);
		vmStarts = VmStarts.of(assignmentInput.scope());
	}

	Assignment assign() {
		assignmentInput.policies().forEach(policy -> policy.getTargets().forEach(this::isInRange));
		assignmentInput.hosts().forEach(this::build);
		List<Member> members = assignmentInput.vms().stream().flatMap(this::members).toList();
		place(members.stream().filter(member -> !isLater(member)).toList());
		place(members.stream().filter(this::isLater).toList());
		return new Assignment(slots.stream().map(GpuAllocator::snapshot).toList(),
				members.stream().map(vmPlacements::get).filter(vmPlacement -> vmPlacement != null).toList(),
				List.copyOf(assignmentProblems.values()));
	}

	// ---- hosts and GPUs ---------------------------------------------------------------------------------------------

	private void build(Host host) {
		boolean countable = isCountable(host);
		for (HostGpu gpu : host.getGpus()) {
			countable &= isCountable(gpu);
		}
		for (int index = 0; countable && index < host.getCount(); index++) {
			List<GpuAllocator> own = new ArrayList<>();
			for (HostGpu gpu : host.getGpus()) {
				for (int number = 0; number < gpu.getCount() && AssignmentInput.isKnown(gpu.getType()); number++) {
					own.add(build(host, index, gpu, number));
				}
			}
			add(new HostAllocator(host, index, hosts.size(), own, policyTargets.naming(host, index), emulation(host, index)));
		}
	}

	private void add(HostAllocator host) {
		hosts.add(host);
		hostsOf.computeIfAbsent(host.host, key -> new ArrayList<>()).add(host);
		for (GpuAllocator slot : host.slots) {
			slot.owner = host;
			slot.number = host.slots.indexOf(slot);
			slot.numberOfAll = slots.size();
			slots.add(slot);
		}
	}

	private GpuAllocator build(Host host, int index, HostGpu gpu, int number) {
		GpuType type = InheritanceResolver.resolve(gpu.getType());
		String name = InstanceNames.of(host, index, gpu, number);
		PolicyTargets.Holder holder = policyTargets.of(host, index, gpu, number);
		holder.rival().ifPresent(rival -> report(AssignmentProblem.Kind.POLICIES_CONFLICT, rival,
				"The policies " + InstanceNames.of(holder.policy().orElseThrow()) + " and "
						+ InstanceNames.of(holder.rivalPolicy().orElseThrow()) + " both hold for " + name
						+ ". Name other GPUs in one of them."));
		Optional<Policy> policy = holder.policy();
		List<PartitionPlacement> partitions = policy.map(each -> cut(each, gpu, type, name)).orElse(List.of());
		return new GpuAllocator(host, index, gpu, number, type, policy, partitions,
				vm -> Repartitioning.isAwaited(assignmentInput.scope(), vm, gpu));
	}

	/** The partitions of a policy on one GPU; if they do not fit, those before the first that does not. */
	private List<PartitionPlacement> cut(Policy policy, HostGpu gpu, GpuType type, String name) {
		boolean named = policy.getTargets().stream().anyMatch(target -> target.getGpu() == gpu);
		List<Partition> lines = policy.getPartitions().stream()
				.filter(line -> line.getProfile() != null && !line.getProfile().eIsProxy() && line.getProfile().getName() != null)
				.filter(line -> named || has(type, line.getProfile())).toList();
		List<PartitionRequest> wanted = new ArrayList<>(lines.stream().map(PartitionRequest::of).toList());
		while (Capacity.fit(type, wanted) instanceof Fit.Refused refused) {
			if (assignmentProblems.values().stream().noneMatch(assignmentProblem -> lines.contains(assignmentProblem.at()))) {
				report(new AssignmentProblem(AssignmentProblem.Kind.PARTITIONS_DO_NOT_FIT, lines.get(refused.index()),
						refused.sentence(name),
						Optional.of(refused)));
			}
			PartitionRequest line = wanted.get(refused.index());
			wanted.set(refused.index(), new PartitionRequest(line.profile(), refused.atMost(),
					line.starts().subList(0, Math.min(refused.atMost(), line.starts().size()))));
		}
		return Capacity.fit(type, wanted) instanceof Fit.Placed placed ? placed.added() : List.of();
	}

	private static boolean has(GpuType type, Profile profile) {
		return type.getProfiles().stream().anyMatch(own -> profile.getName().equals(own.getName()));
	}

	// ---- VMs --------------------------------------------------------------------------------------------------------

	private Stream<Member> members(Vm vm) {
		return isCountable(vm)
				? java.util.stream.IntStream.range(0, Math.max(0, vm.getCount())).mapToObj(index -> new Member(vm, index))
				: Stream.of();
	}

	private boolean isLater(Member member) {
		return vmStarts.isLater(member.vm(), member.index());
	}

	private void place(List<Member> members) {
		members.stream().filter(member -> requestedTarget(member) != null && requestedTarget(member).getGpu() != null)
				.forEach(this::placeVm);
		members.stream().filter(member -> requestedTarget(member) != null && requestedTarget(member).getGpu() == null)
				.forEach(this::placeVm);
		members.stream().filter(member -> requestedTarget(member) == null).forEach(this::placeVm);
	}

	private void placeVm(Member member) {
		GpuDemand demand = member.vm().getGpu();
		if (hosts.isEmpty()) {
			if (assignmentInput.hosts().isEmpty()) {
				report(AssignmentProblem.Kind.NO_HOST, member.vm(),
						InstanceNames.of(member.vm()) + " has no host to run on. Declare a host.");
			}
		} else if (demand == null) {
			placeEmulated(member, leastLoadedHost());
		} else if (demand.getProfile() != null && (demand.getProfile().eIsProxy() || demand.getProfile().getName() == null)) {
			return;
		} else if (demand.getPlace() == null) {
			placeAnywhere(member);
		} else if (AssignmentInput.isKnown(demand.getPlace().getElement()) && isInRange(demand.getPlace())) {
			placeAt(member, demand.getPlace());
		}
	}

	private void placeAt(Member member, Target place) {
		if (candidates.containsKey(member.vm())) {
			placeOnOneOf(member, candidates.get(member.vm()), Optional.empty());
			return;
		}
		if (beside.containsKey(member.vm())) {
			placeWithoutLocalGpu(member, beside.get(member.vm()).host());
			return;
		}
		List<HostAllocator> named = hostsOf.getOrDefault(place.getElement(), List.of()).stream()
				.filter(host -> TargetMatcher.matches(place.getIndices(), host.index)).toList();
		List<GpuAllocator> there = named.stream().flatMap(host -> host.slots.stream()).filter(slot -> place.getGpu() == null
				|| place.getGpu() == slot.gpu && TargetMatcher.matches(place.getGpuIndices(), slot.gpuIndex)).toList();
		if (!there.isEmpty()) {
			placeOnOneOf(member, candidates(member, there), Optional.empty());
		} else if (place.getGpu() == null && !named.isEmpty() && ((Host) place.getElement()).getGpus().isEmpty()) {
			placeWithoutLocalGpu(member,
					beside.computeIfAbsent(member.vm(), vm -> new LeastLoadedHost(named, host -> true)).host());
		}
	}

	private void placeAnywhere(Member member) {
		if (slots.isEmpty() && leastLoadedHost().emulation.isPresent()) {
			placeEmulated(member, leastLoadedHost());
		} else {
			placeOnOneOf(member, candidates(member, slots), Optional.empty());
		}
	}

	private CandidateGpus candidates(Member member, List<GpuAllocator> named) {
		return candidates.computeIfAbsent(member.vm(), vm -> ruleSet.candidates(named, vm));
	}

	/** The host with the fewest VMs, those first on which devices are emulated. */
	private HostAllocator leastLoadedHost() {
		if (withoutGpu == null) {
			withoutGpu = new LeastLoadedHost(hosts, host -> host.emulation.isPresent());
		}
		return withoutGpu.host();
	}

	/** Seats a guest on a host without GPU: emulated there, or with its calls forwarded to a GPU elsewhere. */
	private void placeWithoutLocalGpu(Member member, HostAllocator host) {
		Optional<Stack> stack = GpuAllocator.stackOf(host.own);
		boolean forwards = stack.isEmpty() || stack.get().getTechnique() == Technique.API_FORWARDING;
		CandidateGpus served = remote.computeIfAbsent(new ForwardingGroup(member.vm(), host.own),
				forwardingGroup -> ruleSet.candidates(forwarding(forwardingGroup.own()), forwardingGroup.vm()));
		if (host.emulation.isPresent()) {
			placeEmulated(member, host);
		} else if (forwards && !served.named().isEmpty()) {
			placeOnOneOf(member, served, Optional.of(host));
		} else {
			report(AssignmentProblem.Kind.NO_GPU, member.vm().getGpu(),
					InstanceNames.of(member.vm(), member.index()) + " finds no GPU: "
							+ host.name() + " has none. Name a GPU, emulate a device or forward calls to another host.");
		}
	}

	/** The GPUs to which calls are forwarded: those under the same policy, or all if none is. */
	private List<GpuAllocator> forwarding(Optional<Policy> own) {
		List<GpuAllocator> all = slots.stream().filter(slot -> slot.is(Technique.API_FORWARDING)).toList();
		List<GpuAllocator> ofOwn = all.stream().filter(slot -> own.isPresent() && slot.policy.equals(own)).toList();
		return ofOwn.isEmpty() ? all : ofOwn;
	}

	private void placeOnOneOf(Member member, CandidateGpus candidateGpus, Optional<HostAllocator> guestHost) {
		if (unplaceable.contains(member.vm())) {
			return;
		}
		Optional<GpuAllocator> taken = candidateGpus.tryAllocate(member.vm(), member.index());
		if (taken.isPresent()) {
			GpuAllocator slot = taken.get();
			ruleSet.recordAllocation(candidateGpus.demand(), slot, guestHost.orElse(slot.owner));
			addPlacement(member, guestHost.orElse(slot.owner), slot);
			return;
		}
		Optional<GpuAllocator> first = candidateGpus.first();
		AssignmentProblem problem = first.flatMap(slot -> slot.tryAllocate(member.vm(), member.index()))
				.orElseGet(() -> unsuitable(member, candidateGpus.named()));
		if (first.isPresent() && isLater(member) && problem.kind().isBecauseOfOthers()) {
			// it may get what others have left by the time when it starts
			addPlacement(member, guestHost.orElse(first.get().owner), first.get());
		} else {
			unplaceable.add(member.vm());
			report(problem);
		}
	}

	private void addPlacement(Member member, HostAllocator host, GpuAllocator slot) {
		addPlacement(member, host, slot.is(Technique.EMULATION) ? OptionalInt.empty() : OptionalInt.of(slot.numberOfAll),
				slot.policy, slot.stack);
	}

	private static AssignmentProblem unsuitable(Member member, List<GpuAllocator> candidates) {
		GpuDemand demand = member.vm().getGpu();
		String vm = InstanceNames.of(member.vm(), member.index());
		if (candidates.isEmpty()) {
			return new AssignmentProblem(AssignmentProblem.Kind.NO_GPU, demand, vm + " finds no GPU: the hosts have none.",
					Optional.empty());
		}
		GpuAllocator slot = candidates.get(0);
		Fit.Refused refused = new Fit.Refused(0, demand.getProfile(), 1, 0,
				List.of(new Refusal.Foreign(demand.getProfile(), slot.type)));
		return demand.getPlace() == null
				? new AssignmentProblem(AssignmentProblem.Kind.NO_GPU, demand,
						vm + " finds no GPU that has the profile " + demand.getProfile().getName() + '.',
						Optional.of(refused))
				: new AssignmentProblem(AssignmentProblem.Kind.PROFILE_FOREIGN, demand, refused.sentence(slot.name()),
						Optional.of(refused));
	}

	private void placeEmulated(Member member, HostAllocator host) {
		ruleSet.recordAllocation(ResourceDemand.of(member.vm().getName(), member.vm()), host);
		addPlacement(member, host, OptionalInt.empty(), host.emulation, GpuAllocator.stackOf(host.emulation));
	}

	/** The policy under which devices are emulated on a host without GPU in play. */
	private Optional<Policy> emulation(Host host, int index) {
		Optional<Policy> policy = policyTargets.naming(host, index).or(() -> policyTargets.general());
		return policy.filter(each -> GpuAllocator.stackOf(Optional.of(each)).filter(Stack::isSetTechnique)
				.filter(stack -> stack.getTechnique() == Technique.EMULATION).isPresent());
	}

	private void addPlacement(Member member, HostAllocator host, OptionalInt slot, Optional<Policy> policy,
			Optional<Stack> stack) {
		vmPlacements.put(member, new VmPlacement(member.vm(), member.index(), host.host, host.index, slot, policy, stack));
	}

	private static Target requestedTarget(Member member) {
		return member.vm().getGpu() == null ? null : member.vm().getGpu().getPlace();
	}

	// ---- problems ---------------------------------------------------------------------------------------------------

	private boolean isInRange(Target target) {
		if (!AssignmentInput.isKnown(target.getElement()) || target.getGpu() != null && target.getGpu().eIsProxy()) {
			return false;
		}
		int count = target.getElement() instanceof Host host ? host.getCount() : 1;
		boolean hostInRange = isWithin(target.getIndices(), count);
		boolean gpuInRange = target.getGpu() == null || isWithin(target.getGpuIndices(), target.getGpu().getCount());
		if (!hostInRange) {
			reportIndex(target, target.getIndices(), count, target.getElement());
		} else if (!gpuInRange) {
			reportIndex(target, target.getGpuIndices(), target.getGpu().getCount(), target.getGpu());
		}
		return hostInRange && gpuInRange;
	}

	private static boolean isWithin(IndexRange range, int count) {
		return range == null || range.last() < count;
	}

	private void reportIndex(Target at, IndexRange range, int count, EObject declaration) {
		String name = InstanceNames.of((NamedElement) declaration);
		report(AssignmentProblem.Kind.INDEX_OUT_OF_RANGE, at,
				name + '[' + range.last() + "] does not exist: " + (count == 1 ? "there is one " + name
						+ ", leave the index out."
						: "the " + count + " of them are " + name + "[0] to " + name + '[' + (count - 1) + "]."));
	}

	private boolean isCountable(EObject at) {
		String sentence = uncountable.get(at);
		if (sentence != null) {
			report(AssignmentProblem.Kind.TOO_MANY_INSTANCES, at, sentence);
		}
		return sentence == null;
	}

	private void report(AssignmentProblem.Kind kind, EObject at, String sentence) {
		report(new AssignmentProblem(kind, at, sentence, Optional.empty()));
	}

	private void report(AssignmentProblem assignmentProblem) {
		assignmentProblems.putIfAbsent(new ProblemKey(assignmentProblem.kind(), assignmentProblem.at()), assignmentProblem);
	}
}
