package dev.lamina.capacity.assignment;

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
import dev.lamina.capacity.Placement;
import dev.lamina.capacity.Refusal;
import dev.lamina.capacity.Wanted;
import dev.lamina.capacity.inheritance.Effective;
import dev.lamina.capacity.placement.Demand;
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

/** Lays out one inventory: cuts the GPUs as policies say, then seats the VMs. */
final class Assigner {
	private record Member(Vm vm, int index) {
	}

	private record Mistake(Problem.Kind kind, EObject at) {
	}

	private final Map<EObject, String> uncountable;
	private final Inventory inventory;
	private final Policies policies;
	private final List<OpenHost> hosts = new ArrayList<>();
	private final Map<Member, Seat> seats = new LinkedHashMap<>();
	/** VMs of which one found no room: what is seated later only takes more, so the others find none either. */
	private final Set<Vm> hopeless = new HashSet<>();
	private final Map<Mistake, Problem> problems = new LinkedHashMap<>();
	private final List<OpenSlot> slots = new ArrayList<>();
	private final Map<Host, List<OpenHost>> hostsOf = new HashMap<>();
	private final Placements placements;

	/** Where the others of a VM may be seated, once one is: on GPUs that it names or could have, or beside hosts without any. */
	private final Map<Vm, Candidates> candidates = new HashMap<>();
	private final Map<Beside, Candidates> remote = new HashMap<>();
	private final Map<Vm, Emptiest> beside = new HashMap<>();
	private Emptiest withoutGpu;

	/** VMs whose calls are forwarded from hosts under one policy. */
	private record Beside(Vm vm, Optional<Policy> own) {
	}

	/**
	 * @param seed of placements that are drawn
	 */
	Assigner(Inventory inventory, long seed) {
		this.inventory = inventory;
		uncountable = InstanceLimit.exceeded(inventory.hosts(), inventory.vms());
		this.policies = new Policies(inventory.policies());
		placements = new Placements(inventory.vms(), seed);
	}

	Assignment assign() {
		inventory.policies().forEach(policy -> policy.getTargets().forEach(this::isInRange));
		inventory.hosts().forEach(this::build);
		List<Member> members = inventory.vms().stream().flatMap(this::members).toList();
		members.stream().filter(member -> place(member) != null && place(member).getGpu() != null).forEach(this::seat);
		members.stream().filter(member -> place(member) != null && place(member).getGpu() == null).forEach(this::seat);
		members.stream().filter(member -> place(member) == null).forEach(this::seat);
		return new Assignment(slots.stream().map(OpenSlot::closed).toList(),
				members.stream().map(seats::get).filter(seat -> seat != null).toList(), List.copyOf(problems.values()));
	}

	// ---- hosts and GPUs ---------------------------------------------------------------------------------------------

	private void build(Host host) {
		boolean countable = isCountable(host);
		for (HostGpu gpu : host.getGpus()) {
			countable &= isCountable(gpu);
		}
		for (int index = 0; countable && index < host.getCount(); index++) {
			List<OpenSlot> own = new ArrayList<>();
			for (HostGpu gpu : host.getGpus()) {
				for (int number = 0; number < gpu.getCount() && Inventory.isKnown(gpu.getType()); number++) {
					own.add(build(host, index, gpu, number));
				}
			}
			add(new OpenHost(host, index, hosts.size(), own, policies.naming(host, index), emulation(host, index)));
		}
	}

	private void add(OpenHost host) {
		hosts.add(host);
		hostsOf.computeIfAbsent(host.host, key -> new ArrayList<>()).add(host);
		for (OpenSlot slot : host.slots) {
			slot.owner = host;
			slot.number = host.slots.indexOf(slot);
			slot.numberOfAll = slots.size();
			slots.add(slot);
		}
	}

	private OpenSlot build(Host host, int index, HostGpu gpu, int number) {
		GpuType type = Effective.of(gpu.getType());
		String name = Names.of(host, index, gpu, number);
		Optional<Policy> policy = policies.of(host, index, gpu, number, name, this::report);
		List<Placement> partitions = policy.map(each -> cut(each, gpu, type, name)).orElse(List.of());
		return new OpenSlot(host, index, gpu, number, type, policy, partitions,
				vm -> Repartitioning.isAwaited(inventory.seen(), vm, gpu));
	}

	/** The partitions of a policy on one GPU; where they do not fit, those before the first that does not. */
	private List<Placement> cut(Policy policy, HostGpu gpu, GpuType type, String name) {
		boolean named = policy.getTargets().stream().anyMatch(target -> target.getGpu() == gpu);
		List<Partition> lines = policy.getPartitions().stream()
				.filter(line -> line.getProfile() != null && !line.getProfile().eIsProxy() && line.getProfile().getName() != null)
				.filter(line -> named || has(type, line.getProfile())).toList();
		List<Wanted> wanted = new ArrayList<>(lines.stream().map(Wanted::of).toList());
		while (Capacity.fit(type, wanted) instanceof Fit.Refused refused) {
			if (problems.values().stream().noneMatch(problem -> lines.contains(problem.at()))) {
				report(new Problem(Problem.Kind.PARTITIONS_DO_NOT_FIT, lines.get(refused.index()), refused.sentence(name),
						Optional.of(refused)));
			}
			Wanted line = wanted.get(refused.index());
			wanted.set(refused.index(), new Wanted(line.profile(), refused.atMost(),
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

	private void seat(Member member) {
		GpuDemand demand = member.vm().getGpu();
		if (hosts.isEmpty()) {
			if (inventory.hosts().isEmpty()) {
				report(Problem.Kind.NO_HOST, member.vm(), Names.of(member.vm()) + " has no host to run on. Declare a host.");
			}
		} else if (demand == null) {
			seatEmulated(member, emptiest());
		} else if (demand.getProfile() != null && (demand.getProfile().eIsProxy() || demand.getProfile().getName() == null)) {
			return;
		} else if (demand.getPlace() == null) {
			seatAnywhere(member);
		} else if (Inventory.isKnown(demand.getPlace().getElement()) && isInRange(demand.getPlace())) {
			seatAt(member, demand.getPlace());
		}
	}

	private void seatAt(Member member, Target place) {
		if (candidates.containsKey(member.vm())) {
			seatOnOneOf(member, candidates.get(member.vm()), Optional.empty());
			return;
		}
		if (beside.containsKey(member.vm())) {
			seatBeside(member, beside.get(member.vm()).host());
			return;
		}
		List<OpenHost> named = hostsOf.getOrDefault(place.getElement(), List.of()).stream()
				.filter(host -> Policies.matches(place.getIndex(), host.index)).toList();
		List<OpenSlot> there = named.stream().flatMap(host -> host.slots.stream()).filter(slot -> place.getGpu() == null
				|| place.getGpu() == slot.gpu && Policies.matches(place.getGpuIndex(), slot.gpuIndex)).toList();
		if (!there.isEmpty()) {
			seatOnOneOf(member, candidates(member, there), Optional.empty());
		} else if (place.getGpu() == null && !named.isEmpty() && ((Host) place.getElement()).getGpus().isEmpty()) {
			seatBeside(member, beside.computeIfAbsent(member.vm(), vm -> new Emptiest(named, host -> true)).host());
		}
	}

	private void seatAnywhere(Member member) {
		if (slots.isEmpty() && emptiest().emulation.isPresent()) {
			seatEmulated(member, emptiest());
		} else {
			seatOnOneOf(member, candidates(member, slots), Optional.empty());
		}
	}

	private Candidates candidates(Member member, List<OpenSlot> named) {
		return candidates.computeIfAbsent(member.vm(), vm -> placements.candidates(named, vm));
	}

	/** The host with the fewest VMs, those first on which devices are emulated. */
	private OpenHost emptiest() {
		if (withoutGpu == null) {
			withoutGpu = new Emptiest(hosts, host -> host.emulation.isPresent());
		}
		return withoutGpu.host();
	}

	/** Seats a guest on a host without GPU: emulated there, or with its calls forwarded to a GPU elsewhere. */
	private void seatBeside(Member member, OpenHost host) {
		Optional<Stack> stack = OpenSlot.stackOf(host.own);
		boolean forwards = stack.isEmpty() || stack.get().getTechnique() == Technique.API_FORWARDING;
		Candidates served = remote.computeIfAbsent(new Beside(member.vm(), host.own),
				beside -> placements.candidates(forwarding(beside.own()), beside.vm()));
		if (host.emulation.isPresent()) {
			seatEmulated(member, host);
		} else if (forwards && !served.named().isEmpty()) {
			seatOnOneOf(member, served, Optional.of(host));
		} else {
			report(Problem.Kind.NO_GPU, member.vm().getGpu(), Names.of(member.vm(), member.index()) + " finds no GPU: "
					+ host.name() + " has none. Name a GPU, emulate a device or forward calls to another host.");
		}
	}

	/** The GPUs to which calls are forwarded: those under the same policy, or all where none is. */
	private List<OpenSlot> forwarding(Optional<Policy> own) {
		List<OpenSlot> all = slots.stream().filter(slot -> slot.is(Technique.API_FORWARDING)).toList();
		List<OpenSlot> ofOwn = all.stream().filter(slot -> own.isPresent() && slot.policy.equals(own)).toList();
		return ofOwn.isEmpty() ? all : ofOwn;
	}

	private void seatOnOneOf(Member member, Candidates candidates, Optional<OpenHost> guestHost) {
		if (hopeless.contains(member.vm())) {
			return;
		}
		Optional<OpenSlot> taken = candidates.seat(member.vm(), member.index());
		if (taken.isPresent()) {
			OpenSlot slot = taken.get();
			OpenHost host = guestHost.orElse(slot.owner);
			placements.taken(candidates.demand(), slot, host);
			put(member, host, slot.is(Technique.EMULATION) ? OptionalInt.empty() : OptionalInt.of(slot.numberOfAll), slot.policy,
					slot.stack);
		} else {
			hopeless.add(member.vm());
			report(candidates.refusal(member.vm(), member.index()).orElseGet(() -> unsuitable(member, candidates.named())));
		}
	}

	private static Problem unsuitable(Member member, List<OpenSlot> candidates) {
		GpuDemand demand = member.vm().getGpu();
		String vm = Names.of(member.vm(), member.index());
		if (candidates.isEmpty()) {
			return new Problem(Problem.Kind.NO_GPU, demand, vm + " finds no GPU: the hosts have none.", Optional.empty());
		}
		OpenSlot slot = candidates.get(0);
		Fit.Refused refused = new Fit.Refused(0, demand.getProfile(), 1, 0,
				List.of(new Refusal.Foreign(demand.getProfile(), slot.type)));
		return demand.getPlace() == null
				? new Problem(Problem.Kind.NO_GPU, demand,
						vm + " finds no GPU that has the profile " + demand.getProfile().getName() + '.',
						Optional.of(refused))
				: new Problem(Problem.Kind.PROFILE_FOREIGN, demand, refused.sentence(slot.name()), Optional.of(refused));
	}

	private void seatEmulated(Member member, OpenHost host) {
		placements.taken(Demand.of(member.vm().getName(), member.vm()), host);
		put(member, host, OptionalInt.empty(), host.emulation, OpenSlot.stackOf(host.emulation));
	}

	/** The policy under which devices are emulated on a host without GPU in play. */
	private Optional<Policy> emulation(Host host, int index) {
		Optional<Policy> policy = policies.naming(host, index).or(() -> policies.general());
		return policy.filter(each -> OpenSlot.stackOf(Optional.of(each)).filter(Stack::isSetTechnique)
				.filter(stack -> stack.getTechnique() == Technique.EMULATION).isPresent());
	}

	private void put(Member member, OpenHost host, OptionalInt slot, Optional<Policy> policy, Optional<Stack> stack) {
		seats.put(member, new Seat(member.vm(), member.index(), host.host, host.index, slot, policy, stack));
	}

	private static Target place(Member member) {
		return member.vm().getGpu() == null ? null : member.vm().getGpu().getPlace();
	}

	// ---- problems ---------------------------------------------------------------------------------------------------

	private boolean isInRange(Target target) {
		if (!Inventory.isKnown(target.getElement()) || target.getGpu() != null && target.getGpu().eIsProxy()) {
			return false;
		}
		int count = target.getElement() instanceof Host host ? host.getCount() : 1;
		boolean gpuInRange = target.getGpu() == null || target.getGpuIndex() < target.getGpu().getCount();
		if (target.getIndex() >= count) {
			reportIndex(target, target.getIndex(), count, target.getElement());
		} else if (!gpuInRange) {
			reportIndex(target, target.getGpuIndex(), target.getGpu().getCount(), target.getGpu());
		}
		return target.getIndex() < count && gpuInRange;
	}

	private void reportIndex(Target at, int index, int count, EObject declaration) {
		String name = Names.of((NamedElement) declaration);
		report(Problem.Kind.INDEX_OUT_OF_RANGE, at,
				name + '[' + index + "] does not exist: " + (count == 1 ? "there is one " + name
						+ ", leave the index out."
						: "the " + count + " of them are " + name + "[0] to " + name + '[' + (count - 1) + "]."));
	}

	private boolean isCountable(EObject at) {
		String sentence = uncountable.get(at);
		if (sentence != null) {
			report(Problem.Kind.TOO_MANY_INSTANCES, at, sentence);
		}
		return sentence == null;
	}

	private void report(Problem.Kind kind, EObject at, String sentence) {
		report(new Problem(kind, at, sentence, Optional.empty()));
	}

	private void report(Problem problem) {
		problems.putIfAbsent(new Mistake(problem.kind(), problem.at()), problem);
	}
}
