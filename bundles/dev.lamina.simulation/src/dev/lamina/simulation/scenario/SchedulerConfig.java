package dev.lamina.simulation.scenario;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

import dev.lamina.capacity.schedule.GpuvmScheduling;
import dev.lamina.capacity.schedule.GvtgScheduling;
import dev.lamina.capacity.schedule.NvidiaVgpuScheduling;
import dev.lamina.capacity.schedule.VendorScheduling;
import dev.lamina.engine.gpu.BalancedShare;
import dev.lamina.engine.gpu.BandPolicy;
import dev.lamina.engine.gpu.BestEffort;
import dev.lamina.engine.gpu.CreditPolicy;
import dev.lamina.engine.gpu.EqualShare;
import dev.lamina.engine.gpu.Fifo;
import dev.lamina.engine.gpu.FixedShare;
import dev.lamina.engine.gpu.GpuEngine;
import dev.lamina.engine.gpu.PriorityPolicy;
import dev.lamina.engine.gpu.RoundRobin;
import dev.lamina.engine.gpu.SchedulingPolicy;
import dev.lamina.engine.gpu.SliceScheduler;
import dev.lamina.engine.gpu.WeightedShare;
import dev.lamina.model.CostModel;
import dev.lamina.model.EngineKind;
import dev.lamina.model.GpuType;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.Scheduler;
import dev.lamina.model.SchedulerKind;
import dev.lamina.model.SharingMode;
import dev.lamina.model.Stack;
import dev.lamina.model.Technique;
import dev.lamina.model.Vm;
import dev.lamina.placement.assignment.Allocation;
import dev.lamina.placement.assignment.GpuShare;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.placement.plan.FrameRateLimit;
import dev.lamina.simulation.refusal.RefusalReason;
import dev.lamina.simulation.refusal.SimulationRefusedException;

/**
 * By which rule the VMs on one GPU take turns: what the policy says, else the stack's default, else the vendor's; refused if
 * nothing says who the vendor is.
 *
 * <p>Vendors' defaults are facts of {@code dev.lamina.capacity.schedule}.
 */
public final class SchedulerConfig {
	private final GpuSlot slot;
	private final int comers;
	private final Stack stack;
	private final Optional<Scheduler> declared;

	/** The turns on a GPU that has a stack, and has the VMs only that it has at the beginning. */
	private SchedulerConfig(GpuSlot slot) {
		this(slot, 0);
	}

	/**
	 * The turns on a GPU that has a stack.
	 *
	 * @param comers how many VMs are there at some time
	 */
	SchedulerConfig(GpuSlot slot, int comers) {
		this.slot = slot;
		this.comers = comers;
		stack = slot.stack().orElseThrow();
		declared = slot.policy().map(Policy::getScheduler);
	}

	/** The rule on a GPU as written in the language; empty if its VMs take no turns. */
	public static String schedulerName(GpuSlot slot) {
		return slot.stack().filter(Stack::isSetTechnique).map(stack -> new SchedulerConfig(slot))
				.filter(SchedulerConfig::isShared)
				.map(schedulerConfig -> schedulerConfig.kind().getLiteral()).orElse("");
	}

	/** The rule. */
	SchedulerKind kind() {
		return FrameRateLimit.scheduler(slot.policy(), stack);
	}

	/** Whether VMs take turns at all: not where each has engines of its own or the whole GPU. */
	boolean isShared() {
		return VendorScheduling.isShared(stack.getTechnique());
	}

	/** The rule with its numbers, for a time-sliced engine of a kind. */
	SchedulingPolicy policy(EngineKind engine) throws SimulationRefusedException {
		if (!isShared()) {
			return new Fifo();
		}
		long slice = VendorScheduling.usesSlices(kind()) ? slice(engine) : 1;
		return switch (kind()) {
			case BEST_EFFORT -> new BestEffort(slice);
			case CONCURRENT -> throw new IllegalStateException("An engine that works for all VMs at once has no scheduler.");
			case EQUAL_SHARE -> new EqualShare(slice, averaging());
			case FIXED_SHARE -> new FixedShare(slice, slots(), averaging());
			case ROUND_ROBIN -> new RoundRobin(slice, keepsIdle(), timeout());
			case WEIGHTED ->
					isGvtg() ? new BalancedShare(slice, Math.max(slice, period(GvtgScheduling.BALANCE_PERIOD)),
							GvtgScheduling.BALANCE_STAGES)
							: new WeightedShare(slice);
			case FIFO -> new Fifo();
			case PRIORITY -> new PriorityPolicy(slice);
			case CREDIT -> new CreditPolicy(period(GpuvmScheduling.POLL));
			case BAND ->
					new BandPolicy(period(GpuvmScheduling.POLL), Math.max(period(GpuvmScheduling.POLL), GpuvmScheduling.SAMPLE),
							GpuvmScheduling.YIELD);
		};
	}

	/** Nanoseconds between the points where running work yields; GVT-g waits until the ring has drained, others yield at once. */
	long granularity() {
		if (slot.type().getPreemption() != null) {
			return slot.type().getPreemption().base();
		}
		return isGvtg() ? GpuEngine.NEVER : 0;
	}

	/** Whether the GPU is mediated by GVT-g, which its type says that it can be. */
	private boolean isGvtg() {
		return stack.getTechnique() == Technique.MEDIATED && slot.type().getSupports().contains(SharingMode.GVT_G);
	}

	/** The weight or priority of a VM: what the policy says, else its profile's, else its fraction in percent. */
	int weight(Vm vm, Optional<Allocation> resident) {
		Optional<Integer> given = declared.stream().flatMap(scheduler -> scheduler.getWeights().stream())
				.filter(weight -> weight.getVm() == vm).map(weight -> weight.getWeight()).findFirst();
		int weight = given.orElseGet(() -> resident.map(have -> switch (have.share()) {
			case GpuShare.OfProfile partition -> partition.profile().getWeight();
			case GpuShare.Fraction fraction -> (int) Math.round(100 * fraction.part());
			case GpuShare.Whole whole -> 1;
		}).orElse(1));
		return Math.max(1, weight);
	}

	/** Frames per second at which a VM's frame-rate limiter holds it; 0 if there is none. */
	static double frameLimit(SimulatedVm simulatedVm) {
		return FrameRateLimit.framesPerSecond(simulatedVm.placement().policy(),
				simulatedVm.slot().isPresent() ? simulatedVm.stack() : Optional.empty(),
				simulatedVm.profile());
	}

	private long slice(EngineKind engine) throws SimulationRefusedException {
		Optional<VendorScheduling> vendor = slot.vendor().map(VendorScheduling::of);
		Optional<Long> given = declared.map(Scheduler::getSlice).filter(Objects::nonNull).map(quantity -> quantity.base());
		Optional<Long> byFrequency = declared.map(Scheduler::getFrequency).filter(Objects::nonNull)
				.map(frequency -> NvidiaVgpuScheduling.sliceOf(frequency.base()));
		Optional<Long> ofStack = Optional.ofNullable(stack.getCost()).map(CostModel::getSlice).map(quantity -> quantity.base());
		Optional<Long> ofProfile = profiles().map(Profile::getQuantum).filter(Objects::nonNull).map(quantity -> quantity.base())
				.findFirst();
		OptionalLong ofVideo = engine != EngineKind.DECODE && engine != EngineKind.ENCODE || vendor.isEmpty()
				? OptionalLong.empty() : vendor.get().multimediaSlice(slot.type(), stack.getTechnique());
		Optional<Long> set = given.or(() -> byFrequency).or(() -> ofVideo.stream().boxed().findFirst()).or(() -> ofStack)
				.or(() -> ofProfile);
		if (set.isEmpty() && vendor.isEmpty()) {
			throw new SimulationRefusedException(RefusalReason.PROPERTY_MISSING, unknownSliceMessage(slot.type(), kind()),
					slot.policy().orElseThrow());
		}
		return Math.max(1, set.orElseGet(() -> vendor.get().defaultSlice(kind(), slots())));
	}

	private static String unknownSliceMessage(GpuType type, SchedulerKind kind) {
		return "How long a slice of the " + kind.getLiteral() + " scheduler is depends on the vendor, and " + type.getName()
				+ " names none. Add 'vendor' to the GPU, or 'slice' to the scheduler of the policy.";
	}

	/** How long the next VM waits for one that cannot be preempted, where the profile limits it: Intel's preemption timeout. */
	private long timeout() {
		return profiles().map(Profile::getPreemptionTimeout).filter(Objects::nonNull).map(quantity -> quantity.base()).findFirst()
				.filter(timeout -> timeout > 0 && !setsSlice()).orElse(SliceScheduler.UNLIMITED);
	}

	/** Whether the stack sets quanta of its own instead of those of the profiles. */
	private boolean setsSlice() {
		return stack.getCost() != null && stack.getCost().getSlice() != null;
	}

	private long period(long otherwise) {
		return declared.map(Scheduler::getPeriod).filter(Objects::nonNull).map(quantity -> Math.max(1, quantity.base()))
				.orElse(otherwise);
	}

	private int averaging() {
		int given = declared.map(Scheduler::getAveraging).orElse(0);
		return given > 0 ? given : NvidiaVgpuScheduling.DEFAULT_AVERAGING;
	}

	private boolean keepsIdle() {
		return declared.map(Scheduler::isKeepIdle).orElse(false) || stack.getCost() != null && stack.getCost().isIdleSlices();
	}

	/**
	 * The most instances that the GPU is laid out for: of the profile in use, else of equal fractions, else as
	 * many as there are at some time.
	 */
	private int slots() {
		int fractions = slot.allocations().stream().map(Allocation::share).filter(GpuShare.Fraction.class::isInstance)
				.mapToInt(gpuShare -> (int) Math.round(1 / ((GpuShare.Fraction) gpuShare).part())).max().orElse(1);
		int known = profiles().mapToInt(Profile::getMaximumInstances).filter(most -> most > 0).findFirst()
				.orElse(Math.max(fractions, Math.max(slot.partitions().size(), slot.allocations().size())));
		return Math.max(known, comers);
	}

	private Stream<Profile> profiles() {
		return Stream.concat(slot.allocations().stream().flatMap(allocation -> allocation.share().profileIfAny().stream()),
				slot.partitions().stream().map(partitionPlacement -> partitionPlacement.profile()));
	}
}
