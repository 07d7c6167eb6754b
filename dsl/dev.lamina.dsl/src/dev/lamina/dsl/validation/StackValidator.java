package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.POLICY__PARTITIONS;
import static dev.lamina.model.ModelPackage.Literals.POLICY__STACK;
import static dev.lamina.model.ModelPackage.Literals.SCHEDULER__FREQUENCY;
import static dev.lamina.model.ModelPackage.Literals.SCHEDULER__KIND;
import static dev.lamina.model.ModelPackage.Literals.SCHEDULER__SLICE;
import static dev.lamina.model.ModelPackage.Literals.VM__GPU;
import static dev.lamina.model.ModelPackage.Literals.VM__REQUIREMENTS;
import static dev.lamina.model.ModelPackage.Literals.VM__SYSTEM;

import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.xtext.validation.Check;

import dev.lamina.capacity.StackSupport;
import dev.lamina.capacity.schedule.SchedulerLimits;
import dev.lamina.capacity.schedule.VendorScheduling;
import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.model.Capability;
import dev.lamina.model.Host;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.Scheduler;
import dev.lamina.model.SchedulerKind;
import dev.lamina.model.Stack;
import dev.lamina.model.Target;
import dev.lamina.model.Technique;
import dev.lamina.model.Vm;
import dev.lamina.model.quantity.Dimension;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.placement.plan.FrameRateLimit;
import dev.lamina.placement.scope.DeclaredGpu;

/** Makes sure that a stack suits the GPUs, hosts and VMs that a policy brings together under it. */
public class StackValidator extends RuleValidator {
	private static final List<SchedulerKind> SHARES = List.of(SchedulerKind.EQUAL_SHARE, SchedulerKind.FIXED_SHARE);

	@Check
	public void stackOf(Policy policy) {
		Optional<Stack> effective = effective(policy.getStack());
		if (effective.isEmpty()) {
			return;
		}
		Stack stack = effective.get();
		policyAssignment(policy).gpus(policy).forEach(declaredGpu -> {
			vendor(policy, stack, declaredGpu);
			support(policy, stack, declaredGpu);
			slice(policy, stack, declaredGpu);
		});
		policy.getTargets().stream().map(Target::getElement).filter(Host.class::isInstance).map(Host.class::cast)
				.filter(host -> !host.eIsProxy()).distinct().forEach(host -> host(policy, stack, host));
		for (int i = 0; i < policy.getPartitions().size(); i++) {
			Profile profile = policy.getPartitions().get(i).getProfile();
			if (resolved(profile).isPresent() && !handsOut(stack, profile)) {
				report(Rule.STACK_PROFILE_KIND, policy, POLICY__PARTITIONS, i, kindMessage(stack, profile));
			}
		}
		if (policy.getScheduler() != null && policy.getScheduler().getKind() != null) {
			scheduler(policy, stack, policy.getScheduler());
		}
	}

	private void vendor(Policy policy, Stack stack, DeclaredGpu declaredGpu) {
		if (!stack.getVendors().isEmpty() && declaredGpu.type().isSetVendor()
				&& !stack.getVendors().contains(declaredGpu.type().getVendor())) {
			report(Rule.STACK_VENDOR, policy, POLICY__STACK,
					stack.getName() + " works with GPUs of " + enumerated(stack.getVendors()) + "; "
							+ declaredGpu.name() + " is a " + declaredGpu.type().getName() + " of "
							+ declaredGpu.type().getVendor()
							+ ". Choose another stack.");
		}
	}

	/** Pass-through has a rule of its own, and another vendor's GPU needs no second message. */
	private void support(Policy policy, Stack stack, DeclaredGpu declaredGpu) {
		boolean otherVendor = !stack.getVendors().isEmpty() && declaredGpu.type().isSetVendor()
				&& !stack.getVendors().contains(declaredGpu.type().getVendor());
		if (!otherVendor && !(stack.isSetTechnique() && stack.getTechnique() == Technique.PASS_THROUGH)) {
			StackSupport.obstacle(stack, declaredGpu.type()).ifPresent(obstacle -> report(Rule.STACK_UNSUPPORTED, policy,
					POLICY__STACK, stack.getName() + " cannot share " + declaredGpu.name() + ": " + obstacle
							+ ". Choose another stack or GPU."));
		}
	}

	private void host(Policy policy, Stack stack, Host host) {
		if (!stack.getHypervisors().isEmpty() && host.isSetHypervisor()
				&& !stack.getHypervisors().contains(host.getHypervisor())) {
			report(Rule.STACK_HYPERVISOR, policy, POLICY__STACK,
					stack.getName() + " runs under " + enumerated(stack.getHypervisors()) + "; "
							+ host.getName() + " runs " + host.getHypervisor() + ". Choose another stack or hypervisor.");
		}
		if (!stack.getHostSystems().isEmpty() && host.isSetSystem() && !stack.getHostSystems().contains(host.getSystem())) {
			report(Rule.STACK_HOST_SYSTEM, policy, POLICY__STACK,
					stack.getName() + " runs on " + enumerated(stack.getHostSystems()) + "; "
							+ host.getName() + " runs " + host.getSystem() + ". Choose another stack or host system.");
		}
	}

	private static boolean handsOut(Stack stack, Profile profile) {
		return stack.getProfileKinds().contains(profile.getKind());
	}

	private static String kindMessage(Stack stack, Profile profile) {
		return profile.getName() + " is a profile of kind " + profile.getKind() + "; " + stack.getName() + " hands out "
				+ (stack.getProfileKinds().isEmpty() ? "none" : enumerated(stack.getProfileKinds()))
				+ ". Choose another stack or profile.";
	}

	private void scheduler(Policy policy, Stack stack, Scheduler scheduler) {
		SchedulerKind kind = scheduler.getKind();
		if (!stack.getSchedulers().isEmpty() && !stack.getSchedulers().contains(kind)) {
			report(Rule.STACK_SCHEDULER, scheduler, SCHEDULER__KIND, stack.getName() + " has no scheduler " + kind + "; it has "
					+ enumerated(stack.getSchedulers()) + ".",
					stack.getSchedulers().stream().map(SchedulerKind::getLiteral).toArray(String[]::new));
			return;
		}
		long sizes = policy.getPartitions().stream().flatMap(part -> resolved(part.getProfile()).stream()).map(Profile::getMemory)
				.filter(memory -> memory != null).distinct().count();
		if (sizes > 1 && !stack.getMixedSchedulers().isEmpty() && !stack.getMixedSchedulers().contains(kind)) {
			report(Rule.STACK_MIXED_SCHEDULER, scheduler, SCHEDULER__KIND,
					"Policy " + policy.getName() + " mixes profiles of " + sizes
							+ " sizes, for which " + stack.getName() + " allows " + enumerated(stack.getMixedSchedulers())
							+ ", not "
							+ kind
							+ ". Choose one of these or profiles of one size.",
					stack.getMixedSchedulers().stream().map(SchedulerKind::getLiteral).toArray(String[]::new));
		}
		limits(policy, stack, kind).ifPresent(limits -> {
			range(scheduler, SCHEDULER__SLICE, scheduler.getSlice(), Dimension.DURATION, limits.slice());
			limits.frequency().ifPresent(frequency -> range(scheduler, SCHEDULER__FREQUENCY, scheduler.getFrequency(),
					Dimension.FREQUENCY, frequency));
		});
	}

	/** What the vendor lets be set: of the stack if that works with one vendor only, else of the first GPU that says something. */
	private Optional<SchedulerLimits> limits(Policy policy, Stack stack, SchedulerKind kind) {
		if (stack.getVendors().size() != 1) {
			return Optional.empty();
		}
		VendorScheduling vendor = VendorScheduling.of(stack.getVendors().getFirst());
		return policyAssignment(policy).gpus(policy).stream()
				.map(declaredGpu -> vendor.limits(kind, Optional.of(declaredGpu.type())))
				.flatMap(Optional::stream).findFirst().or(() -> vendor.limits(kind, Optional.empty()));
	}

	private void range(Scheduler scheduler, EAttribute property, Quantity value, Dimension dimension,
			SchedulerLimits.Range range) {
		if (value != null && value.signum() > 0 && value.dimension().filter(is -> is == dimension).isPresent()
				&& !range.holds(value.value())) {
			report(Rule.QUANTITY_RANGE, scheduler, property,
					property.getName() + " is " + value + "; the vendor's " + scheduler.getKind() + " scheduler allows between "
							+ Quantity.ofBase(range.least(), dimension) + " and " + Quantity.ofBase(range.most(), dimension)
							+ ".",
					QuantityRewriter.at(value, value.value() < range.least() ? range.least() : range.most()));
		}
	}

	/** The length of a slice is the vendor's, unless the model or the stack says it. */
	private void slice(Policy policy, Stack stack, DeclaredGpu declaredGpu) {
		Scheduler scheduler = policy.getScheduler();
		boolean set = scheduler != null && (scheduler.getSlice() != null || scheduler.getFrequency() != null)
				|| stack.getCost() != null && stack.getCost().getSlice() != null;
		SchedulerKind kind = FrameRateLimit.scheduler(Optional.of(policy), stack);
		if (!set && stack.isSetTechnique() && VendorScheduling.isShared(stack.getTechnique()) && kind != null
				&& VendorScheduling.usesSlices(kind) && GpuSlot.vendorOf(declaredGpu.type(), Optional.of(stack)).isEmpty()) {
			report(Rule.PROPERTY_MISSING, policy, POLICY__STACK,
					"How long a slice of the " + kind + " scheduler is depends on the vendor, and " + declaredGpu.type().getName()
							+ " of " + declaredGpu.name() + " names none. Add 'vendor' to the GPU, or 'scheduler " + kind
							+ " { slice 2 ms }' to policy " + policy.getName() + ".");
		}
	}

	@Check
	public void stackOf(Vm vm) {
		Optional<Policy> policy = policyAssignment(vm).policyOf(vm);
		policy.flatMap(holding -> effective(holding.getStack())).ifPresent(with -> {
			guest(vm, with);
			isolation(vm, policy.get(), with);
		});
	}

	private void guest(Vm vm, Stack stack) {
		if (vm.isSetSystem() && !stack.getGuestSystems().isEmpty() && !stack.getGuestSystems().contains(vm.getSystem())) {
			report(Rule.STACK_GUEST_SYSTEM, vm, VM__SYSTEM,
					stack.getName() + " serves guests with " + enumerated(stack.getGuestSystems()) + "; "
							+ vm.getName() + " runs " + vm.getSystem() + ". Choose another stack or guest system.",
					stack.getGuestSystems().stream().map(Object::toString).toArray(String[]::new));
		}
		Profile profile = vm.getGpu().getProfile();
		if (resolved(profile).isPresent() && !handsOut(stack, profile)) {
			report(Rule.STACK_PROFILE_KIND, vm, VM__GPU, kindMessage(stack, profile));
		}
		for (int i = 0; i < vm.getRequirements().size(); i++) {
			Capability needed = vm.getRequirements().get(i).capability();
			boolean moving = needed == Capability.LIVE_MIGRATION || needed == Capability.SNAPSHOT;
			boolean elsewhere = moving && stack.isSetTechnique() && stack.getTechnique() == Technique.PASS_THROUGH;
			if (needed != null && !elsewhere && !stack.getProvides().contains(needed)) {
				report(Rule.STACK_CAPABILITY, vm, VM__REQUIREMENTS, i,
						vm.getName() + " needs " + needed + "; " + stack.getName() + " provides "
								+ (stack.getProvides().isEmpty() ? "no such capability" : enumerated(stack.getProvides()))
								+ ". Choose another stack.");
			}
		}
	}

	/**
	 * Best effort gives away what a VM does not use and takes no account of it: NVIDIA vGPU user guide, chapter on scheduling
	 * policies.
	 */
	private void isolation(Vm vm, Policy policy, Stack stack) {
		List<SchedulerKind> offered = stack.getSchedulers();
		SchedulerKind kind = policy.getScheduler() != null ? policy.getScheduler().getKind() : offered.isEmpty() ? null
				: offered.getFirst();
		for (int i = 0; i < vm.getRequirements().size() && kind == SchedulerKind.BEST_EFFORT; i++) {
			if (vm.getRequirements().get(i).capability() == Capability.PERFORMANCE_ISOLATION
					&& stack.getProvides().contains(Capability.PERFORMANCE_ISOLATION)) {
				List<SchedulerKind> isolating = offered.stream().filter(SHARES::contains).toList();
				report(Rule.CAPABILITY_SCHEDULER, vm, VM__REQUIREMENTS, i, vm.getName() + " needs performance-isolation, which "
						+ stack.getName()
						+ " does not give under the " + kind + " scheduler of policy " + policy.getName()
						+ ": there each VM slows down the others. "
						+ (isolating.isEmpty() ? "Choose another stack."
								: "Write "
										+ String.join(" or ", isolating.stream().map(each -> "'scheduler " + each + "'").toList())
										+ " in the policy."));
			}
		}
	}
}
