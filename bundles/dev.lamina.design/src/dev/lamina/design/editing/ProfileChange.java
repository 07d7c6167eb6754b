package dev.lamina.design.editing;

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;

import dev.lamina.design.assignment.AssignmentIndex;
import dev.lamina.design.partitioning.SegmentUsers;
import dev.lamina.model.GpuDemand;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Partition;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.Target;
import dev.lamina.model.Vm;

/** Which other profile a partition, a share or a VM can have without a new problem. */
final class ProfileChange {
	private ProfileChange() {
	}

	/** The profiles in the order of the GPUs' types, the present one left out. */
	static List<Profile> alternatives(EObject element) {
		record Question(EObject element) {
		}
		return ModelElements.isWritable(element)
				? AssignmentIndex.of(element).computeIfAbsent(new Question(element), question -> candidates(question.element()))
				: List.of();
	}

	private static List<Profile> candidates(EObject element) {
		return gpus(element).flatMap(PartitionCreation::declared).distinct().filter(profile -> profile != present(element))
				.filter(profile -> DryRun.isValid(element, dryRun -> apply(dryRun.of(element), dryRun.of(profile)))).toList();
	}

	/** Gives the element the profile. */
	static void apply(EObject element, Profile profile) {
		switch (element) {
			case Partition partition -> {
				List<Vm> users = SegmentUsers.of(partition);
				partition.setProfile(profile);
				partition.getStarts().clear();
				users.stream().map(Vm::getGpu).filter(demand -> demand != null && demand.getProfile() != null)
						.forEach(demand -> demand.setProfile(profile));
			}
			case GpuDemand demand -> {
				demand.setProfile(profile);
				demand.setFraction(null);
			}
			case Vm vm -> apply(VmAdmission.demand(vm), profile);
			default -> {
				// nothing else has a profile
			}
		}
	}

	private static Profile present(EObject element) {
		return switch (element) {
			case Partition partition -> partition.getProfile();
			case GpuDemand demand -> demand.getProfile();
			case Vm vm -> vm.getGpu() == null ? null : vm.getGpu().getProfile();
			default -> null;
		};
	}

	private static Stream<HostGpu> gpus(EObject element) {
		return switch (element) {
			case Partition partition -> PartitionCreation.gpusOf((Policy) partition.eContainer());
			case GpuDemand demand when demand.eContainer() instanceof Vm vm -> gpusOf(vm);
			case Vm vm -> gpusOf(vm);
			default -> Stream.empty();
		};
	}

	/** The GPUs that a VM uses or names; where it does neither, all. */
	private static Stream<HostGpu> gpusOf(Vm vm) {
		AssignmentIndex assignmentIndex = AssignmentIndex.of(vm);
		Target place = vm.getGpu() == null ? null : vm.getGpu().getPlace();
		if (place != null && place.getGpu() != null) {
			return Stream.of(place.getGpu());
		}
		return assignmentIndex.gpus(vm).isEmpty()
				? assignmentIndex.assignment().slots().stream().map(slot -> slot.hostGpu()).distinct()
				: assignmentIndex.gpus(vm).keySet().stream();
	}
}
