package dev.lamina.design.editing;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.lamina.design.assignment.AssignmentIndex;
import dev.lamina.model.Constant;
import dev.lamina.model.GpuDemand;
import dev.lamina.model.GpuType;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.ModelFactory;
import dev.lamina.model.NamedElement;
import dev.lamina.model.Operation;
import dev.lamina.model.OperationKind;
import dev.lamina.model.Partition;
import dev.lamina.model.Profile;
import dev.lamina.model.Vm;
import dev.lamina.model.Workload;
import dev.lamina.model.inheritance.InheritanceResolver;
import dev.lamina.model.inheritance.WrittenParts;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.model.quantity.Unit;

/** The tools of the diagrams. Each returns the element to go on with; if it cannot do anything it changes nothing. */
public final class EditingServices {
	/** Names of the language: letters, digits and _, and - between them; the first is not a digit. */
	private static final Pattern NAME = Pattern
			.compile("[A-Za-z_\u00b5\u00c0-\u024f\u03bc][\\w\u00b5\u00c0-\u024f\u03bc]*(-[\\w\u00b5\u00c0-\u024f\u03bc]+)*");

	// ---- create -----------------------------------------------------------------------------------------------------

	/**
	 * A new VM in the file of the place, which is a model, a host, a GPU, a partition or the share of another VM; it runs there.
	 */
	public EObject createVm(EObject place) {
		return VmAdmission.of(place).<EObject>map(vmAdmission -> vmAdmission.createVm(place)).orElse(place);
	}

	/** A new policy for a GPU or a host, under a stack of the file that suits it. */
	public EObject createPolicy(EObject place) {
		return PolicyCandidate.of(place).<EObject>map(PolicyCandidate::create).orElse(place);
	}

	/** One more partition on a GPU, in its policy or a new one: of what the VMs there ask for, else of what is cut already. */
	public EObject createPartition(EObject place) {
		return place instanceof HostGpu gpu
				? PartitionCreation.firstProfile(gpu).<EObject>map(profile -> PartitionCreation.create(gpu, profile)).orElse(gpu)
				: place;
	}

	/** One more partition of a chosen profile. */
	public EObject cutPartition(EObject place, EObject profile) {
		return place instanceof HostGpu gpu && profile instanceof Profile chosen ? PartitionCreation.create(gpu, chosen) : place;
	}

	/** The profiles of which one more can be cut on every GPU of its policy, the likeliest first. */
	public List<Profile> cuttable(EObject place) {
		return place instanceof HostGpu gpu ? PartitionCreation.profiles(gpu).toList() : List.of();
	}

	/** A new host without GPUs. */
	public EObject createHost(EObject place) {
		if (!(place instanceof Model model)) {
			return place;
		}
		Host host = ModelFactory.eINSTANCE.createHost();
		host.setName(NameRules.free(model.getDeclarations(), "host"));
		model.getDeclarations().add(host);
		return host;
	}

	/** One more GPU in a host, of the type that the host or the file uses already. */
	public EObject createGpu(EObject place) {
		List<GpuType> types = gpuTypes(place);
		return types.isEmpty() ? place : addGpu(place, types.getFirst());
	}

	/** One more GPU of a chosen type. */
	public EObject addGpu(EObject place, EObject type) {
		if (!(place instanceof Host host && type instanceof GpuType chosen)) {
			return place;
		}
		HostGpu gpu = ModelFactory.eINSTANCE.createHostGpu();
		gpu.setName(NameRules.free(host.getGpus(), "gpu"));
		gpu.setType(chosen);
		host.getGpus().add(gpu);
		return gpu;
	}

	/** The types of GPU that the file uses or could name, those of the host first. */
	public List<GpuType> gpuTypes(EObject place) {
		return place instanceof Host host ? VisibleDeclarations.types(host) : List.of();
	}

	/**
	 * A new workload in the file of a model or a VM, which runs it from now on: one step of the processor, to be described
	 * further.
	 */
	public EObject createWorkload(EObject place) {
		Model model = (Model) EcoreUtil.getRootContainer(place);
		Workload workload = ModelFactory.eINSTANCE.createWorkload();
		workload.setName(NameRules.free(model.getDeclarations(), "workload"));
		Operation operation = ModelFactory.eINSTANCE.createOperation();
		operation.setKind(OperationKind.ITERATION);
		Constant cpu = ModelFactory.eINSTANCE.createConstant();
		cpu.setValue(Quantity.of(1, Unit.MILLISECOND));
		operation.setCpu(cpu);
		workload.setOperation(operation);
		model.getDeclarations().add(workload);
		if (place instanceof Vm vm) {
			vm.setWorkload(workload);
		}
		return workload;
	}

	// ---- assign and change ------------------------------------------------------------------------------------------

	/** Lets a VM run on a GPU, in a partition, where another VM runs, or on a host; keeps what it wants of a GPU where it can. */
	public EObject assignTo(Vm vm, EObject place) {
		Profile wanted = vm.getGpu() == null ? null : vm.getGpu().getProfile();
		boolean offered = switch (place) {
			case HostGpu gpu -> wanted == null || offers(gpu, wanted);
			// a host without GPUs emulates devices, or forwards calls to the GPUs of others
			case Host host -> wanted == null || host.getGpus().stream().anyMatch(gpu -> offers(gpu, wanted));
			default -> true;
		};
		if (!offered) {
			WrittenParts.gpu(vm).setProfile(null);
		}
		new VmAdmission(place, Optional.empty()).admit(vm);
		if (vm.getGpu() != null) {
			ProfileReferences.removeUnknown(vm.getGpu());
		}
		return vm;
	}

	private static boolean offers(HostGpu gpu, Profile profile) {
		return gpu.getType() != null && !gpu.getType().eIsProxy()
				&& InheritanceResolver.resolve(gpu.getType()).getProfiles().stream()
						.anyMatch(own -> PartitionCreation.isNamed(own, profile));
	}

	/**
	 * The profiles from which another is chosen for a partition, a share or a VM: those that fit there, cut by the stack that is
	 * there.
	 */
	public List<Profile> profiles(EObject element) {
		return ProfileChange.alternatives(element);
	}

	/**
	 * Gives a partition, with the VMs in it, a share or a VM another profile; positions that were demanded for the old one go.
	 */
	public EObject changeProfile(EObject element, EObject profile) {
		ProfileChange.apply(element, (Profile) profile);
		return element;
	}

	/** Takes a VM from the place that it names, so that it runs wherever there is room. */
	public EObject letRunAnywhere(EObject element) {
		if (element instanceof Vm vm && vm.getGpu() != null) {
			WrittenParts.gpu(vm).setPlace(null);
			ProfileReferences.removeUnknown(vm.getGpu());
		}
		return element;
	}

	/** Takes as many partitions out of a line as do not fit, the line itself where none does. */
	public EObject cutWhatFits(EObject element) {
		if (!(element instanceof Partition partition)) {
			return element;
		}
		EObject policy = partition.eContainer();
		int fitting = AssignmentIndex.of(partition).problems(partition).stream()
				.flatMap(assignmentProblem -> assignmentProblem.refused().stream())
				.mapToInt(refused -> refused.atMost()).min().orElse(partition.getCount());
		if (fitting == 0) {
			EcoreUtil.remove(partition);
			return policy;
		}
		partition.setCount(fitting);
		while (partition.getStarts().size() > fitting) {
			partition.getStarts().removeLast();
		}
		return partition;
	}

	/** Gives an element another name; leaves it where the name is none of the language or taken, and says so. */
	public EObject rename(NamedElement element, String name) {
		String wanted = name == null ? "" : name.strip();
		if (!NameRules.isName(wanted)) {
			RefusalReporter.report(
					"'" + wanted + "' is not a name. Use letters, digits and _, and - between them; begin with a letter or _.");
		} else if (NameRules.isTaken(element, wanted)) {
			RefusalReporter.report("'" + wanted + "' is already the name of something else there. Choose another name.");
		} else {
			element.setName(wanted);
		}
		return element;
	}

	/** The element: what a tool does that does nothing. */
	public EObject itself(EObject element) {
		return element;
	}

	// ---- delete -----------------------------------------------------------------------------------------------------

	/** Deletes an element with everything that says something of it alone, and returns what held it. */
	public EObject delete(EObject element) {
		EObject holder = element.eContainer();
		if (element instanceof GpuDemand && holder instanceof Vm vm) {
			vm.setGpu(null);
			return vm;
		}
		if (!(element instanceof NamedElement || element instanceof Partition)) {
			return element; // no figure stands for anything else, and what holds it may need it
		}
		new ElementRemoval(element).remove();
		return holder;
	}
}
