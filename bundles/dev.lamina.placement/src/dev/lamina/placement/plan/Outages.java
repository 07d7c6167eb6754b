package dev.lamina.placement.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.lamina.placement.assignment.GpuShare;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.placement.scope.InstanceNames;
import dev.lamina.placement.time.EventTimes;

/** What is out of use while the events of a plan are applied: hosts, GPUs and instances, each because of one failure at a time. */
final class Outages {
	/** The end of an outage that a later event ends. */
	static final long UNTIL_REPAIR = Plan.NEVER - 1;

	private final List<GpuSlot> slots;
	private final List<GpuTimeline> gpus;
	private final Map<FailureSite, GpuTimeline.Outage> ofHosts = new LinkedHashMap<>();

	/**
	 * Nothing is out of use.
	 *
	 * @param slots the GPUs as they are before any event
	 * @param gpus  the same GPUs, which note their own failures and those of their instances
	 */
	Outages(List<GpuSlot> slots, List<GpuTimeline> gpus) {
		this.slots = slots;
		this.gpus = gpus;
	}

	/** Something can be used again. */
	void end(FailureSite site) {
		switch (site) {
			case FailureSite.OfHost host -> ofHosts.remove(host);
			case FailureSite.OfGpu gpu -> gpu(gpu.gpu()).repair();
			case FailureSite.OfInstance instance -> gpu(instance.gpu()).repairInstance(instance.instance());
		}
	}

	private GpuTimeline gpu(int number) {
		return gpus.get(number);
	}

	private Optional<GpuTimeline> gpu(VmTimeline vm) {
		return vm.allocation().map(plannedAllocation -> gpus.get(plannedAllocation.gpu()));
	}

	/** Something goes out of use. */
	void begin(FailureSite site, GpuTimeline.Outage outage) {
		switch (site) {
			case FailureSite.OfHost host -> ofHosts.put(host, outage);
			case FailureSite.OfGpu gpu -> gpu(gpu.gpu()).fail(outage);
			case FailureSite.OfInstance instance -> gpu(instance.gpu()).failInstance(instance.instance(), outage);
		}
	}

	/** Whether something is still out of use because of a failure. */
	boolean lasts(FailureSite site, GpuTimeline.Outage outage) {
		long before = Planner.time(outage.event());
		return switch (site) {
			case FailureSite.OfHost host -> ofHosts.get(host) == outage;
			case FailureSite.OfGpu gpu -> gpu(gpu.gpu()).outage(before).filter(of -> of == outage).isPresent();
			case FailureSite.OfInstance instance -> gpu(instance.gpu()).outage(instance.instance(), before)
					.filter(of -> of == outage).isPresent();
		};
	}

	/** The failure because of which a GPU is out of use at a time: its own, or that of its host. */
	Optional<GpuTimeline.Outage> outage(GpuTimeline gpu, long time) {
		return gpu.outage(time).or(() -> hostOutage(hostOf(gpu), time));
	}

	/** The failure because of which a VM cannot work where it is. */
	Optional<GpuTimeline.Outage> outage(VmTimeline vm, long time) {
		return hostOutage(new FailureSite.OfHost(vm.host(), vm.hostIndex()), time)
				.or(() -> gpu(vm).flatMap(gpu -> outage(gpu, time)))
				.or(() -> instanceOf(vm).flatMap(site -> gpu(site.gpu()).outage(site.instance(), time)));
	}

	private Optional<GpuTimeline.Outage> hostOutage(FailureSite host, long time) {
		return Optional.ofNullable(ofHosts.get(host)).filter(outage -> time < outage.end());
	}

	/** Whether something has failed and cannot be used. */
	boolean isOut(FailureSite site, long time) {
		return switch (site) {
			case FailureSite.OfHost host -> hostOutage(host, time).isPresent();
			case FailureSite.OfGpu gpu -> outage(gpu(gpu.gpu()), time).isPresent();
			case FailureSite.OfInstance instance -> outage(gpu(instance.gpu()), time)
					.or(() -> gpu(instance.gpu()).outage(instance.instance(), time)).isPresent();
		};
	}

	/** Whether nothing ends the failure because of which a VM cannot work. */
	boolean isOutForGood(VmTimeline vm, long time) {
		return outage(vm, time).filter(outage -> outage.end() == Plan.NEVER).isPresent();
	}

	/** The host of a GPU. */
	FailureSite hostOf(GpuTimeline gpu) {
		GpuSlot slot = slots.get(gpu.number());
		return new FailureSite.OfHost(slot.host(), slot.hostIndex());
	}

	/** The instance that a VM has. */
	static Optional<FailureSite.OfInstance> instanceOf(VmTimeline vm) {
		return vm.allocation().flatMap(allocation -> allocation.allocation().share() instanceof GpuShare.OfProfile share
				? Optional.of(new FailureSite.OfInstance(allocation.gpu(), share.partition())) : Optional.empty());
	}

	/** Says since when and until when a GPU is out of use. */
	String outOfUse(GpuTimeline gpu, long time) {
		FailureSite host = hostOf(gpu);
		return gpu.outage(time).map(outage -> sentence(gpu.name(), outage))
				.or(() -> hostOutage(host, time).map(outage -> sentence(name(host), outage)))
				.orElseGet(() -> sentence("An instance of " + gpu.name(), gpu.anyOutage(time).orElseThrow()));
	}

	/** Says since when and until when something is out of use. */
	String outOfUse(FailureSite site, long time) {
		return switch (site) {
			case FailureSite.OfHost host -> sentence(name(site), ofHosts.get(site));
			case FailureSite.OfGpu gpu -> outOfUse(gpu(gpu.gpu()), time);
			case FailureSite.OfInstance instance -> gpu(instance.gpu()).outage(instance.instance(), time)
					.map(outage -> sentence(name(site), outage)).orElseGet(() -> outOfUse(gpu(instance.gpu()), time));
		};
	}

	/** Says why a VM cannot work where it is. */
	String outOfUse(VmTimeline vm, long time) {
		return vm.failure().map(failure -> isOut(failure.site(), time) ? outOfUse(failure.site(), time)
				: name(failure.site()) + " has failed at " + EventTimes.text(failure.event())
						+ ", and there is no room for " + vm.name())
				.orElseGet(() -> instanceOf(vm).filter(site -> gpu(site.gpu()).outage(site.instance(), time).isPresent())
						.<FailureSite>map(site -> site).map(site -> outOfUse(site, time))
						.orElseGet(() -> outOfUse(gpu(vm).orElseThrow(), time)));
	}

	private static String sentence(String name, GpuTimeline.Outage outage) {
		return name + " has failed at " + EventTimes.text(outage.event()) + " and is out of use "
				+ (outage.end() == Plan.NEVER ? "from then on"
						: outage.end() == UNTIL_REPAIR ? "until it is repaired"
						: "until " + EventTimes.text(outage.event(), outage.end()));
	}

	/** A place that fails, as results name it. */
	private String name(FailureSite site) {
		return switch (site) {
			case FailureSite.OfHost host -> InstanceNames.of(host.host(), host.index());
			case FailureSite.OfGpu gpu -> gpu(gpu.gpu()).name();
			case FailureSite.OfInstance instance -> gpu(instance.gpu()).name() + " instance " + instance.instance();
		};
	}
}
