package dev.lamina.dsl.ide.fix;

import static dev.lamina.model.ModelPackage.Literals.GPU_DEMAND__PLACE;
import static dev.lamina.model.ModelPackage.Literals.GPU_DEMAND__PROFILE;
import static dev.lamina.model.ModelPackage.Literals.HOST__CPU_OVERCOMMIT;
import static dev.lamina.model.ModelPackage.Literals.HOST__MEMORY_OVERCOMMIT;
import static dev.lamina.model.ModelPackage.Literals.PARTITION__PROFILE;
import static dev.lamina.model.ModelPackage.Literals.VM__COUNT;
import static dev.lamina.model.ModelPackage.Literals.VM__MEMORY;
import static dev.lamina.model.ModelPackage.Literals.WORKLOAD__WORKING_SET;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.lamina.capacity.Capacity;
import dev.lamina.capacity.PartitionRequest;
import dev.lamina.dsl.linking.ModelScopes;
import dev.lamina.model.GpuDemand;
import dev.lamina.model.GpuType;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.ModelPackage;
import dev.lamina.model.Operation;
import dev.lamina.model.Partition;
import dev.lamina.model.Phase;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.Target;
import dev.lamina.model.Vm;
import dev.lamina.model.display.Resolution;
import dev.lamina.model.inheritance.InheritanceResolver;
import dev.lamina.model.quantity.Dimension;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.placement.assignment.Assignment;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.placement.assignment.PolicyAssignment;

/**
 * For VMs that want more than there is: fewer of them, a free GPU of the same type, another profile, or a host that promises
 * more.
 */
final class CapacityFixes {
	private CapacityFixes() {
	}

	/** Fewer of the VM, as many as find a place; or another GPU. */
	static List<Fix> exceeded(QuickFixContext quickFixContext) {
		FixCollector fixCollector = new FixCollector();
		Optional<Vm> vm = quickFixContext.around(Vm.class);
		if (vm.isPresent() && quickFixContext.around(GpuDemand.class).isPresent()) {
			whole(vm.get(), quickFixContext, fixCollector);
			moved(vm.get(), fixCollector);
			fewer(vm.get(), fixCollector);
		} else if (vm.isPresent()) {
			overcommitted(vm.get(), quickFixContext, fixCollector);
		} else if (quickFixContext.around(Partition.class).isPresent() && fixCollector.list().isEmpty()) {
			fixCollector.addFallback("Remove '" + quickFixContext.text() + "'",
					quickFixContext.around(Partition.class).flatMap(TextEdits::node).flatMap(TextEdits::remove));
		}
		return fixCollector.list();
	}

	/** Pass-through knows no parts of a GPU. */
	private static void whole(Vm vm, QuickFixContext quickFixContext, FixCollector fixCollector) {
		Quantity fraction = vm.getGpu().getFraction();
		if (quickFixContext.diagnostic().code().equals("passthrough.shared") && fraction != null && fraction.value() < 1
				&& vm.getGpu().getPlace() != null) {
			TextEdits.node(vm.getGpu().getPlace()).ifPresent(target -> fixCollector.add("Give it the whole GPU",
					Optional.of(quickFixContext.replaced("gpu on " + target.getText().strip()))));
		}
	}

	/** A GPU of the same type, under the same stack, on which no one is and whose IOMMU group no one has. */
	private static void moved(Vm vm, FixCollector fixCollector) {
		Target place = vm.getGpu().getPlace();
		if (place == null || vm.getCount() > 1) {
			return;
		}
		Assignment assignment = Assignment.of(ModelScopes.of((Model) EcoreUtil.getRootContainer(vm)));
		Optional<GpuSlot> now = assignment.slots().stream().filter(slot -> slot.host() == place.getElement()
				&& (place.getGpu() == null || slot.hostGpu() == place.getGpu())).findFirst();
		now.ifPresent(slot -> assignment.slots().stream().filter(free -> free.type().getName().equals(slot.type().getName())
				&& sameStack(free, slot) && free.allocations().isEmpty() && groupIsFree(free, slot, assignment)).limit(2)
				.forEach(free -> fixCollector.add("Move " + vm.getName() + " to " + free.name(),
						TextEdits.replace(vm.getGpu(), GPU_DEMAND__PLACE, free.name()))));
	}

	private static boolean sameStack(GpuSlot left, GpuSlot right) {
		return left.stack().isPresent() && right.stack().isPresent()
				&& left.stack().get().getName().equals(right.stack().get().getName());
	}

	private static boolean groupIsFree(GpuSlot free, GpuSlot now, Assignment assignment) {
		HostGpu gpu = free.hostGpu();
		return !gpu.isSetIommuGroup() || assignment.slots().stream()
				.noneMatch(other -> other.host() == free.host() && other.hostIndex() == free.hostIndex()
						&& other.hostGpu().isSetIommuGroup() && other.hostGpu().getIommuGroup() == gpu.getIommuGroup()
						&& (!other.allocations().isEmpty() || other == now));
	}

	private static void fewer(Vm vm, FixCollector fixCollector) {
		long seated = Assignment.of(ModelScopes.of((Model) EcoreUtil.getRootContainer(vm))).placements().stream()
				.filter(vmPlacement -> vmPlacement.vm() == vm).count();
		if (seated > 0 && seated < vm.getCount()) {
			fixCollector.add("Reduce " + vm.getName() + " to " + seated, TextEdits.replace(vm, VM__COUNT, Long.toString(seated)));
		}
	}

	/** The host promises as much as all its VMs want, or there are fewer of this one. */
	private static void overcommitted(Vm vm, QuickFixContext quickFixContext, FixCollector fixCollector) {
		if (vm.getGpu() == null || vm.getGpu().getPlace() == null
				|| !(vm.getGpu().getPlace().getElement() instanceof Host host)) {
			return;
		}
		boolean memory = quickFixContext.isAt(vm, VM__MEMORY);
		ToLongFunction<Vm> wanted = memory ? each -> bytes(each.getMemory()) : each -> Math.max(0, each.getCores());
		long one = memory ? bytes(host.getMemory()) : (long) host.getSockets() * host.getCoresPerSocket();
		long there = one * Math.max(1, host.getCount());
		List<Vm> all = ModelScopes.policies(vm).vms().stream()
				.filter(each -> each.getGpu() != null && each.getGpu().getPlace() != null
						&& each.getGpu().getPlace().getElement() == host)
				.toList();
		long promised = all.stream().mapToLong(each -> Math.max(1, each.getCount()) * wanted.applyAsLong(each)).sum();
		if (there <= 0 || promised <= there) {
			return;
		}
		long others = promised - vm.getCount() * wanted.applyAsLong(vm);
		Quantity overcommit = memory ? host.getMemoryOvercommit() : host.getCpuOvercommit();
		long limit = overcommit == null ? there : (long) (there * overcommit.value());
		long fitting = (limit - others) / Math.max(1, wanted.applyAsLong(vm));
		if (fitting > 0 && fitting < vm.getCount()) {
			fixCollector.add("Reduce " + vm.getName() + " to " + fitting,
					TextEdits.replace(vm, VM__COUNT, Long.toString(fitting)));
		}
		EAttribute property = memory ? HOST__MEMORY_OVERCOMMIT : HOST__CPU_OVERCOMMIT;
		String ratio = BigDecimal.valueOf(promised).divide(BigDecimal.valueOf(there), 2, RoundingMode.CEILING)
				.stripTrailingZeros().toPlainString();
		String text = (memory ? "memory-overcommit " : "cpu-overcommit ") + ratio;
		fixCollector.add("Write '" + text + "' on " + host.getName(),
				overcommit == null ? TextEdits.add(host, text) : TextEdits.replace(host, property, ratio));
	}

	/** A partition of that profile, where one more fits; a profile that is cut otherwise. */
	static List<Fix> notCut(QuickFixContext quickFixContext) {
		FixCollector fixCollector = new FixCollector();
		quickFixContext.around(Vm.class).filter(vm -> vm.getGpu() != null && vm.getGpu().getProfile() != null).ifPresent(vm -> {
			PolicyAssignment around = ModelScopes.policies(vm);
			Profile profile = vm.getGpu().getProfile();
			around.policyOf(vm).ifPresent(policy -> {
				List<PartitionRequest> wanted = new ArrayList<>(PartitionRequest.of(policy.getPartitions()));
				wanted.add(PartitionRequest.of(profile, vm.getCount()));
				if (around.gpus(policy).stream().allMatch(gpu -> Capacity.fit(gpu.type(), wanted).fits())) {
					String partition = "partition " + profile.getName() + (vm.getCount() > 1 ? " x " + vm.getCount() : "");
					fixCollector.add("Add '" + partition + "' to policy " + policy.getName(), TextEdits.add(policy, partition));
				}
				policy.getPartitions().stream().map(Partition::getProfile).filter(CapacityFixes::isNamed).distinct()
						.sorted(Comparator.comparingLong(cut -> Math.abs(bytes(cut.getMemory()) - bytes(profile.getMemory()))))
						.forEach(cut -> fixCollector.add("Want " + cut.getName(),
								TextEdits.replace(vm.getGpu(), GPU_DEMAND__PROFILE, cut.getName())));
			});
		});
		return fixCollector.list();
	}

	/** The smallest profile of the GPU in which the working set fits, or a smaller working set. */
	static List<Fix> workingSet(QuickFixContext quickFixContext) {
		FixCollector fixCollector = new FixCollector();
		quickFixContext.around(Vm.class).filter(vm -> vm.getWorkload() != null && vm.getGpu() != null).ifPresent(vm -> {
			PolicyAssignment around = ModelScopes.policies(vm);
			long needed = bytes(InheritanceResolver.resolve(vm.getWorkload()).getWorkingSet());
			Profile now = vm.getGpu().getProfile();
			if (now != null) {
				profiles(vm, around).filter(profile -> profile.getKind() == now.getKind() && visible(profile) >= needed)
						.sorted(Comparator.comparingLong(CapacityFixes::visible)).limit(2)
						.forEach(profile -> fixCollector.add("Want " + profile.getName(),
								TextEdits.replace(vm.getGpu(), GPU_DEMAND__PROFILE, profile.getName())));
			}
			long room = now != null ? visible(now) : 0;
			if (room > 0) {
				String less = Quantity.ofBase(room, Dimension.BYTES).toString();
				fixCollector.add("Lower the working set of " + vm.getWorkload().getName() + " to " + less,
						TextEdits.replace(vm.getWorkload(), WORKLOAD__WORKING_SET, less));
			}
		});
		return fixCollector.list();
	}

	/** The smallest profile of the GPU that shows such pictures, or pictures that the profile shows. */
	static List<Fix> display(QuickFixContext quickFixContext) {
		FixCollector fixCollector = new FixCollector();
		quickFixContext.around(Vm.class)
				.filter(vm -> vm.getWorkload() != null && vm.getGpu() != null && vm.getGpu().getProfile() != null)
				.ifPresent(vm -> {
					PolicyAssignment around = ModelScopes.policies(vm);
					Profile now = vm.getGpu().getProfile();
					List<Operation> shown = Stream
							.concat(Stream.ofNullable(vm.getWorkload().getOperation()),
									vm.getWorkload().getPhases().stream().map(Phase::getOperation))
							.filter(operation -> operation != null && operation.getDisplay() != null).toList();
					Optional<Resolution> picture = shown.stream().map(Operation::getDisplay).findFirst();
					picture.ifPresent(wanted -> profiles(vm, around)
							.filter(profile -> profile.getKind() == now.getKind() && shows(profile, wanted))
							.sorted(Comparator.comparingLong(profile -> Math.abs(visible(profile) - visible(now)))).limit(2)
							.forEach(profile -> fixCollector.add("Want " + profile.getName(),
									TextEdits.replace(vm.getGpu(), GPU_DEMAND__PROFILE, profile.getName()))));
					if (now.getResolution() != null && shown.size() == 1 && now.getHeads() > 0) {
						fixCollector.add("Show pictures of " + now.getResolution(),
								TextEdits.replace(shown.getFirst(), ModelPackage.Literals.OPERATION__DISPLAY,
										now.getResolution().toString()));
					}
				});
		return fixCollector.list();
	}

	private static boolean shows(Profile profile, Resolution picture) {
		Resolution most = profile.getResolution();
		return profile.getHeads() > 0 && most != null && most.width() >= picture.width() && most.height() >= picture.height();
	}

	/** The profiles that the VM could name: those its policy cuts, or all of its GPU where the policy cuts nothing. */
	private static Stream<Profile> profiles(Vm vm, PolicyAssignment around) {
		Optional<Policy> policy = around.policyOf(vm);
		List<Profile> cut = policy.stream().flatMap(holding -> holding.getPartitions().stream()).map(Partition::getProfile)
				.filter(CapacityFixes::isNamed).toList();
		Stream<GpuType> types = around.gpus(vm.getGpu().getPlace()).stream().map(gpu -> gpu.type());
		return cut.isEmpty()
				? types.flatMap(type -> type.getProfiles().stream()).filter(profile -> fitsBeside(vm, profile, around))
				: cut.stream();
	}

	/** Whether a profile fits on the VM's GPU beside what the other VMs there want. */
	private static boolean fitsBeside(Vm vm, Profile profile, PolicyAssignment around) {
		Target place = vm.getGpu().getPlace();
		List<PartitionRequest> wanted = new ArrayList<>(around.vms().stream()
				.filter(other -> other != vm && other.getGpu() != null && other.getGpu().getPlace() != null
						&& place != null && other.getGpu().getPlace().getGpu() == place.getGpu()
						&& other.getGpu().getPlace().getElement() == place.getElement()
						&& other.getGpu().getProfile() != null && !other.getGpu().getProfile().eIsProxy())
				.map(other -> PartitionRequest.of(other.getGpu().getProfile(), other.getCount())).toList());
		wanted.add(PartitionRequest.of(profile, vm.getCount()));
		return around.gpus(place).stream()
				.anyMatch(gpu -> gpu.gpu().getCount() > 1 || Capacity.fit(gpu.type(), wanted).fits());
	}

	/** A profile of the kind that the stack hands out, or of the size that is on the GPU already; the nearest in memory. */
	static List<Fix> otherProfile(QuickFixContext quickFixContext) {
		FixCollector fixCollector = new FixCollector();
		PolicyAssignment around = ModelScopes.policies(quickFixContext.element());
		Optional<Partition> partition = quickFixContext.around(Partition.class);
		Optional<Vm> vm = quickFixContext.around(Vm.class);
		Profile now = partition.map(Partition::getProfile)
				.or(() -> vm.map(each -> each.getGpu() == null ? null : each.getGpu().getProfile())).orElse(null);
		Optional<Policy> policy = quickFixContext.around(Policy.class).or(() -> vm.flatMap(around::policyOf));
		if (now != null && policy.isPresent() && policy.get().getStack() != null) {
			var kinds = InheritanceResolver.resolve(policy.get().getStack()).getProfileKinds();
			around.gpus(policy.get()).stream().map(gpu -> gpu.type()).distinct()
					.flatMap(type -> type.getProfiles().stream())
					.filter(profile -> kinds.contains(profile.getKind()) && isNamed(profile)
							&& !profile.getName().equals(now.getName()))
					.sorted(Comparator.comparingLong(profile -> Math.abs(bytes(profile.getMemory()) - bytes(now.getMemory()))))
					.limit(3)
					.forEach(profile -> fixCollector.add("Want " + profile.getName(),
							partition.isPresent() ? TextEdits.replace(partition.get(), PARTITION__PROFILE, profile.getName())
									: TextEdits.replace(vm.get().getGpu(), GPU_DEMAND__PROFILE, profile.getName())));
			StackSuitability.replaced(policy.get(), fixCollector);
		}
		return fixCollector.list();
	}

	/** The line whose size differs goes; a VM takes the size that is there. */
	static List<Fix> oneSize(QuickFixContext quickFixContext) {
		FixCollector fixCollector = new FixCollector();
		Optional<Partition> partition = quickFixContext.around(Partition.class);
		if (partition.isPresent()) {
			return fixCollector
					.add("Remove '" + quickFixContext.text() + "'", TextEdits.node(partition.get()).flatMap(TextEdits::remove))
					.list();
		}
		quickFixContext.around(Vm.class).filter(vm -> vm.getGpu() != null && vm.getGpu().getPlace() != null).ifPresent(vm -> {
			moved(vm, fixCollector);
			ModelScopes.policies(vm).vms().stream()
					.filter(other -> other != vm && other.getGpu() != null && other.getGpu().getPlace() != null
							&& other.getGpu().getPlace().getGpu() == vm.getGpu().getPlace().getGpu()
							&& other.getGpu().getProfile() != null)
					.map(other -> other.getGpu().getProfile().getName())
					.distinct().limit(1)
					.forEach(name -> fixCollector.add("Want " + name, TextEdits.replace(vm.getGpu(), GPU_DEMAND__PROFILE, name)));
		});
		return fixCollector.list();
	}

	private static boolean isNamed(Profile profile) {
		return profile != null && profile.getName() != null;
	}

	private static long visible(Profile profile) {
		return bytes(profile.getGuestMemory() == null ? profile.getMemory() : profile.getGuestMemory());
	}

	private static long bytes(Quantity quantity) {
		return quantity != null && quantity.dimension().filter(is -> is == Dimension.BYTES).isPresent() && quantity.isExact()
				? quantity.base() : 0;
	}
}
