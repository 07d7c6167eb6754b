package dev.lamina.placement.assignment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.lamina.capacity.Capacity;
import dev.lamina.capacity.Fit;
import dev.lamina.capacity.PartitionRequest;
import dev.lamina.capacity.geometry.PartitionPlacement;
import dev.lamina.capacity.geometry.Quantities;
import dev.lamina.model.GpuDemand;
import dev.lamina.model.GpuType;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.Stack;
import dev.lamina.model.Technique;
import dev.lamina.model.Vm;
import dev.lamina.model.inheritance.InheritanceResolver;
import dev.lamina.placement.rule.NodeCapacity;
import dev.lamina.placement.rule.ResourceDemand;
import dev.lamina.placement.scope.InstanceNames;

/**
 * A GPU that VMs come to and leave; takes a VM or says why it cannot, and never holds more than fits.
 *
 * <p>Before anything runs it may lie partitions out again for each VM that comes. Once it runs, every VM keeps what it has: a VM
 * that comes finds room beside those who are there, and what one leaves is room again. Partitions then keep their numbers, also
 * when no one uses them any more, so that the same number always means the same part of the hardware.
 */
public final class GpuAllocator {
	private static final double ROUNDING = 1e-9;

	final Host host;
	final int hostIndex;
	final HostGpu gpu;
	final int gpuIndex;
	final GpuType type;
	final Optional<Policy> policy;
	final Optional<Stack> stack;
	private final boolean cutByPolicy;
	private final List<Allocation> allocations = new ArrayList<>();
	private final SequencedSet<Allocation> everyAllocation = new LinkedHashSet<>();
	private List<PartitionPlacement> partitions;
	private final boolean running;
	/** Whether an event cuts it so that a VM gets its profile before it starts. */
	private final Predicate<Vm> awaited;
	/** Profiles that found no room: until a resident leaves, they will not find any. */
	private final Map<String, Fit.Refused> noRoom = new HashMap<>();
	private long usedMemory = -1;
	/** Partitions that have failed. */
	private final Set<Integer> blocked = new HashSet<>();
	/** Its host, and its number there and among all. */
	HostAllocator owner;
	int number;
	int numberOfAll;

	GpuAllocator(Host host, int hostIndex, HostGpu gpu, int gpuIndex, GpuType type, Optional<Policy> policy,
			List<PartitionPlacement> partitions,
			Predicate<Vm> awaited) {
		this(host, hostIndex, gpu, gpuIndex, type, policy, partitions, awaited, false);
	}

	private GpuAllocator(Host host, int hostIndex, HostGpu gpu, int gpuIndex, GpuType type, Optional<Policy> policy,
			List<PartitionPlacement> partitions,
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
	public static GpuAllocator running(GpuSlot slot) {
		GpuAllocator open = new GpuAllocator(slot.host(), slot.hostIndex(), slot.hostGpu(), slot.gpuIndex(), slot.type(),
				slot.policy(),
				slot.partitions(),
				vm -> false, true);
		open.allocations.addAll(slot.allocations());
		open.everyAllocation.addAll(slot.allocations());
		return open;
	}

	/** The same GPU cut again under another policy, with no one on it. */
	public GpuAllocator repartitioned(Policy successor, List<PartitionPlacement> cut) {
		return running(new GpuSlot(host, hostIndex, gpu, gpuIndex, type, Optional.of(successor), stackOf(Optional.of(successor)),
				cut, List.of()));
	}

	static Optional<Stack> stackOf(Optional<Policy> policy) {
		return policy.map(Policy::getStack).filter(stack -> !stack.eIsProxy()).map(InheritanceResolver::resolve);
	}

	/** The GPU as it is now: without partitions that were made for VMs which have left. */
	public GpuSlot snapshot() {
		if (!running || cutByPolicy) {
			return new GpuSlot(host, hostIndex, gpu, gpuIndex, type, policy, stack, partitions, allocations);
		}
		List<PartitionPlacement> present = new ArrayList<>();
		Map<Integer, Integer> numbers = new HashMap<>();
		for (int each = 0; each < partitions.size(); each++) {
			if (isUsed(each)) {
				numbers.put(each, present.size());
				present.add(partitions.get(each));
			}
		}
		return new GpuSlot(host, hostIndex, gpu, gpuIndex, type, policy, stack, present, allocations.stream()
				.map(allocation -> allocation.share() instanceof GpuShare.OfProfile have
						? new Allocation(allocation.vm(), allocation.index(),
								new GpuShare.OfProfile(have.profile(), numbers.get(have.partition()), have.placement()),
								allocation.bytes())
						: allocation)
				.toList());
	}

	/** The GPU with everything that ever was on it, each partition under the number that it keeps. */
	public GpuSlot cumulativeSnapshot() {
		return new GpuSlot(host, hostIndex, gpu, gpuIndex, type, policy, stack, partitions, List.copyOf(everyAllocation));
	}

	/** A partition has failed: it is given to no VM. */
	public void block(int partition) {
		blocked.add(partition);
	}

	/** A partition can be used again. */
	public void unblock(int partition) {
		blocked.remove(partition);
	}

	private boolean isUsed(int partition) {
		return blocked.contains(partition) || allocations.stream()
				.anyMatch(allocation -> allocation.share() instanceof GpuShare.OfProfile have && have.partition() == partition);
	}

	/** What a VM has of it; absent if it is not on it, or has nothing that is counted. */
	public Optional<Allocation> allocation(Vm vm, int index) {
		return allocations.stream().filter(allocation -> allocation.vm() == vm && allocation.index() == index).findFirst();
	}

	/** Lets a VM go: what it had is room again. */
	public void release(Vm vm, int index) {
		allocations.removeIf(allocation -> allocation.vm() == vm && allocation.index() == index);
		noRoom.clear();
		usedMemory = -1;
	}

	/** Lets a VM go that was never there: nothing of it stays in {@link #cumulativeSnapshot()}. */
	public void withdraw(Vm vm, int index) {
		everyAllocation.removeIf(allocation -> allocation.vm() == vm && allocation.index() == index);
		release(vm, index);
	}

	/** {@code rack[3].g[0]}. */
	public String name() {
		return InstanceNames.of(host, hostIndex, gpu, gpuIndex);
	}

	/** What a VM asks for here as placement rules count it: where it shares the whole GPU with others that is its working set. */
	ResourceDemand demand(Vm vm) {
		ResourceDemand asked = ResourceDemand.of(vm.getName(), vm);
		boolean own = vm.getGpu().getProfile() != null || vm.getGpu().getFraction() != null || stack.isEmpty()
				|| is(Technique.PASS_THROUGH);
		if (own && !is(Technique.EMULATION)) {
			return asked;
		}
		long memory = is(Technique.EMULATION) ? 0 : Quantities.bytes(type.getMemory()).orElse(0);
		int milli = memory == 0 ? 0
				: (int) Math.min(NodeCapacity.WHOLE_GPU - 1, Math.ceilDiv(NodeCapacity.WHOLE_GPU * workingSet(vm), memory));
		return new ResourceDemand(asked.name(), asked.cpuMilli(), asked.memoryMib(), 1, milli, asked.models());
	}

	private static long workingSet(Vm vm) {
		return vm.getWorkload() == null || vm.getWorkload().eIsProxy() ? 0
				: Quantities.bytes(InheritanceResolver.resolve(vm.getWorkload()).getWorkingSet()).orElse(0);
	}

	private long usedMemory() {
		if (usedMemory < 0) {
			usedMemory = snapshot().usedMemory();
		}
		return usedMemory;
	}

	boolean is(Technique technique) {
		return stack.filter(Stack::isSetTechnique).map(Stack::getTechnique).filter(technique::equals).isPresent();
	}

	/** Whether its type has a profile of that name. */
	public boolean has(Profile profile) {
		return type.getProfiles().stream().anyMatch(own -> own.getName() != null && own.getName().equals(profile.getName()));
	}

	/** Whether its stack gives VMs what one asks for: a profile of that kind, or without one anything. */
	public boolean handsOut(Profile profile) {
		return profile == null || is(Technique.EMULATION)
				|| stack.filter(with -> with.getProfileKinds().contains(profile.getKind())).isPresent();
	}

	/** Takes the VM, or leaves everything as it was and says why. */
	public Optional<AssignmentProblem> tryAllocate(Vm vm, int index) {
		return tryAllocate(vm, index, OptionalInt.empty());
	}

	/**
	 * Takes the VM, or leaves everything as it was and says why.
	 *
	 * @param meant the number of the partition that it gets if that is free
	 */
	public Optional<AssignmentProblem> tryAllocate(Vm vm, int index, OptionalInt meant) {
		Optional<AssignmentProblem> problem = allocate(vm, index, meant);
		if (problem.isEmpty()) {
			usedMemory = -1;
			if (running && !allocations.isEmpty()) {
				everyAllocation.add(allocations.getLast());
			}
		}
		return problem;
	}

	private Optional<AssignmentProblem> allocate(Vm vm, int index, OptionalInt meant) {
		if (is(Technique.EMULATION)) {
			return Optional.empty();
		}
		GpuDemand demand = vm.getGpu();
		int most = stack.map(Stack::getMaximumVms).orElse(0);
		if (is(Technique.PASS_THROUGH) && !allocations.isEmpty()) {
			return passThroughShared(vm, index);
		}
		if (most > 0 && allocations.size() >= most) {
			return problem(AssignmentProblem.Kind.TOO_MANY_VMS, demand,
					InstanceNames.of(vm, index) + " would be VM " + (allocations.size() + 1) + " on "
							+ name() + ", at most " + most + " are served (limit of the stack " + InstanceNames.of(stack.get())
							+ ").");
		}
		if (demand.getProfile() != null) {
			return cutByPolicy ? allocatePartition(vm, index, meant)
					: running ? cutBeside(vm, index, meant) : cutPartitions(vm, index);
		}
		if (cutByPolicy ? !partitions.isEmpty()
				: allocations.stream().anyMatch(allocation -> allocation.share() instanceof GpuShare.OfProfile)) {
			return problem(AssignmentProblem.Kind.GPU_IS_CUT, demand, name() + " is cut into partitions. Name the profile that "
					+ InstanceNames.of(vm, index) + " gets.");
		}
		return demand.getFraction() != null ? allocateFraction(vm, index) : allocateWhole(vm, index);
	}

	private Optional<AssignmentProblem> allocatePartition(Vm vm, int index, OptionalInt meant) {
		Profile wanted = vm.getGpu().getProfile();
		List<Integer> matching = IntStream.range(0, partitions.size()).filter(number -> partitions.get(number).serves(wanted))
				.boxed().toList();
		if (matching.isEmpty() && awaited.test(vm)) {
			return Optional.empty();
		}
		if (running && matching.stream().allMatch(this::isUsed)) {
			return problem(AssignmentProblem.Kind.PROFILE_DOES_NOT_FIT, vm.getGpu(),
					"No " + wanted.getName() + " is left on " + name() + " for '"
							+ InstanceNames.of(vm, index) + "'. Add a partition of it to policy " + policy.get().getName() + ".");
		}
		if (matching.isEmpty()) {
			return problem(AssignmentProblem.Kind.PROFILE_NOT_CUT, vm.getGpu(),
					"Policy " + InstanceNames.of(policy.get()) + " cuts no " + wanted.getName()
							+ " on " + name() + ". Add a partition of it.");
		}
		Optional<Integer> idle = matching.stream().filter(number -> !isUsed(number))
				.min(Comparator.comparing((Integer number) -> meant.isEmpty() || meant.getAsInt() != number));
		if (idle.isEmpty()) {
			return problem(AssignmentProblem.Kind.PROFILE_DOES_NOT_FIT, vm.getGpu(),
					"No " + wanted.getName() + " is left on " + name() + " for "
							+ InstanceNames.of(vm, index) + ": all " + matching.size() + " that policy "
							+ InstanceNames.of(policy.get())
							+ " cuts are in use.");
		}
		PartitionPlacement partitionPlacement = partitions.get(idle.get());
		allocations.add(new Allocation(vm, index, new GpuShare.OfProfile(wanted, idle.get(), partitionPlacement), bytes(wanted)));
		return Optional.empty();
	}

	/** Cuts repartitions for all residents: none is running yet, so none has to stay where it is. */
	private Optional<AssignmentProblem> cutPartitions(Vm vm, int index) {
		if (allocations.stream().anyMatch(allocation -> allocation.share().profileIfAny().isEmpty())) {
			return problem(AssignmentProblem.Kind.PROFILE_DOES_NOT_FIT, vm.getGpu(),
					name() + " cannot be cut for " + InstanceNames.of(vm, index)
							+ ": " + allocations.get(0).name() + " uses it without a profile.");
		}
		Fit.Refused known = noRoom.get(vm.getGpu().getProfile().getName());
		if (known != null) {
			return noRoom(vm, index, known);
		}
		List<Profile> profiles = new ArrayList<>(
				allocations.stream().map(each -> each.share().profileIfAny().orElseThrow()).toList());
		profiles.add(vm.getGpu().getProfile());
		return switch (Capacity.fit(type, lines(profiles))) {
			case Fit.Refused refused -> {
				noRoom.put(vm.getGpu().getProfile().getName(), refused);
				yield noRoom(vm, index, refused);
			}
			case Fit.Placed placed -> {
				allocations.add(new Allocation(vm, index, new GpuShare.Whole(), 0));
				partitions = placed.added();
				for (int number = 0; number < profiles.size(); number++) {
					Allocation old = allocations.get(number);
					allocations.set(number, new Allocation(old.vm(), old.index(),
							new GpuShare.OfProfile(profiles.get(number), number, partitions.get(number)),
							bytes(profiles.get(number))));
				}
				yield Optional.empty();
			}
		};
	}

	/** Cuts a partition beside those that are in use, which stay where they are. */
	private Optional<AssignmentProblem> cutBeside(Vm vm, int index, OptionalInt meant) {
		Profile wanted = vm.getGpu().getProfile();
		if (allocations.stream().anyMatch(allocation -> allocation.share().profileIfAny().isEmpty())) {
			return cutPartitions(vm, index);
		}
		List<PartitionPlacement> used = IntStream.range(0, partitions.size()).filter(this::isUsed).mapToObj(partitions::get)
				.toList();
		return switch (fitBeside(used, wanted, meant)) {
			case Fit.Refused refused -> noRoom(vm, index, refused);
			case Fit.Placed placed -> {
				PartitionPlacement partitionPlacement = placed.added().getFirst();
				int number = IntStream.concat(meant.stream(), IntStream.range(0, partitions.size()))
						.filter(each -> !isUsed(each) && isSame(partitions.get(each), partitionPlacement))
						.findFirst().orElse(partitions.size());
				if (number == partitions.size()) {
					partitions = Stream.concat(partitions.stream(), Stream.of(partitionPlacement)).toList();
				}
				allocations.add(
						new Allocation(vm, index, new GpuShare.OfProfile(wanted, number, partitionPlacement), bytes(wanted)));
				yield Optional.empty();
			}
		};
	}

	/** Where the driver cuts a partition beside others: where it is meant to be if that fits, else wherever there is room. */
	private Fit fitBeside(List<PartitionPlacement> used, Profile wanted, OptionalInt meant) {
		OptionalInt start = meant.isPresent() && !isUsed(meant.getAsInt()) ? partitions.get(meant.getAsInt()).start()
				: OptionalInt.empty();
		if (start.isPresent() && Capacity.fit(type, used,
				List.of(new PartitionRequest(wanted, 1, List.of(start.getAsInt())))) instanceof Fit.Placed placed) {
			return placed;
		}
		return Capacity.fit(type, used, List.of(PartitionRequest.of(wanted, 1)));
	}

	private static boolean isSame(PartitionPlacement one, PartitionPlacement other) {
		return one.start().equals(other.start()) && one.profile().getName().equals(other.profile().getName());
	}

	private Optional<AssignmentProblem> noRoom(Vm vm, int index, Fit.Refused refused) {
		return Optional.of(new AssignmentProblem(AssignmentProblem.Kind.PROFILE_DOES_NOT_FIT, vm.getGpu(),
				InstanceNames.of(vm, index) + " finds no room: " + refused.sentence(name()), Optional.of(refused)));
	}

	private Optional<AssignmentProblem> allocateFraction(Vm vm, int index) {
		double wanted = Quantities.ratio(vm.getGpu().getFraction(), 0);
		double promised = allocations.stream().mapToDouble(GpuAllocator::fraction).sum();
		if (promised + wanted > overcommit() + ROUNDING) {
			return problem(AssignmentProblem.Kind.FRACTION_EXCEEDED, vm.getGpu(),
					InstanceNames.of(vm, index) + " wants " + percent(wanted) + " of "
							+ name() + ", but " + percent(promised) + " of " + percent(overcommit())
							+ " are promised already. Use another GPU or allow memory-overcommit.");
		}
		long bytes = (long) (Quantities.bytes(type.getMemory()).orElse(0) * wanted);
		allocations.add(new Allocation(vm, index, new GpuShare.Fraction(wanted), bytes));
		return Optional.empty();
	}

	private Optional<AssignmentProblem> allocateWhole(Vm vm, int index) {
		OptionalLong memory = Quantities.bytes(type.getMemory());
		if (stack.isEmpty() || is(Technique.PASS_THROUGH)) {
			if (!allocations.isEmpty()) {
				return passThroughShared(vm, index);
			}
			allocations.add(new Allocation(vm, index, new GpuShare.Whole(), memory.orElse(0)));
			return Optional.empty();
		}
		long wanted = workingSet(vm);
		long used = usedMemory();
		if (memory.isPresent() && (double) used + wanted > memory.getAsLong() * overcommit()) {
			return problem(AssignmentProblem.Kind.MEMORY_EXCEEDED, vm.getGpu(),
					InstanceNames.of(vm, index) + " needs " + Quantities.formatBytes(wanted) + " on "
							+ name() + ", where " + Quantities.formatBytes(used) + " of "
							+ Quantities.formatBytes((long) (memory.getAsLong() * overcommit()))
							+ " are in use. Use another GPU or allow memory-overcommit.");
		}
		allocations.add(new Allocation(vm, index, new GpuShare.Whole(), wanted));
		return Optional.empty();
	}

	private Optional<AssignmentProblem> passThroughShared(Vm vm, int index) {
		return problem(AssignmentProblem.Kind.PASS_THROUGH_SHARED, vm.getGpu(),
				name() + " goes as a whole to " + allocations.get(0).name()
						+ " and cannot serve " + InstanceNames.of(vm, index) + " too. Use another GPU or a stack that shares.");
	}

	private double overcommit() {
		return policy.map(each -> Quantities.ratio(each.getMemoryOvercommit(), 1)).orElse(1.0);
	}

	private static double fraction(Allocation allocation) {
		return switch (allocation.share()) {
			case GpuShare.Fraction fraction -> fraction.part();
			case GpuShare.Whole whole -> 1;
			case GpuShare.OfProfile profile -> 0;
		};
	}

	private static long bytes(Profile profile) {
		return Quantities.bytes(profile.getMemory()).orElse(0);
	}

	private static List<PartitionRequest> lines(List<Profile> profiles) {
		List<PartitionRequest> lines = new ArrayList<>();
		for (Profile profile : profiles) {
			int last = lines.size() - 1;
			if (last >= 0 && lines.get(last).profile() == profile) {
				lines.set(last, PartitionRequest.of(profile, lines.get(last).count() + 1));
			} else {
				lines.add(PartitionRequest.of(profile, 1));
			}
		}
		return lines;
	}

	private static String percent(double part) {
		return new java.math.BigDecimal(part * 100).setScale(1, java.math.RoundingMode.HALF_UP).stripTrailingZeros()
				.toPlainString() + " %";
	}

	private static Optional<AssignmentProblem> problem(AssignmentProblem.Kind kind, GpuDemand at, String sentence) {
		return Optional.of(new AssignmentProblem(kind, at, sentence, Optional.empty()));
	}
}
