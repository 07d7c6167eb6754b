package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.POLICY__STACK;
import static dev.lamina.model.ModelPackage.Literals.VM__GPU;
import static dev.lamina.model.ModelPackage.Literals.VM__REQUIREMENTS;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.xtext.validation.Check;

import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.model.Capability;
import dev.lamina.model.GpuDemand;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.Policy;
import dev.lamina.model.ResetKind;
import dev.lamina.model.SharingMode;
import dev.lamina.model.Stack;
import dev.lamina.model.Target;
import dev.lamina.model.Technique;
import dev.lamina.model.Vm;
import dev.lamina.model.quantity.IndexRange;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.placement.assignment.PolicyAssignment;
import dev.lamina.placement.assignment.TargetMatcher;
import dev.lamina.placement.scope.DeclaredGpu;

/** Makes sure that a GPU which is passed through has one owner, which stays where it is, and can be reset between owners. */
public class PassThroughValidator extends RuleValidator {
	private static final Set<Capability> MOVING = Set.of(Capability.LIVE_MIGRATION, Capability.SNAPSHOT);

	@Check
	public void gpusOf(Policy policy) {
		if (!isPassThrough(policy)) {
			return;
		}
		String stack = policy.getStack().getName();
		for (DeclaredGpu declaredGpu : policyAssignment(policy).gpus(policy)) {
			List<SharingMode> supports = declaredGpu.type().getSupports();
			List<ResetKind> reset = declaredGpu.type().getReset();
			if (!supports.isEmpty() && !supports.contains(SharingMode.PASS_THROUGH)) {
				report(Rule.PASS_THROUGH_UNSUPPORTED, policy, POLICY__STACK,
						stack + " passes " + declaredGpu.name() + " through, but "
								+ declaredGpu.type().getName() + " supports only " + enumerated(supports)
								+ ". Choose another stack or GPU.");
			} else if (reset.contains(ResetKind.NONE) && reset.size() == 1) {
				report(Rule.PASS_THROUGH_NO_RESET, policy, POLICY__STACK,
						declaredGpu.type().getName() + " has no working reset: after its first VM "
								+ declaredGpu.name() + " serves no other until " + declaredGpu.host().getName() + " restarts.");
			}
		}
	}

	private boolean isPassThrough(Policy policy) {
		return effective(policy.getStack())
				.filter(stack -> stack.isSetTechnique() && stack.getTechnique() == Technique.PASS_THROUGH)
				.isPresent();
	}

	@Check
	public void ownersOf(Model model) {
		PolicyAssignment policyAssignment = policyAssignment(model);
		Map<String, Owners> byBoard = new LinkedHashMap<>();
		Map<String, Owners> byGroup = new LinkedHashMap<>();
		for (Vm vm : policyAssignment.hostsOf(model).stream().flatMap(host -> policyAssignment.vms(host).stream()).toList()) {
			Target place = vm.getGpu().getPlace();
			if (!policyAssignment.policyOf(vm).filter(this::isPassThrough).isPresent()) {
				continue;
			}
			List<DeclaredGpu> declaredGpus = policyAssignment.gpus(place);
			if (declaredGpus.isEmpty()) {
				continue;
			}
			if (part(vm.getGpu()).isPresent()) {
				on(model, vm, vm.getName() + " wants " + part(vm.getGpu()).get() + " of " + TargetMatcher.text(place)
						+ ", but pass-through gives whole GPUs only. Write 'gpu on " + TargetMatcher.text(place)
						+ "' or choose a stack that shares.");
				continue;
			}
			int gpus = declaredGpus.stream().mapToInt(declaredGpu -> number(place.getIndices(), declaredGpu.host().getCount())
					* number(place.getGpuIndices(), declaredGpu.gpu().getCount())).sum();
			one(model, vm, byBoard.computeIfAbsent(TargetMatcher.text(place), name -> new Owners(name, gpus, "")));
			if (declaredGpus.size() == 1) {
				group(declaredGpus.getFirst(), place)
						.ifPresent(group -> one(model, vm, byGroup.computeIfAbsent(group.name, name -> group)));
			}
		}
	}

	/** Who owns some GPUs so far, and how many owners there may be. */
	private static final class Owners {
		private final String name;
		private final int most;
		private final String companions;
		private Vm first;
		private int count;

		Owners(String name, int most, String companions) {
			this.name = name;
			this.most = most;
			this.companions = companions;
		}
	}

	private void one(Model model, Vm vm, Owners owners) {
		int before = owners.count;
		int initial = policyAssignment(vm).vmStarts().initialCount(vm);
		if (initial < vm.getCount() && initial == 0) {
			return;
		}
		owners.count += Math.max(1, initial);
		if (owners.first == null) {
			owners.first = vm;
		}
		if (owners.count <= owners.most || before > owners.most) {
			return;
		}
		String claim = owners.first == vm ? vm.getCount() + " VMs " + vm.getName()
				: vm.getName() + " and " + owners.first.getName();
		String others = OtherFiles.ofVms(List.of(owners.first), vm);
		if (owners.companions.isEmpty()) {
			on(model, vm,
					claim + " want " + owners.name + ", which is passed through: "
							+ (owners.most == 1 ? "one GPU belongs to one VM"
									: owners.most + " GPUs belong to at most " + owners.most + " VMs")
							+ ". Give " + vm.getName()
							+ " another GPU or choose a stack that shares." + others);
		} else {
			on(model, vm, claim + " want GPUs of " + owners.name + " (" + owners.companions
					+ "): all functions of an IOMMU group go to the same VM. Put the GPUs in slots with groups of their own."
					+ others);
		}
	}

	private static Optional<String> part(GpuDemand demand) {
		Quantity fraction = demand.getFraction();
		return fraction == null || fraction.value() >= 1 ? Optional.empty() : Optional.of(fraction.toString());
	}

	/** The IOMMU group of a GPU, where more than this one GPU is in it. */
	private static Optional<Owners> group(DeclaredGpu declaredGpu, Target place) {
		if (!declaredGpu.gpu().isSetIommuGroup()) {
			return Optional.empty();
		}
		Host host = declaredGpu.host();
		List<HostGpu> members = host.getGpus().stream().filter(HostGpu::isSetIommuGroup)
				.filter(gpu -> gpu.getIommuGroup() == declaredGpu.gpu().getIommuGroup()).toList();
		int gpus = members.stream().mapToInt(gpu -> Math.max(1, gpu.getCount())).sum();
		String index = TargetMatcher.brackets(place.getIndices());
		return gpus < 2 ? Optional.empty()
				: Optional.of(new Owners("IOMMU group " + declaredGpu.gpu().getIommuGroup() + " of " + host.getName() + index,
						number(place.getIndices(), host.getCount()),
						enumerated(members.stream().map(HostGpu::getName).toList())));
	}

	private static int number(IndexRange range, int count) {
		return range == null ? Math.max(1, count) : range.size();
	}

	@Check
	public void movesOf(Vm vm) {
		Optional<Policy> policy = policyAssignment(vm).policyOf(vm).filter(this::isPassThrough);
		for (int i = 0; policy.isPresent() && i < vm.getRequirements().size(); i++) {
			Capability capability = vm.getRequirements().get(i).capability();
			Stack stack = inheritanceCache().of(policy.get().getStack());
			if (capability != null && MOVING.contains(capability) && !stack.getProvides().contains(capability)) {
				report(Rule.PASS_THROUGH_MIGRATION, vm, VM__REQUIREMENTS, i, vm.getName() + " needs " + capability + ", but "
						+ stack.getName()
						+ " passes a whole GPU to it, and only the guest can save the state of that GPU. Choose a stack "
						+ "that provides "
						+ capability + " or do without it.");
			}
		}
	}

	private void on(Model model, Vm vm, String message) {
		if (vm.eContainer() == model) {
			report(Rule.PASS_THROUGH_SHARED, vm, VM__GPU, message);
		}
	}
}
