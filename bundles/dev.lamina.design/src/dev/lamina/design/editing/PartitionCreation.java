package dev.lamina.design.editing;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.lamina.design.assignment.AssignmentIndex;
import dev.lamina.design.assignment.ProfileRoom;
import dev.lamina.model.GpuDemand;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.ModelFactory;
import dev.lamina.model.Partition;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.Vm;
import dev.lamina.placement.assignment.GpuSlot;

/** One more partition on a GPU, of a profile that its stack cuts and that leaves everybody there what he has. */
final class PartitionCreation {
	private PartitionCreation() {
	}

	/**
	 * The partition, in the last line of the GPU's policy where that is of the profile, or in a new line or policy; the GPU where
	 * no stack cuts it.
	 */
	static EObject create(HostGpu gpu, Profile profile) {
		Optional<Policy> policy = AssignmentIndex.of(gpu).policies(gpu).stream().findFirst()
				.or(() -> newPolicy(gpu, profile).map(PolicyCandidate::create));
		if (policy.isEmpty()) {
			return gpu;
		}
		List<Partition> lines = policy.get().getPartitions();
		Partition last = lines.isEmpty() ? null : lines.getLast();
		if (last != null && last.getProfile() == profile && last.getStarts().isEmpty()) {
			last.setCount(last.getCount() + 1);
			return last;
		}
		Partition partition = ModelFactory.eINSTANCE.createPartition();
		partition.setProfile(profile);
		lines.add(partition);
		return partition;
	}

	/** The first of {@link #profiles}. */
	static Optional<Profile> firstProfile(HostGpu gpu) {
		record Question(EObject gpu) {
		}
		return AssignmentIndex.of(gpu).computeIfAbsent(new Question(gpu), question -> profiles(gpu).findFirst());
	}

	/** The profiles of which one more can be cut without a new problem, the likeliest first. */
	static Stream<Profile> profiles(HostGpu gpu) {
		List<Policy> policies = AssignmentIndex.of(gpu).policies(gpu);
		if (!ModelElements.isWritable(gpu) || !policies.stream().allMatch(ModelElements::isWritable)) {
			return Stream.empty();
		}
		return likeliest(gpu).filter(profile -> {
			Optional<PolicyCandidate> policy = policies.isEmpty() ? newPolicy(gpu, profile) : Optional.empty();
			return (!policies.isEmpty() || policy.isPresent()) && DryRun.isValid(gpu, dryRun -> {
				policy.ifPresent(each -> new PolicyCandidate(dryRun.of(gpu), dryRun.of(each.stack())).create());
				create(dryRun.of(gpu), dryRun.of(profile));
			});
		});
	}

	private static Optional<PolicyCandidate> newPolicy(HostGpu gpu, Profile profile) {
		return PolicyCandidate.under(gpu, stack -> stack.getProfileKinds().contains(profile.getKind()));
	}

	/**
	 * The profiles for which there is room: what the VMs there ask for, what is cut already, and then those of which most fit.
	 */
	static Stream<Profile> likeliest(HostGpu gpu) {
		ProfileRoom room = ProfileRoom.of(gpu);
		Stream<Profile> wanted = ModelElements.in((Model) EcoreUtil.getRootContainer(gpu), Vm.class).map(Vm::getGpu)
				.filter(Objects::nonNull)
				.filter(demand -> demand.getPlace() != null && demand.getPlace().getGpu() == gpu).map(GpuDemand::getProfile);
		Stream<Profile> cut = AssignmentIndex.of(gpu).policies(gpu).stream()
				.flatMap(policy -> policy.getPartitions().reversed().stream())
				.map(Partition::getProfile);
		Stream<Profile> others = room.profiles().stream()
				.sorted(Comparator.comparingInt((Profile each) -> room.more(each).orElse(0)).reversed());
		return Stream.of(wanted, cut, others).flatMap(each -> each).filter(Objects::nonNull)
				.filter(profile -> room.more(profile).orElse(0) > 0)
				.map(profile -> declared(gpu, profile)).flatMap(Optional::stream).distinct();
	}

	/** The profile as declared in a GPU's type or what that extends, where inheritance has made a copy of it. */
	static Optional<Profile> declared(HostGpu gpu, Profile effective) {
		return declared(gpu).filter(profile -> isNamed(profile, effective)).findFirst();
	}

	/** The profiles declared in a GPU's type and what that extends. */
	static Stream<Profile> declared(HostGpu gpu) {
		return Stream.iterate(gpu.getType(), type -> type != null && !type.eIsProxy(), type -> type.getSuperType()).limit(64)
				.flatMap(type -> type.getProfiles().stream());
	}

	static boolean isNamed(Profile profile, Profile other) {
		return profile.getName() != null && profile.getName().equals(other.getName());
	}

	/** The GPU on which a partition is cut, where that is one. */
	static Optional<HostGpu> gpuOf(Partition partition) {
		List<HostGpu> cut = gpusOf((Policy) partition.eContainer()).toList();
		return cut.size() == 1 ? Optional.of(cut.getFirst()) : Optional.empty();
	}

	/** The GPUs for which a policy holds. */
	static Stream<HostGpu> gpusOf(Policy policy) {
		return AssignmentIndex.of(policy).assignment().slots().stream()
				.filter(slot -> slot.policy().filter(policy::equals).isPresent())
				.map(GpuSlot::hostGpu).distinct();
	}
}
