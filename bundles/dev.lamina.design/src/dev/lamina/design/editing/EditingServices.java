package dev.lamina.design.editing;

import dev.lamina.capacity.assignment.GpuSlot;
import dev.lamina.capacity.Room;
import dev.lamina.capacity.inheritance.Effective;
import dev.lamina.design.seating.Seating;
import dev.lamina.model.Declaration;
import dev.lamina.model.GpuDemand;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.ModelFactory;
import dev.lamina.model.NamedElement;
import dev.lamina.model.Partition;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.ProfileKind;
import dev.lamina.model.Stack;
import dev.lamina.model.Target;
import dev.lamina.model.Vm;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;

/** The tools of the diagrams. Each returns the element to go on with; where it cannot do anything it changes nothing. */
public final class EditingServices {
	/** Names of the language: letters, digits and _, and - between them; the first is no digit. */
	private static final Pattern NAME = Pattern
			.compile("[A-Za-z_\u00b5\u00c0-\u024f\u03bc][\\w\u00b5\u00c0-\u024f\u03bc]*(-[\\w\u00b5\u00c0-\u024f\u03bc]+)*");

	// ---- create -----------------------------------------------------------------------------------------------------

	/** A new VM in the file of the place, which is a model, a host, a GPU, a partition or the share of another VM; it runs there. */
	public EObject createVm(EObject place) {
		Model model = (Model) EcoreUtil.getRootContainer(place);
		Vm vm = ModelFactory.eINSTANCE.createVm();
		vm.setName(freeName(model, "vm"));
		model.getDeclarations().add(vm);
		if (place != model) {
			assignTo(vm, place);
		}
		return vm;
	}

	/** A new policy for a GPU or a host, under the stack of the file's first policy that has one. */
	public EObject createPolicy(EObject place) {
		if (!(place instanceof HostGpu || place instanceof Host)) {
			return place;
		}
		Model model = (Model) EcoreUtil.getRootContainer(place);
		Policy policy = ModelFactory.eINSTANCE.createPolicy();
		policy.setName(freeName(model, "policy"));
		declared(model, Policy.class).map(Policy::getStack).filter(Objects::nonNull).findFirst().ifPresent(policy::setStack);
		policy.getTargets().add(place instanceof HostGpu gpu ? target(gpu) : target((Host) place));
		model.getDeclarations().add(policy);
		return policy;
	}

	/** One more partition on a GPU, of the smallest profile that fits, in the policy of the GPU or a new one. */
	public EObject createPartition(HostGpu gpu) {
		Seating seating = Seating.of(gpu);
		Optional<Profile> fitting = seating.slots(gpu).stream().findFirst().flatMap(slot -> fitting(gpu, slot));
		if (fitting.isEmpty()) {
			return gpu;
		}
		Policy policy = seating.policies(gpu).stream().findFirst().orElseGet(() -> (Policy) createPolicy(gpu));
		Partition last = policy.getPartitions().isEmpty() ? null : policy.getPartitions().getLast();
		if (last != null && last.getProfile() == fitting.get() && last.getStarts().isEmpty()) {
			last.setCount(last.getCount() + 1);
			return last;
		}
		Partition partition = ModelFactory.eINSTANCE.createPartition();
		partition.setProfile(fitting.get());
		policy.getPartitions().add(partition);
		return partition;
	}

	/** Of what the policy can cut: what it cuts already where that fits, else the profile of which most fit. */
	private static Optional<Profile> fitting(HostGpu gpu, GpuSlot slot) {
		List<Profile> cut = slot.policy().map(policy -> policy.getPartitions().reversed().stream().map(Partition::getProfile).toList())
				.orElse(List.of());
		List<ProfileKind> kinds = slot.stack().map(Stack::getProfileKinds).map(List::<ProfileKind>copyOf).orElse(List.of());
		List<Room> room = slot.room().stream().filter(each -> each.more() > 0)
				.filter(each -> kinds.isEmpty() || kinds.contains(each.profile().getKind())).toList();
		return cut.stream().filter(Objects::nonNull).filter(profile -> room.stream().anyMatch(each -> named(each.profile(), profile)))
				.findFirst().or(() -> room.stream().max(java.util.Comparator.comparingInt(Room::more)).map(Room::profile)
						.flatMap(profile -> declared(gpu, profile)));
	}

	/** The profile as declared, where inheritance has made a copy of it. */
	private static Optional<Profile> declared(HostGpu gpu, Profile effective) {
		return Stream.iterate(gpu.getType(), type -> type != null && !type.eIsProxy(), type -> type.getSuperType())
				.limit(64).flatMap(type -> type.getProfiles().stream()).filter(profile -> named(profile, effective)).findFirst();
	}

	private static boolean named(Profile profile, Profile other) {
		return profile.getName() != null && profile.getName().equals(other.getName());
	}

	// ---- assign and change ------------------------------------------------------------------------------------------

	/** Lets a VM run on a GPU, in a partition, where another VM runs, or on a host; keeps what it wants of a GPU where it can. */
	public EObject assignTo(Vm vm, EObject place) {
		switch (place) {
			case HostGpu gpu -> {
				GpuDemand demand = demand(vm);
				if (demand.getProfile() != null && !offers(gpu, demand.getProfile())) {
					demand.setProfile(null);
				}
				demand.setPlace(target(gpu));
			}
			case Partition partition -> {
				demand(vm).setProfile(partition.getProfile());
				gpuOf(partition).ifPresent(gpu -> demand(vm).setPlace(target(gpu)));
			}
			case GpuDemand other when other.eContainer() != vm -> {
				demand(vm).setProfile(other.getProfile());
				demand(vm).setPlace(other.getPlace() == null ? null : EcoreUtil.copy(other.getPlace()));
			}
			case Host host -> demand(vm).setPlace(target(host));
			default -> {
				return vm;
			}
		}
		NamedProfiles.keep(demand(vm));
		return vm;
	}

	/** The GPU on which a partition is cut, where that is one. */
	private static Optional<HostGpu> gpuOf(Partition partition) {
		List<HostGpu> cut = Seating.of(partition).assignment().slots().stream()
				.filter(slot -> slot.policy().filter(policy -> policy == partition.eContainer()).isPresent()).map(GpuSlot::hostGpu)
				.distinct().toList();
		return cut.size() == 1 ? Optional.of(cut.getFirst()) : Optional.empty();
	}

	private static boolean offers(HostGpu gpu, Profile profile) {
		return gpu.getType() != null && !gpu.getType().eIsProxy()
				&& Effective.of(gpu.getType()).getProfiles().stream().anyMatch(own -> named(own, profile));
	}

	/** The profiles from which one is chosen for a partition, a share or a VM: those of the GPUs in question. */
	public List<Profile> profiles(EObject element) {
		Stream<HostGpu> gpus = switch (element) {
			case Partition partition -> gpusOf((Policy) partition.eContainer());
			case GpuDemand demand when demand.eContainer() instanceof Vm vm -> gpusOf(vm);
			case Vm vm -> gpusOf(vm);
			default -> Stream.empty();
		};
		return gpus.filter(gpu -> gpu.getType() != null && !gpu.getType().eIsProxy()).flatMap(gpu -> Stream
				.iterate(gpu.getType(), type -> type != null && !type.eIsProxy(), type -> type.getSuperType()).limit(64))
				.distinct().flatMap(type -> type.getProfiles().stream()).toList();
	}

	public boolean hasProfiles(EObject element) {
		return !profiles(element).isEmpty();
	}

	private static Stream<HostGpu> gpusOf(Policy policy) {
		return Seating.of(policy).assignment().slots().stream().filter(slot -> slot.policy().filter(policy::equals).isPresent())
				.map(GpuSlot::hostGpu).distinct();
	}

	/** The GPUs that a VM uses or names; where it does neither, all. */
	private static Stream<HostGpu> gpusOf(Vm vm) {
		Seating seating = Seating.of(vm);
		Target place = vm.getGpu() == null ? null : vm.getGpu().getPlace();
		if (place != null && place.getGpu() != null) {
			return Stream.of(place.getGpu());
		}
		return seating.gpus(vm).isEmpty() ? seating.assignment().slots().stream().map(GpuSlot::hostGpu).distinct()
				: seating.gpus(vm).keySet().stream();
	}

	/** Gives a partition, a share or a VM another profile; positions that were demanded for the old one go. */
	public EObject changeProfile(EObject element, EObject profile) {
		switch (element) {
			case Partition partition -> {
				partition.setProfile((Profile) profile);
				partition.getStarts().clear();
			}
			case GpuDemand demand -> {
				demand.setProfile((Profile) profile);
				demand.setFraction(null);
			}
			case Vm vm -> changeProfile(demand(vm), profile);
			default -> {
				return element;
			}
		}
		return element;
	}

	/** Takes a VM from the place that it names, so that it runs wherever there is room. */
	public EObject letRunAnywhere(Vm vm) {
		if (vm.getGpu() != null) {
			vm.getGpu().setPlace(null);
			NamedProfiles.keep(vm.getGpu());
		}
		return vm;
	}

	/** Takes as many partitions out of a line as do not fit, the line itself where none does. */
	public EObject cutWhatFits(Partition partition) {
		EObject policy = partition.eContainer();
		int fitting = Seating.of(partition).problems(partition).stream().flatMap(problem -> problem.refused().stream())
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

	/** Gives an element another name; leaves it where the name is none of the language or taken. */
	public EObject rename(NamedElement element, String name) {
		String wanted = name == null ? "" : name.strip();
		boolean taken = element.eContainer() != null && element.eContainer().eContents().stream()
				.anyMatch(other -> other != element && other instanceof NamedElement named && wanted.equals(named.getName()));
		if (NAME.matcher(wanted).matches() && !taken) {
			element.setName(wanted);
		}
		return element;
	}

	/** The element: what the delete key does to room that nobody has. */
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
		new Removal(element).remove();
		return holder;
	}

	// ---- parts ------------------------------------------------------------------------------------------------------

	private static GpuDemand demand(Vm vm) {
		if (vm.getGpu() == null) {
			vm.setGpu(ModelFactory.eINSTANCE.createGpuDemand());
		}
		return vm.getGpu();
	}

	private static Target target(HostGpu gpu) {
		Target target = target((Host) gpu.eContainer());
		target.setGpu(gpu);
		return target;
	}

	private static Target target(Declaration element) {
		Target target = ModelFactory.eINSTANCE.createTarget();
		target.setElement(element);
		return target;
	}

	private static <T extends Declaration> Stream<T> declared(Model model, Class<T> kind) {
		return model.getDeclarations().stream().filter(kind::isInstance).map(kind::cast);
	}

	private static String freeName(Model model, String stem) {
		return Stream.iterate(1, number -> number + 1).map(number -> stem + number)
				.filter(name -> model.getDeclarations().stream().noneMatch(each -> name.equals(each.getName()))).findFirst().orElseThrow();
	}
}
