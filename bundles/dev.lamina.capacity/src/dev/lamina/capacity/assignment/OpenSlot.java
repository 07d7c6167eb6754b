package dev.lamina.capacity.assignment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

/**
 * A GPU that VMs come to and leave; takes a VM or says why it cannot, and never holds more than fits.
 *
 * <p>Before anything runs it may lie partitions out anew for each VM that comes. Once it runs, every VM keeps what it has: a VM
 * that comes finds room beside those who are there, and what one leaves is room again. Partitions then keep their numbers, also
 * when nobody uses them any more, so that the same number always means the same part of the hardware.
 */
public final class OpenSlot {
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
	private final SequencedSet<Resident> everyResident = new LinkedHashSet<>();
	private List<Placement> partitions;
	private final boolean running;
	/** Whether an event cuts it so that a VM gets its profile before it starts. */
	private final Predicate<Vm> awaited;
	/** Profiles that found no room: until a resident leaves, they will not find any. */
	private final Map<String, Fit.Refused> noRoom = new HashMap<>();
	private long usedMemory = -1;
	/** Its host, and its number there and among all. */
	OpenHost owner;
	int number;
	int numberOfAll;

	OpenSlot(Host host, int hostIndex, HostGpu gpu, int gpuIndex, GpuType type, Optional<Policy> policy,
			List<Placement> partitions,
			Predicate<Vm> awaited) {
		this(host, hostIndex, gpu, gpuIndex, type, policy, partitions, awaited, false);
	}

	private OpenSlot(Host host, int hostIndex, HostGpu gpu, int gpuIndex, GpuType type, Optional<Policy> policy,
			List<Placement> partitions,
			Predicate<Vm> awaited, boolean running) {
		this.running = running;
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

	/** A GPU that runs, with those who are on it. */
	public static OpenSlot running(GpuSlot slot) {
		OpenSlot open = new OpenSlot(slot.host(), slot.hostIndex(), slot.hostGpu(), slot.gpuIndex(), slot.type(), slot.policy(),
				slot.partitions(),
				vm -> false, true);
		open.residents.addAll(slot.residents());
		open.everyResident.addAll(slot.residents());
		return open;
	}

	/** The same GPU cut anew under another policy, with nobody on it. */
	public OpenSlot under(Policy successor, List<Placement> cut) {
		return running(new GpuSlot(host, hostIndex, gpu, gpuIndex, type, Optional.of(successor), stackOf(Optional.of(successor)),
				cut, List.of()));
	}

	static Optional<Stack> stackOf(Optional<Policy> policy) {
		return policy.map(Policy::getStack).filter(stack -> !stack.eIsProxy()).map(Effective::of);
	}

	/** The GPU as it is now: without partitions that were made for VMs which have left. */
	public GpuSlot closed() {
		if (!running || cutByPolicy) {
			return new GpuSlot(host, hostIndex, gpu, gpuIndex, type, policy, stack, partitions, residents);
		}
		List<Placement> present = new ArrayList<>();
		Map<Integer, Integer> numbers = new HashMap<>();
		for (int each = 0; each < partitions.size(); each++) {
			if (isUsed(each)) {
				numbers.put(each, present.size());
				present.add(partitions.get(each));
			}
		}
		return new GpuSlot(host, hostIndex, gpu, gpuIndex, type, policy, stack, present, residents.stream()
				.map(resident -> resident.share() instanceof Share.OfProfile have ? new Resident(resident.vm(), resident.index(),
						new Share.OfProfile(have.profile(), numbers.get(have.partition()), have.placement()), resident.bytes())
						: resident)
				.toList());
	}

	/** The GPU with everything that ever was on it, each partition under the number that it keeps. */
	public GpuSlot overTime() {
		return new GpuSlot(host, hostIndex, gpu, gpuIndex, type, policy, stack, partitions, List.copyOf(everyResident));
	}

	private boolean isUsed(int partition) {
		return residents.stream()
				.anyMatch(resident -> resident.share() instanceof Share.OfProfile have && have.partition() == partition);
	}

	/** What a VM has of it; absent if it is not on it, or has nothing that is counted. */
	public Optional<Resident> resident(Vm vm, int index) {
		return residents.stream().filter(resident -> resident.vm() == vm && resident.index() == index).findFirst();
	}

	/** Lets a VM go: what it had is room again. */
	public void remove(Vm vm, int index) {
		residents.removeIf(resident -> resident.vm() == vm && resident.index() == index);
		noRoom.clear();
		usedMemory = -1;
	}

	/** {@code rack[3].g[0]}. */
	public String name() {
		return Names.of(host, hostIndex, gpu, gpuIndex);
	}

	/** What a VM asks for here as placement rules count it: where it shares the whole GPU with others that is its working set. */
	Demand demand(Vm vm) {
		Demand asked = Demand.of(vm.getName(), vm);
		boolean own = vm.getGpu().getProfile() != null || vm.getGpu().getFraction() != null || stack.isEmpty()
				|| is(Technique.PASS_THROUGH);
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
	public Optional<Problem> seat(Vm vm, int index) {
		Optional<Problem> problem = add(vm, index);
		if (problem.isEmpty()) {
			usedMemory = -1;
			if (running && !residents.isEmpty()) {
				everyResident.add(residents.getLast());
			}
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
			return problem(Problem.Kind.TOO_MANY_VMS, demand,
					Names.of(vm, index) + " would be VM " + (residents.size() + 1) + " on "
							+ name() + ", at most " + most + " are served (limit of the stack " + Names.of(stack.get()) + ").");
		}
		if (demand.getProfile() != null) {
			return cutByPolicy ? take(vm, index) : running ? cutBeside(vm, index) : cut(vm, index);
		}
		if (cutByPolicy ? !partitions.isEmpty()
				: residents.stream().anyMatch(resident -> resident.share() instanceof Share.OfProfile)) {
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
		if (running && matching.stream().allMatch(this::isUsed)) {
			return problem(Problem.Kind.PROFILE_DOES_NOT_FIT, vm.getGpu(),
					"No " + wanted.getName() + " is left on " + name() + " for '"
							+ Names.of(vm, index) + "'. Add a partition of it to policy " + policy.get().getName() + ".");
		}
		if (matching.isEmpty()) {
			return problem(Problem.Kind.PROFILE_NOT_CUT, vm.getGpu(),
					"Policy " + Names.of(policy.get()) + " cuts no " + wanted.getName()
							+ " on " + name() + ". Add a partition of it.");
		}
		Optional<Integer> idle = matching.stream().filter(number -> !isUsed(number)).findFirst();
		if (idle.isEmpty()) {
			return problem(Problem.Kind.PROFILE_DOES_NOT_FIT, vm.getGpu(),
					"No " + wanted.getName() + " is left on " + name() + " for "
							+ Names.of(vm, index) + ": all " + matching.size() + " that policy " + Names.of(policy.get())
							+ " cuts are in use.");
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
		List<Profile> profiles = new ArrayList<>(
				residents.stream().map(each -> each.share().profileIfAny().orElseThrow()).toList());
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
							new Share.OfProfile(profiles.get(number), number, partitions.get(number)),
							bytes(profiles.get(number))));
				}
				yield Optional.empty();
			}
		};
	}

	/** Cuts a partition beside those that are in use, which stay where they are. */
	private Optional<Problem> cutBeside(Vm vm, int index) {
		Profile wanted = vm.getGpu().getProfile();
		if (residents.stream().anyMatch(resident -> resident.share().profileIfAny().isEmpty())) {
			return cut(vm, index);
		}
		List<Placement> used = IntStream.range(0, partitions.size()).filter(this::isUsed).mapToObj(partitions::get).toList();
		return switch (Capacity.fit(type, used, List.of(Wanted.of(wanted, 1)))) {
			case Fit.Refused refused -> noRoom(vm, index, refused);
			case Fit.Placed placed -> {
				Placement placement = placed.added().getFirst();
				int number = IntStream.range(0, partitions.size())
						.filter(each -> !isUsed(each) && isSame(partitions.get(each), placement))
						.findFirst().orElse(partitions.size());
				if (number == partitions.size()) {
					partitions = Stream.concat(partitions.stream(), Stream.of(placement)).toList();
				}
				residents.add(new Resident(vm, index, new Share.OfProfile(wanted, number, placement), bytes(wanted)));
				yield Optional.empty();
			}
		};
	}

	private static boolean isSame(Placement one, Placement other) {
		return one.start().equals(other.start()) && one.profile().getName().equals(other.profile().getName());
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
			return problem(Problem.Kind.MEMORY_EXCEEDED, vm.getGpu(),
					Names.of(vm, index) + " needs " + Amounts.text(wanted) + " on "
							+ name() + ", where " + Amounts.text(used) + " of "
							+ Amounts.text((long) (memory.getAsLong() * overcommit()))
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
		return new java.math.BigDecimal(part * 100).setScale(1, java.math.RoundingMode.HALF_UP).stripTrailingZeros()
				.toPlainString() + " %";
	}

	private static Optional<Problem> problem(Problem.Kind kind, GpuDemand at, String sentence) {
		return Optional.of(new Problem(kind, at, sentence, Optional.empty()));
	}
}
