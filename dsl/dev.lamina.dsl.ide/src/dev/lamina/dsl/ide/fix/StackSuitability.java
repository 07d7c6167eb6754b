package dev.lamina.dsl.ide.fix;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.lamina.capacity.StackSupport;
import dev.lamina.dsl.linking.ModelScopes;
import dev.lamina.dsl.validation.ApiUse;
import dev.lamina.dsl.validation.NativeApis;
import dev.lamina.model.GpuType;
import dev.lamina.model.Host;
import dev.lamina.model.Import;
import dev.lamina.model.Model;
import dev.lamina.model.ModelPackage;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.ProfileKind;
import dev.lamina.model.Scheduler;
import dev.lamina.model.SharingMode;
import dev.lamina.model.Stack;
import dev.lamina.model.Target;
import dev.lamina.model.Technique;
import dev.lamina.model.Vm;
import dev.lamina.model.inheritance.InheritanceResolver;
import dev.lamina.placement.assignment.PolicyAssignment;
import dev.lamina.placement.scope.DeclaredGpu;

/**
 * Says under which stacks everything works that a policy brings together (its GPUs, their hosts, and the VMs on them), and what
 * speaks against each of the others.
 */
public final class StackSuitability {
	private static final List<Technique> COMMON = List.of(Technique.PASS_THROUGH, Technique.MEDIATED, Technique.SR_IOV,
			Technique.SPATIAL,
			Technique.SOFTWARE_SHARING, Technique.API_FORWARDING);

	private StackSuitability() {
	}

	/**
	 * The names by which the policy can refer to such stacks: those of the file first, then of the library; like techniques
	 * first.
	 */
	static Stream<String> suitable(Policy policy) {
		Model model = (Model) EcoreUtil.getRootContainer(policy);
		PolicyAssignment around = ModelScopes.policies(policy);
		Technique now = Optional.ofNullable(policy.getStack()).filter(stack -> !stack.eIsProxy())
				.map(InheritanceResolver::resolve)
				.map(Stack::getTechnique).orElse(null);
		Stream<Stack> own = model.getDeclarations().stream().filter(Stack.class::isInstance).map(Stack.class::cast)
				.map(InheritanceResolver::resolve);
		return Stream.concat(own.filter(stack -> suits(stack, policy, around)).map(Stack::getName),
				LibraryStacks.stacks().stream().filter(stack -> suits(stack, policy, around))
						.sorted(Comparator
								.comparingInt(stack -> stack.getTechnique() == now ? -1 : commonness(stack.getTechnique())))
						.map(stack -> reference(stack, model)))
				.filter(name -> policy.getStack() == null || !name.equals(policy.getStack().getName())).distinct();
	}

	/** How many techniques are more common, from 0. */
	public static int commonness(Technique technique) {
		return COMMON.contains(technique) ? COMMON.indexOf(technique) : COMMON.size();
	}

	/** How a file names a stack of the library: shortly where it imports the package and has nothing of that name itself. */
	private static String reference(Stack stack, Model model) {
		boolean imported = model.getImports().stream().map(Import::getImportedNamespace)
				.anyMatch(name -> "stacks.*".equals(name) || ("stacks." + stack.getName()).equals(name));
		boolean taken = model.getDeclarations().stream().anyMatch(own -> stack.getName().equals(own.getName()));
		return imported && !taken ? stack.getName() : "stacks." + stack.getName();
	}

	private static boolean suits(Stack stack, Policy policy, PolicyAssignment around) {
		List<Vm> vms = around.vms(policy);
		boolean hasGpu = policy.getTargets().isEmpty() || !around.gpus(policy).isEmpty()
				|| stack.getTechnique() == Technique.API_FORWARDING;
		boolean shares = stack.getProfileKinds().isEmpty() || vms.isEmpty() || !wanted(policy, vms).isEmpty();
		return stack.isSetTechnique() && hasGpu && shares && obstacle(stack, policy, around).isEmpty();
	}

	/**
	 * What speaks against a stack under a policy, in a few words such as "not for NVIDIA"; nothing if all that is known of its
	 * GPUs, hosts and VMs goes with it.
	 *
	 * @param stack with what it inherits
	 */
	public static Optional<String> obstacle(Stack stack, Policy policy, PolicyAssignment around) {
		List<Vm> vms = around.vms(policy);
		return Stream.of(around.gpus(policy).stream().flatMap(gpu -> obstacle(stack, gpu.type()).stream()),
				hosts(policy, around).flatMap(host -> obstacle(stack, host).stream()),
				vms.stream().flatMap(vm -> obstacle(stack, vm, around).stream()),
				wanted(policy, vms).stream().filter(kind -> !stack.getProfileKinds().contains(kind))
						.map(kind -> "no " + kind.getLiteral() + " profiles"),
				Stream.ofNullable(policy.getScheduler()).map(Scheduler::getKind)
						.filter(kind -> !stack.getSchedulers().isEmpty() && !stack.getSchedulers().contains(kind))
						.map(kind -> "no scheduler " + kind.getLiteral()),
				obstacle(stack, policy, vms, around).stream()).flatMap(reasons -> reasons).findFirst();
	}

	private static Stream<Host> hosts(Policy policy, PolicyAssignment around) {
		return Stream
				.concat(policy.getTargets().stream().map(Target::getElement),
						around.gpus(policy).stream().map(DeclaredGpu::host))
				.filter(Host.class::isInstance).map(Host.class::cast).filter(host -> !host.eIsProxy()).distinct();
	}

	private static Optional<String> obstacle(Stack stack, GpuType type) {
		if (!stack.getVendors().isEmpty() && type.isSetVendor() && !stack.getVendors().contains(type.getVendor())) {
			return Optional.of("not for " + type.getVendor().getLiteral());
		}
		if (stack.getTechnique() == Technique.EMULATION) {
			return Optional.of("uses no GPU");
		}
		if (stack.getTechnique() == Technique.PASS_THROUGH && !type.getSupports().isEmpty()
				&& !type.getSupports().contains(SharingMode.PASS_THROUGH)) {
			return Optional.of(type.getName() + " cannot be passed through");
		}
		boolean cut = stack.getProfileKinds().isEmpty() || type.getProfiles().isEmpty()
				|| type.getProfiles().stream().anyMatch(profile -> stack.getProfileKinds().contains(profile.getKind()));
		return cut ? StackSupport.obstacle(stack, type)
				: Optional.of(type.getName() + " has no " + stack.getProfileKinds().getFirst().getLiteral() + " profiles");
	}

	private static Optional<String> obstacle(Stack stack, Host host) {
		if (!stack.getHypervisors().isEmpty() && host.isSetHypervisor()
				&& !stack.getHypervisors().contains(host.getHypervisor())) {
			return Optional.of("not on " + host.getHypervisor().getLiteral());
		}
		return stack.getHostSystems().isEmpty() || !host.isSetSystem() || stack.getHostSystems().contains(host.getSystem())
				? Optional.empty()
				: Optional.of("not on " + host.getSystem().getLiteral());
	}

	private static Optional<String> obstacle(Stack stack, Vm vm, PolicyAssignment around) {
		if (!stack.getGuestSystems().isEmpty() && vm.isSetSystem() && !stack.getGuestSystems().contains(vm.getSystem())) {
			return Optional.of("not for guests with " + vm.getSystem().getLiteral());
		}
		Stream<String> lacking = vm.getRequirements().stream().map(need -> need.capability())
				.filter(need -> need != null && !stack.getProvides().contains(need))
				.map(need -> "without " + need.getLiteral());
		return Stream.concat(lacking, ApiUse.of(vm).filter(use -> !carries(stack, vm, use, around))
				.map(use -> "not with " + use.api().getLiteral())).findFirst();
	}

	/**
	 * What the guest calls reaches something that executes it: the host behind the stack, or the driver of the GPU or profile.
	 */
	private static boolean carries(Stack stack, Vm vm, ApiUse use, PolicyAssignment around) {
		boolean forwards = stack.getTechnique() == Technique.API_FORWARDING;
		Target place = vm.getGpu() == null ? null : vm.getGpu().getPlace();
		boolean executed = !forwards || !(place != null && place.getElement() instanceof Host host && host.isSetSystem())
				|| NativeApis.has(((Host) place.getElement()).getSystem(), use.api());
		boolean offered = forwards || place == null || offers(vm, place, use, around);
		return executed && offered
				&& (stack.getApis().isEmpty() ? stack.getTechnique() != Technique.EMULATION : use.isIn(stack.getApis()));
	}

	private static boolean offers(Vm vm, Target place, ApiUse use, PolicyAssignment around) {
		Profile profile = vm.getGpu().getProfile();
		return profile != null && !profile.getApis().isEmpty() ? use.isIn(profile.getApis())
				: around.gpus(place).stream().map(gpu -> gpu.type().getApis())
						.allMatch(apis -> apis.isEmpty() || use.isIn(apis));
	}

	/** The kinds of the profiles that a policy cuts and its VMs want. */
	private static List<ProfileKind> wanted(Policy policy, List<Vm> vms) {
		return Stream.concat(policy.getPartitions().stream().map(partition -> partition.getProfile()),
				vms.stream().filter(vm -> vm.getGpu() != null).map(vm -> vm.getGpu().getProfile()))
				.filter(profile -> profile != null && !profile.eIsProxy()).map(profile -> profile.getKind()).distinct().toList();
	}

	/** Pass-through gives each VM a GPU of its own, others serve so many. */
	private static Optional<String> obstacle(Stack stack, Policy policy, List<Vm> vms, PolicyAssignment around) {
		int count = vms.stream().mapToInt(vm -> Math.max(1, vm.getCount())).sum();
		int gpus = around.gpus(policy).stream().mapToInt(DeclaredGpu::count).sum();
		boolean parts = vms.stream().anyMatch(
				vm -> vm.getGpu() != null && vm.getGpu().getFraction() != null && vm.getGpu().getFraction().value() < 1);
		if (stack.getTechnique() == Technique.PASS_THROUGH && (count > gpus || parts)) {
			return Optional.of("a whole GPU for each VM");
		}
		return stack.getMaximumVms() <= 0 || count <= stack.getMaximumVms() * Math.max(1, gpus) ? Optional.empty()
				: Optional.of("at most " + stack.getMaximumVms() + " VMs on a GPU");
	}

	/** Puts each of some suitable stacks in the place of the policy's own. */
	static FixCollector replaced(Policy policy, FixCollector fixCollector) {
		suitable(policy).limit(3).forEach(stack -> fixCollector.add("Use stack " + stack + " in policy " + policy.getName(),
				TextEdits.replace(policy, ModelPackage.Literals.POLICY__STACK, stack)));
		return fixCollector;
	}
}
