package dev.lamina.deployment.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.lamina.model.GpuType;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.ProfileKind;
import dev.lamina.model.Stack;
import dev.lamina.model.Technique;
import dev.lamina.placement.assignment.Allocation;
import dev.lamina.placement.assignment.GpuShare;
import dev.lamina.placement.assignment.GpuSlot;

/**
 * One of the parts that a GPU is cut into.
 *
 * @param slot     the GPU
 * @param number   which of its parts, from 0
 * @param profile  what it is; absent for a virtual function without configuration
 * @param start    where it begins on the GPU's axis
 * @param allocation the VM that has it
 */
public record DeployedPartition(GpuSlot slot, int number, Optional<Profile> profile, OptionalInt start,
		Optional<Allocation> allocation) {
	/** The parts of a GPU: its partitions, or where virtual functions are shared without partitions one for each VM. */
	public static List<DeployedPartition> of(GpuSlot slot) {
		List<DeployedPartition> partitions = new ArrayList<>();
		for (int number = 0; number < slot.partitions().size(); number++) {
			int part = number;
			Optional<Allocation> resident = slot.allocations().stream()
					.filter(each -> each.share() instanceof GpuShare.OfProfile share && share.partition() == part).findFirst();
			Profile cut = slot.partitions().get(number).profile();
			partitions
					.add(new DeployedPartition(slot, number, Optional.of(cut), slot.partitions().get(number).start(), resident));
		}
		if (partitions.isEmpty()
				&& slot.stack().filter(Stack::isSetTechnique).filter(stack -> stack.getTechnique() == Technique.SR_IOV)
						.isPresent()) {
			for (Allocation allocation : slot.allocations()) {
				partitions.add(new DeployedPartition(slot, partitions.size(), Optional.empty(), OptionalInt.empty(),
						Optional.of(allocation)));
			}
		}
		return partitions;
	}

	/** The part that a VM has, or gets when it starts. */
	public static Optional<DeployedPartition> of(GpuSlot slot, Allocation allocation) {
		return of(slot).stream()
				.filter(part -> allocation.share() instanceof GpuShare.OfProfile share ? share.partition() == part.number
						: part.allocation.filter(allocation::equals).isPresent())
				.map(part -> new DeployedPartition(slot, part.number, part.profile, part.start, Optional.of(allocation)))
				.findFirst();
	}

	/** The MIG instance that is cut: the part itself or what stands behind its vGPU. */
	public Optional<Profile> migInstance() {
		return profile.map(cut -> cut.getKind() == ProfileKind.MIG_VGPU ? cut.getBacking() : cut)
				.filter(cut -> cut.getKind() == ProfileKind.MIG);
	}

	/**
	 * The vGPU type that a VM gets of it: the part itself, the type that the VM asked for, or the first of the GPU that stands on
	 * this MIG instance.
	 */
	public Optional<Profile> vgpuType() {
		Optional<Profile> asked = allocation.flatMap(each -> each.share().profileIfAny()).filter(DeployedPartition::isVgpu);
		return asked.or(() -> profile.filter(DeployedPartition::isVgpu))
				.or(() -> profile.filter(cut -> cut.getKind() == ProfileKind.MIG)
						.flatMap(cut -> backedBy(slot.type(), cut)));
	}

	/** Settings of NVIDIA's vGPU plugin that the policy asks for, as the driver reads them; empty if there are none. */
	public String vgpuParameters() {
		return slot.policy().filter(Policy::isFrameLimitOff).isPresent() ? "frame_rate_limiter=0" : "";
	}

	private static boolean isVgpu(Profile profile) {
		return switch (profile.getKind()) {
			case VGPU, MIG_VGPU -> true;
			case MIG, VIRTUAL_FUNCTION, GVT_G, COMPUTE_PARTITION -> false;
		};
	}

	private static Optional<Profile> backedBy(GpuType type, Profile mig) {
		return type.getProfiles().stream()
				.filter(profile -> profile.getKind() == ProfileKind.MIG_VGPU && profile.getBacking() != null
						&& mig.getName().equals(profile.getBacking().getName()))
				.findFirst();
	}
}
