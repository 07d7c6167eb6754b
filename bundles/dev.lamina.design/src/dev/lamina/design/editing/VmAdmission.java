package dev.lamina.design.editing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.lamina.capacity.geometry.PartitionPlacement;
import dev.lamina.design.assignment.AssignmentIndex;
import dev.lamina.model.GpuDemand;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.ModelFactory;
import dev.lamina.model.Partition;
import dev.lamina.model.Profile;
import dev.lamina.model.Vm;
import dev.lamina.model.inheritance.WrittenParts;
import dev.lamina.placement.assignment.GpuSlot;

/**
 * What a new VM asks for, so that it finds room where it is put.
 *
 * @param place   a model, a host, a GPU, a partition or the demand of a VM beside which it runs
 * @param profile the profile it asks for; nothing for what the place itself says
 */
record VmAdmission(EObject place, Optional<Profile> profile) {
	/**
	 * The first that adds no problem: a partition that no one uses, room that can be cut, all of the GPU; nothing if none
	 * does.
	 */
	static Optional<VmAdmission> of(EObject place) {
		return ModelElements.isWritable(place)
				? AssignmentIndex.of(place).computeIfAbsent(new Question(place), VmAdmission::first) : Optional.empty();
	}

	private record Question(EObject place) {
	}

	private static Optional<VmAdmission> first(Question question) {
		EObject place = question.place();
		List<VmAdmission> vmAdmissions = new ArrayList<>();
		if (place instanceof HostGpu gpu) {
			AssignmentIndex.of(gpu).slots(gpu).stream().map(GpuSlot::idlePartitions).flatMap(Collection::stream)
					.map(PartitionPlacement::profile)
					.distinct()
					.limit(1)
					.forEach(profile -> vmAdmissions.add(new VmAdmission(gpu, PartitionCreation.declared(gpu, profile))));
			PartitionCreation.likeliest(gpu).limit(2)
					.forEach(profile -> vmAdmissions.add(new VmAdmission(gpu, Optional.of(profile))));
		}
		vmAdmissions.add(new VmAdmission(place, Optional.empty()));
		return vmAdmissions.stream().filter(VmAdmission::isValid).findFirst();
	}

	private boolean isValid() {
		return DryRun.isValid(place,
				dryRun -> new VmAdmission(dryRun.of(place), profile.map(dryRun::of)).createVm(dryRun.of(place)));
	}

	/** The VM, in the file of an element. */
	Vm createVm(EObject element) {
		Model model = (Model) EcoreUtil.getRootContainer(element);
		Vm vm = ModelFactory.eINSTANCE.createVm();
		vm.setName(NameRules.free(model.getDeclarations(), "vm"));
		model.getDeclarations().add(vm);
		admit(vm);
		return vm;
	}

	/** Lets a VM ask for it. */
	void admit(Vm vm) {
		switch (place) {
			case HostGpu gpu -> {
				profile.ifPresent(demand(vm)::setProfile);
				demand(vm).setPlace(ModelElements.target(gpu));
			}
			case Partition partition -> {
				demand(vm).setProfile(partition.getProfile());
				PartitionCreation.gpuOf(partition).ifPresentOrElse(gpu -> demand(vm).setPlace(ModelElements.target(gpu)),
						() -> demand(vm).setPlace(null));
			}
			case GpuDemand other when other.eContainer() != vm -> {
				demand(vm).setProfile(other.getProfile());
				demand(vm).setFraction(other.getFraction());
				demand(vm).setPlace(other.getPlace() == null ? null : EcoreUtil.copy(other.getPlace()));
			}
			case Host host -> demand(vm).setPlace(ModelElements.target(host));
			default -> {
				// a VM of the model asks for nothing
			}
		}
	}

	static GpuDemand demand(Vm vm) {
		return WrittenParts.gpu(vm);
	}
}
