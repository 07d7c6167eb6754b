package dev.lamina.capacity.assignment;

import dev.lamina.capacity.Amounts;
import dev.lamina.capacity.Capacity;
import dev.lamina.capacity.Fit;
import dev.lamina.capacity.Placement;
import dev.lamina.capacity.Wanted;
import dev.lamina.capacity.inheritance.Effective;
import dev.lamina.capacity.placement.Demand;
import dev.lamina.capacity.placement.Node;
import dev.lamina.model.GpuDemand;
import dev.lamina.model.GpuType;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.Stack;
import dev.lamina.model.Technique;
import dev.lamina.model.Vm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** A GPU while VMs are being seated; takes a VM or says why it cannot, and never holds more than fits. */
final class OpenSlot {
	private static final double ROUNDING = 1e-9;

	final Host host;
	final int hostIndex;
	final HostGpu gpu;
	final int gpuIndex;
	final GpuType type;
	final Optional<Policy> policy;
	final Optional<Stack> stack;
	private final boolean cutByPolicy;
	private final List<Resident> residents = new ArrayList<>();
	private List<Placement> partitions;
	/** Whether an event cuts it so that a VM gets its profile before it starts. */
	private final Predicate<Vm> awaited;
	/** Profiles that found no room: as residents never leave, they will not find any later. */
	private final Map<String, Fit.Refused> noRoom = new HashMap<>();
	private long usedMemory = -1;
	/** Its host, and its number there and among all. */
	OpenHost owner;
	int number;
	int numberOfAll;

	OpenSlot(Host host, int hostIndex, HostGpu gpu, int gpuIndex, GpuType type, Optional<Policy> policy, List<Placement> partitions,
			Predicate<Vm> awaited) {
		this.host = host;
		this.hostIndex = hostIndex;
		this.gpu = gpu;
		this.gpuIndex = gpuIndex;
		this.type = type;
		this.policy = policy;
		this.stack = stackOf(policy);
		this.partitions = partitions;
		this.awaited = awaited;
		this.cutByPolicy = policy.isPresent() && !policy.get().getPartitions().isEmpty();
	}

	static Optional<Stack> stackOf(Optional<Policy> policy) {
		return policy.map(Policy::getStack).filter(stack -> !stack.eIsProxy()).map(Effective::of);
	}

	GpuSlot closed() {
		return new GpuSlot(host, hostIndex, gpu, gpuIndex, type, policy, stack, partitions, residents);
	}

	String name() {
		return Names.of(host, hostIndex, gpu, gpuIndex);
	}

	/** What a VM asks for here as placement rules count it: where it shares the whole GPU with others that is its working set. */
	Demand demand(Vm vm) {
		Demand asked = Demand.of(vm.getName(), vm);
		boolean own = vm.getGpu().getProfile() != null || vm.getGpu().getFraction() != null || stack.isEmpty() || is(Technique.PASS_THROUGH);
		if (own && !is(Technique.EMULATION)) {
			return asked;
		}
		long memory = is(Technique.EMULATION) ? 0 : Amounts.bytes(type.getMemory()).orElse(0);
		int milli = memory == 0 ? 0 : (int) Math.min(Node.WHOLE_GPU - 1, Math.ceilDiv(Node.WHOLE_GPU * workingSet(vm), memory));
		return new Demand(asked.name(), asked.cpuMilli(), asked.memoryMib(), 1, milli, asked.models());
	}

	private static long workingSet(Vm vm) {
		return vm.getWorkload() == null || vm.getWorkload().eIsProxy() ? 0
				: Amounts.bytes(Effective.of(vm.getWorkload()).getWorkingSet()).orElse(0);
	}

	private long usedMemory() {
		if (usedMemory < 0) {
			usedMemory = closed().usedMemory();
		}
		return usedMemory;
	}

	boolean is(Technique technique) {
		return stack.filter(Stack::isSetTechnique).map(Stack::getTechnique).filter(technique::equals).isPresent();
	}

	boolean has(Profile profile) {
		return type.getProfiles().stream().anyMatch(own -> own.getName() != null && own.getName().equals(profile.getName()));
	}

	/** Takes the VM, or leaves everything as it was and says why. */
	Optional<Problem> seat(Vm vm, int index) {
		Optional<Problem> problem = add(vm, index);
		if (problem.isEmpty()) {
			usedMemory = -1;
		}
		return problem;
	}

	private Optional<Problem> add(Vm vm, int index) {
		if (is(Technique.EMULATION)) {
			return Optional.empty();
		}
		GpuDemand demand = vm.getGpu();
		int most = stack.map(Stack::getMaximumVms).orElse(0);
		if (is(Technique.PASS_THROUGH) && !residents.isEmpty()) {
			return passThroughShared(vm, index);
		}
		if (most > 0 && residents.size() >= most) {
			return problem(Problem.Kind.TOO_MANY_VMS, demand, Names.of(vm, index) + " would be VM " + (residents.size() + 1) + " on "
					+ name() + ", at most " + most + " are served (limit of the stack " + Names.of(stack.get()) + ").");
		}
		if (demand.getProfile() != null) {
			return cutByPolicy ? take(vm, index) : cut(vm, index);
		}
		if (!partitions.isEmpty()) {
			return problem(Problem.Kind.GPU_IS_CUT, demand, name() + " is cut into partitions. Name the profile that "
					+ Names.of(vm, index) + " gets.");
		}
		return demand.getFraction() != null ? part(vm, index) : whole(vm, index);
	}

	private Optional<Problem> take(Vm vm, int index) {
		Profile wanted = vm.getGpu().getProfile();
		List<Integer> matching = IntStream.range(0, partitions.size()).filter(number -> partitions.get(number).serves(wanted))
				.boxed().toList();
		if (matching.isEmpty() && awaited.test(vm)) {
			return Optional.empty();
		}
		if (matching.isEmpty()) {
			return problem(Problem.Kind.PROFILE_NOT_CUT, vm.getGpu(), "Policy " + Names.of(policy.get()) + " cuts no " + wanted.getName()
					+ " on " + name() + ". Add a partition of it.");
		}
		Optional<Integer> idle = matching.stream().filter(number -> residents.stream().noneMatch(
				resident -> resident.share() instanceof Share.OfProfile share && share.partition() == number)).findFirst();
		if (idle.isEmpty()) {
			return problem(Problem.Kind.PROFILE_DOES_NOT_FIT, vm.getGpu(), "No " + wanted.getName() + " is left on " + name() + " for "
					+ Names.of(vm, index) + ": all " + matching.size() + " that policy " + Names.of(policy.get()) + " cuts are in use.");
		}
		Placement placement = partitions.get(idle.get());
		residents.add(new Resident(vm, index, new Share.OfProfile(wanted, idle.get(), placement), bytes(wanted)));
		return Optional.empty();
	}

	/** Cuts partitions anew for all residents: none is running yet, so none has to stay where it is. */
	private Optional<Problem> cut(Vm vm, int index) {
		if (residents.stream().anyMatch(resident -> resident.share().profileIfAny().isEmpty())) {
			return problem(Problem.Kind.PROFILE_DOES_NOT_FIT, vm.getGpu(), name() + " cannot be cut for " + Names.of(vm, index)
					+ ": " + residents.get(0).name() + " uses it without a profile.");
		}
		Fit.Refused known = noRoom.get(vm.getGpu().getProfile().getName());
		if (known != null) {
			return noRoom(vm, index, known);
		}
		List<Profile> profiles = new ArrayList<>(residents.stream().map(each -> each.share().profileIfAny().orElseThrow()).toList());
		profiles.add(vm.getGpu().getProfile());
		return switch (Capacity.fit(type, lines(profiles))) {
			case Fit.Refused refused -> {
				noRoom.put(vm.getGpu().getProfile().getName(), refused);
				yield noRoom(vm, index, refused);
			}
			case Fit.Placed placed -> {
				residents.add(new Resident(vm, index, new Share.Whole(), 0));
				partitions = placed.added();
				for (int number = 0; number < profiles.size(); number++) {
					Resident old = residents.get(number);
					residents.set(number, new Resident(old.vm(), old.index(),
							new Share.OfProfile(profiles.get(number), number, partitions.get(number)), bytes(profiles.get(number))));
				}
				yield Optional.empty();
			}
		};
	}

	private Optional<Problem> noRoom(Vm vm, int index, Fit.Refused refused) {
		return Optional.of(new Problem(Problem.Kind.PROFILE_DOES_NOT_FIT, vm.getGpu(),
				Names.of(vm, index) + " finds no room: " + refused.sentence(name()), Optional.of(refused)));
	}

	private Optional<Problem> part(Vm vm, int index) {
		double wanted = Amounts.ratio(vm.getGpu().getFraction(), 0);
		double promised = residents.stream().mapToDouble(OpenSlot::fraction).sum();
		if (promised + wanted > overcommit() + ROUNDING) {
			return problem(Problem.Kind.FRACTION_EXCEEDED, vm.getGpu(), Names.of(vm, index) + " wants " + percent(wanted) + " of "
					+ name() + ", but " + percent(promised) + " of " + percent(overcommit())
					+ " are promised already. Use another GPU or allow memory-overcommit.");
		}
		long bytes = (long) (Amounts.bytes(type.getMemory()).orElse(0) * wanted);
		residents.add(new Resident(vm, index, new Share.Fraction(wanted), bytes));
		return Optional.empty();
	}

	private Optional<Problem> whole(Vm vm, int index) {
		OptionalLong memory = Amounts.bytes(type.getMemory());
		if (stack.isEmpty() || is(Technique.PASS_THROUGH)) {
			if (!residents.isEmpty()) {
				return passThroughShared(vm, index);
			}
			residents.add(new Resident(vm, index, new Share.Whole(), memory.orElse(0)));
			return Optional.empty();
		}
		long wanted = workingSet(vm);
		long used = usedMemory();
		if (memory.isPresent() && (double) used + wanted > memory.getAsLong() * overcommit()) {
			return problem(Problem.Kind.MEMORY_EXCEEDED, vm.getGpu(), Names.of(vm, index) + " needs " + Amounts.text(wanted) + " on "
					+ name() + ", where " + Amounts.text(used) + " of " + Amounts.text((long) (memory.getAsLong() * overcommit()))
					+ " are in use. Use another GPU or allow memory-overcommit.");
		}
		residents.add(new Resident(vm, index, new Share.Whole(), wanted));
		return Optional.empty();
	}

	private Optional<Problem> passThroughShared(Vm vm, int index) {
		return problem(Problem.Kind.PASS_THROUGH_SHARED, vm.getGpu(), name() + " goes as a whole to " + residents.get(0).name()
				+ " and cannot serve " + Names.of(vm, index) + " too. Use another GPU or a stack that shares.");
	}

	private double overcommit() {
		return policy.map(each -> Amounts.ratio(each.getMemoryOvercommit(), 1)).orElse(1.0);
	}

	private static double fraction(Resident resident) {
		return switch (resident.share()) {
			case Share.Fraction fraction -> fraction.part();
			case Share.Whole whole -> 1;
			case Share.OfProfile profile -> 0;
		};
	}

	private static long bytes(Profile profile) {
		return Amounts.bytes(profile.getMemory()).orElse(0);
	}

	private static List<Wanted> lines(List<Profile> profiles) {
		List<Wanted> lines = new ArrayList<>();
		for (Profile profile : profiles) {
			int last = lines.size() - 1;
			if (last >= 0 && lines.get(last).profile() == profile) {
				lines.set(last, Wanted.of(profile, lines.get(last).count() + 1));
			} else {
				lines.add(Wanted.of(profile, 1));
			}
		}
		return lines;
	}

	private static String percent(double part) {
		return new java.math.BigDecimal(part * 100).setScale(1, java.math.RoundingMode.HALF_UP).stripTrailingZeros().toPlainString() + " %";
	}

	private static Optional<Problem> problem(Problem.Kind kind, GpuDemand at, String sentence) {
		return Optional.of(new Problem(kind, at, sentence, Optional.empty()));
	}
}
