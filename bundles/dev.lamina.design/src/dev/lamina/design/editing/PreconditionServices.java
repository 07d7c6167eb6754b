package dev.lamina.design.editing;

import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.lamina.design.assignment.AssignmentIndex;
import dev.lamina.model.GpuDemand;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.Partition;
import dev.lamina.model.Profile;
import dev.lamina.model.Vm;

/**
 * Where the tools of the diagrams are offered: on elements of files that can be written, and only if they break nothing.
 *
 * <p>Every answer is kept until the model changes, because the mouse asks for it at every move.
 */
public final class PreconditionServices {
	/** Never: for figures that show something and are deleted elsewhere, and for cells whose text is computed. */
	public boolean never(EObject element) {
		return false;
	}

	/** Whether the element is of a model, whose diagrams can be opened. */
	public boolean isOfModel(EObject element) {
		return EcoreUtil.getRootContainer(element) instanceof Model;
	}

	/** Whether the file of the element can be written: one of the project, not of the library. */
	public boolean isEditable(EObject element) {
		return ModelElements.isWritable(element);
	}

	/** Whether deleting the element leaves the others what they have. */
	public boolean isRemovable(EObject element) {
		record Question(EObject element) {
		}
		return isEditable(element) && element.eContainer() != null
				&& AssignmentIndex.of(element).computeIfAbsent(new Question(element),
						question -> DryRun.isValid(element, dryRun -> new EditingServices().delete(dryRun.of(element))));
	}

	/** Whether a new VM finds room there. */
	public boolean hasRoomForVm(EObject place) {
		return VmAdmission.of(place).isPresent();
	}

	/** Whether it is a GPU or a host for which no policy holds, and a new one leaves the VMs there what they have. */
	public boolean canHavePolicy(EObject place) {
		return PolicyCandidate.of(place).isPresent();
	}

	/** Whether it is a GPU on which one more partition can be cut. */
	public boolean canBeCut(EObject place) {
		return place instanceof HostGpu gpu && PartitionCreation.firstProfile(gpu).isPresent();
	}

	/** Whether it is a host that can have one more GPU of a type that the file knows. */
	public boolean canHaveGpu(EObject place) {
		record Question(EObject place) {
		}
		return place instanceof Host host && isEditable(host) && !VisibleDeclarations.types(host).isEmpty()
				&& AssignmentIndex.of(host).computeIfAbsent(new Question(host),
						question -> DryRun.isValid(host,
								dryRun -> new EditingServices().addGpu(dryRun.of(host),
										VisibleDeclarations.types(host).getFirst())));
	}

	/** Whether it is a model to which a host can be added. */
	public boolean canHaveHost(EObject place) {
		return place instanceof Model model && isEditable(model)
				&& DryRun.isValid(model, dryRun -> new EditingServices().createHost(dryRun.of(model)));
	}

	/** Whether it is a model, or a VM that runs nothing yet. */
	public boolean canHaveWorkload(EObject place) {
		return isEditable(place) && (place instanceof Model || place instanceof Vm vm && vm.getWorkload() == null
				&& DryRun.isValid(vm, dryRun -> new EditingServices().createWorkload(dryRun.of(vm))));
	}

	/** Whether it is a VM that can run at a place: a GPU, a partition, beside another VM, or on a host. */
	public boolean isAssignableTo(EObject element, EObject place) {
		record Question(EObject element, EObject place) {
		}
		boolean isPlace = place instanceof HostGpu || place instanceof Partition || place instanceof Host
				|| place instanceof GpuDemand && place.eContainer() != element;
		return isPlace && element instanceof Vm vm && isEditable(vm)
				&& (!(place instanceof Host host) || isNamedOn(Stream.of(host), vm.getGpu()))
				&& AssignmentIndex.of(vm).computeIfAbsent(new Question(vm, place),
						question -> DryRun.isValid(vm,
								dryRun -> new EditingServices().assignTo(dryRun.of(vm), dryRun.of(place))));
	}

	/** Whether it is a VM that names its place, and finds one without that too. */
	public boolean namesItsPlace(EObject element) {
		record Question(EObject element) {
		}
		return element instanceof Vm vm && isEditable(vm) && vm.getGpu() != null && vm.getGpu().getPlace() != null
				&& isNamedOn(ModelElements.in((Model) EcoreUtil.getRootContainer(vm), Host.class), vm.getGpu())
				&& AssignmentIndex.of(vm).computeIfAbsent(new Question(vm),
						question -> DryRun.isValid(vm, dryRun -> new EditingServices().letRunAnywhere(dryRun.of(vm))));
	}

	/** Whether the profile of a demand is the only one of its name on some hosts, so that it can be named without a GPU. */
	private static boolean isNamedOn(Stream<Host> hosts, GpuDemand demand) {
		Profile profile = demand == null ? null : demand.getProfile();
		return profile == null || hosts.flatMap(host -> host.getGpus().stream()).flatMap(PartitionCreation::declared)
				.noneMatch(other -> other != profile && PartitionCreation.isNamed(other, profile));
	}

	/** Whether another profile can be chosen for a partition, a share or a VM. */
	public boolean hasProfiles(EObject element) {
		return !ProfileChange.alternatives(element).isEmpty();
	}

	/** Whether more is cut than there is room for. */
	public boolean isTooMuch(EObject element) {
		return element instanceof Partition partition && isEditable(partition)
				&& !AssignmentIndex.of(partition).problems(partition).isEmpty();
	}
}
