package dev.lamina.deployment.mig;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.lamina.capacity.geometry.Quantities;
import dev.lamina.capacity.schedule.NvidiaVgpuScheduling;
import dev.lamina.deployment.device.DeployedPartition;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.ProfileKind;
import dev.lamina.model.Scheduler;
import dev.lamina.model.SchedulerKind;
import dev.lamina.placement.assignment.GpuSlot;

/**
 * The registry value RmPVMRL of NVIDIA's host driver, which sets the scheduler of a GPU's vGPUs.
 *
 * <p>Source: NVIDIA AI Enterprise user guide (vGPU 17), chapter 7: 0 is best effort; equal share ends with 01, fixed share with
 * 11; 00TT00.. is a slice of TT milliseconds, AAFFF0.. strict round robin at FFF hertz with the averaging factor AA.
 */
final class VgpuSchedulerSetting {
	private static final long MILLISECOND = 1_000_000;

	private VgpuSchedulerSetting() {
	}

	/** Whether a GPU is shared by time-sliced vGPUs. */
	static boolean isUsedOn(GpuSlot slot) {
		return vgpus(slot).findAny().isPresent();
	}

	/** Whether vGPUs of different frame buffers share a GPU, for which it must be in heterogeneous mode. */
	static boolean isMixed(GpuSlot slot) {
		List<Long> sizes = vgpus(slot).map(profile -> Quantities.bytes(profile.getMemory()).orElse(0)).distinct().toList();
		return sizes.size() > 1;
	}

	/**
	 * The value for a GPU, in hexadecimal digits, best effort where the policy names no scheduler; nothing if the driver lacks
	 * it.
	 */
	static Optional<String> value(GpuSlot slot) {
		Optional<Scheduler> declared = slot.policy().map(Policy::getScheduler);
		return (declared.isPresent() ? value(declared.get()) : Optional.of(0L))
				.map(value -> String.format(Locale.ROOT, "0x%08x", value));
	}

	private static Optional<Long> value(Scheduler scheduler) {
		SchedulerKind kind = scheduler.getKind();
		if (kind == SchedulerKind.BEST_EFFORT) {
			return Optional.of(0L);
		} else if (kind != SchedulerKind.EQUAL_SHARE && kind != SchedulerKind.FIXED_SHARE) {
			return Optional.empty();
		}
		long rule = kind == SchedulerKind.EQUAL_SHARE ? 0x01 : 0x11;
		if (scheduler.getFrequency() != null) {
			long averaging = scheduler.getAveraging() > 0 ? scheduler.getAveraging() : NvidiaVgpuScheduling.DEFAULT_AVERAGING;
			return Optional.of(
					averaging << 24 | NvidiaVgpuScheduling.effectiveFrequency(Math.round(scheduler.getFrequency().value())) << 12
							| rule);
		}
		long slice = Quantities.nanoseconds(scheduler.getSlice()).orElse(0);
		return Optional.of(
				slice == 0 ? rule : Math.round((double) NvidiaVgpuScheduling.effectiveSlice(slice) / MILLISECOND) << 16 | rule);
	}

	private static java.util.stream.Stream<Profile> vgpus(GpuSlot slot) {
		return DeployedPartition.of(slot).stream().flatMap(deployedPartition -> deployedPartition.profile().stream())
				.filter(profile -> profile.getKind() == ProfileKind.VGPU);
	}
}
