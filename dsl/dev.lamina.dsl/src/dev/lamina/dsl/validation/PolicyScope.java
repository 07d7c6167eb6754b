package dev.lamina.dsl.validation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.lamina.model.Api;
import dev.lamina.model.GpuType;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.OperatingSystem;
import dev.lamina.model.Policy;
import dev.lamina.model.Stack;
import dev.lamina.model.Target;
import dev.lamina.model.Vm;
import dev.lamina.model.Workload;

/**
 * What the rules see around an element: which policy holds where, and declarations with what they inherit. For editor services.
 */
public final class PolicyScope {
	private final InheritanceCache inheritanceCache = new InheritanceCache();
	private final PolicyIndex policyIndex;

	private PolicyScope(Model model) {
		policyIndex = PolicyIndex.of(model, inheritanceCache);
	}

	/** The surroundings of an element of a linked file; they do not follow later changes. */
	public static PolicyScope of(EObject element) {
		return new PolicyScope((Model) EcoreUtil.getRootContainer(element));
	}

	/** The policy that holds for the GPU of a VM, where exactly one does. */
	public Optional<Policy> policyOf(Vm vm) {
		return policyIndex.policyOf(vm);
	}

	/** The policy that holds for a place. */
	public Optional<Policy> policyOf(Target place) {
		return policyIndex.policyOf(place);
	}

	/** The visible VMs, in file order. */
	public List<Vm> vms() {
		return policyIndex.vms();
	}

	/** The VMs whose GPU is under a policy, in file order. */
	public List<Vm> vms(Policy policy) {
		return policyIndex.vms(policy);
	}

	/** The GPUs that a policy holds for, in file order. */
	public List<HostGpu> gpus(Policy policy) {
		return policyIndex.gpus(policy).stream().map(GpuRef::gpu).toList();
	}

	/** Every visible GPU whose type is known, in file order. */
	public List<HostGpu> gpus() {
		return policyIndex.gpus().stream().map(GpuRef::gpu).toList();
	}

	/** The GPUs that a place means. */
	public List<HostGpu> gpus(Target place) {
		return policyIndex.gpus(place).stream().map(GpuRef::gpu).toList();
	}

	/** Whether a policy names a GPU, or the host that it is in. */
	public boolean isNamed(HostGpu gpu) {
		return policyIndex.policies().stream().flatMap(policy -> policy.getTargets().stream())
				.anyMatch(target -> target.getElement() == gpu.eContainer()
						&& (target.getGpu() == null || target.getGpu() == gpu));
	}

	/** A type with what it inherits. */
	public GpuType effective(GpuType type) {
		return inheritanceCache.of(type);
	}

	/** A stack with what it inherits. */
	public Stack effective(Stack stack) {
		return inheritanceCache.of(stack);
	}

	/** A workload with what it inherits. */
	public Workload effective(Workload workload) {
		return inheritanceCache.of(workload);
	}

	/** The interfaces that a VM needs or that its workload calls. */
	public static Stream<ApiUse> apis(Vm vm, PolicyScope around) {
		Stream<ApiUse> needed = vm.getRequirements().stream().filter(need -> need.api() != null)
				.map(need -> new ApiUse(need.api(), need.getVersion()));
		Stream<ApiUse> called = vm.getWorkload() == null || vm.getWorkload().eIsProxy() ? Stream.empty()
				: ApiValidator.operations(around.effective(vm.getWorkload())).filter(operation -> operation != null)
						.flatMap(operation -> operation.getCalls().stream()).filter(calls -> calls.isSetApi())
						.map(calls -> new ApiUse(calls.getApi(), calls.getVersion()));
		return Stream.concat(needed, called);
	}

	/** Whether an operating system has an interface. */
	public static boolean has(OperatingSystem system, Api api) {
		return NativeApis.has(system, api);
	}
}
