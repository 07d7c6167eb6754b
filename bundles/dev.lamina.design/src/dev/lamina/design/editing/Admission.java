package dev.lamina.design.editing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.lamina.capacity.geometry.PartitionPlacement;
import dev.lamina.design.seating.Seating;
import dev.lamina.model.GpuDemand;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.ModelFactory;
import dev.lamina.model.Partition;
import dev.lamina.model.Profile;
import dev.lamina.model.Vm;
import dev.lamina.placement.assignment.GpuSlot;

/**
 * What a new VM asks for, so that it finds room where it is put.
 *
 * @param place   a model, a host, a GPU, a partition or the demand of a VM beside which it runs
 * @param profile the profile it asks for; nothing for what the place itself says
 */
record Admission(EObject place, Optional<Profile> profile) {
	/**
	 * The first that adds no problem: a partition that nobody uses, room that can be cut, all of the GPU; nothing where none
	 * does.
	 */
	static Optional<Admission> of(EObject place) {
		return Declared.isWritable(place) ? Seating.of(place).derive(new Question(place), Admission::first) : Optional.empty();
	}

	private record Question(EObject place) {
	}

	private static Optional<Admission> first(Question question) {
		EObject place = question.place();
		List<Admission> admissions = new ArrayList<>();
		if (place instanceof HostGpu gpu) {
			Seating.of(gpu).slots(gpu).stream().map(GpuSlot::idlePartitions).flatMap(Collection::stream)
					.map(PartitionPlacement::profile)
					.distinct()
					.limit(1).forEach(profile -> admissions.add(new Admission(gpu, PartitionCut.declared(gpu, profile))));
			PartitionCut.likeliest(gpu).limit(2).forEach(profile -> admissions.add(new Admission(gpu, Optional.of(profile))));
		}
		admissions.add(new Admission(place, Optional.empty()));
		return admissions.stream().filter(Admission::isSound).findFirst();
	}

	private boolean isSound() {
		return Trial.isSound(place, trial -> new Admission(trial.of(place), profile.map(trial::of)).newVm(trial.of(place)));
	}

	/** The VM, in the file of an element. */
	Vm newVm(EObject element) {
		Model model = (Model) EcoreUtil.getRootContainer(element);
		Vm vm = ModelFactory.eINSTANCE.createVm();
		vm.setName(Names.free(model.getDeclarations(), "vm"));
		model.getDeclarations().add(vm);
		admit(vm);
		return vm;
	}

	/** Lets a VM ask for it. */
	void admit(Vm vm) {
		switch (place) {
			case HostGpu gpu -> {
				profile.ifPresent(demand(vm)::setProfile);
				demand(vm).setPlace(Declared.target(gpu));
			}
			case Partition partition -> {
				demand(vm).setProfile(partition.getProfile());
				PartitionCut.gpuOf(partition).ifPresentOrElse(gpu -> demand(vm).setPlace(Declared.target(gpu)),
						() -> demand(vm).setPlace(null));
			}
			case GpuDemand other when other.eContainer() != vm -> {
				demand(vm).setProfile(other.getProfile());
				demand(vm).setFraction(other.getFraction());
				demand(vm).setPlace(other.getPlace() == null ? null : EcoreUtil.copy(other.getPlace()));
			}
			case Host host -> demand(vm).setPlace(Declared.target(host));
			default -> {
				// a VM of the model asks for nothing
			}
		}
	}

	static GpuDemand demand(Vm vm) {
		if (vm.getGpu() == null) {
			vm.setGpu(ModelFactory.eINSTANCE.createGpuDemand());
		}
		return vm.getGpu();
	}
}
