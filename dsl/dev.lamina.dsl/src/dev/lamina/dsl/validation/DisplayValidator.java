package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.PROFILE__HEADS;
import static dev.lamina.model.ModelPackage.Literals.VM__WORKLOAD;

import java.util.Optional;

import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.validation.Check;

import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.model.ArrivalKind;
import dev.lamina.model.Operation;
import dev.lamina.model.OperationKind;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.SchedulerKind;
import dev.lamina.model.Stack;
import dev.lamina.model.Vm;
import dev.lamina.model.display.Resolution;
import dev.lamina.model.inheritance.InheritanceCache;
import dev.lamina.model.quantity.Dimension;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.placement.time.OperationRates;

/**
 * Makes sure that the pictures of a VM fit on the displays of its profile, and that a frame-rate limiter lets its pace through.
 */
public class DisplayValidator extends RuleValidator {
	@Check
	public void picturesOf(Vm vm) {
		Profile profile = vm.getGpu() == null ? null : vm.getGpu().getProfile();
		if (resolved(profile).isEmpty() || resolved(vm.getWorkload()).isEmpty()) {
			return;
		}
		Optional<Resolution> shown = ApiValidator.operations(inheritanceCache().of(vm.getWorkload()))
				.filter(operation -> operation != null)
				.map(Operation::getDisplay).filter(display -> display != null).findFirst();
		shown.ifPresent(picture -> {
			Resolution most = profile.getResolution();
			if (profile.getHeads() == 0 && !NodeModelUtils.findNodesForFeature(profile, PROFILE__HEADS).isEmpty()) {
				report(Rule.DISPLAY_EXCEEDED, vm, VM__WORKLOAD,
						vm.getWorkload().getName() + " shows pictures of " + picture + ", but " + profile.getName()
								+ " has no display (0 heads). Choose a profile with heads.");
			} else if (most != null && (picture.width() > most.width() || picture.height() > most.height())) {
				report(Rule.DISPLAY_EXCEEDED, vm, VM__WORKLOAD,
						vm.getWorkload().getName() + " shows pictures of " + picture + ", " + profile.getName()
								+ " at most " + most
								+ " (maximum resolution of the type). Choose a larger profile or a smaller picture.");
			}
		});
	}

	@Check
	public void paceOf(Vm vm) {
		Optional<Operation> paced = resolved(vm.getWorkload()).map(inheritanceCache()::of)
				.map(workload -> workload.getOperation())
				.filter(DisplayValidator::isPaced);
		if (vm.getGpu() == null || paced.isEmpty()) {
			return;
		}
		Quantity rate = OperationRates.peak(paced.get()).orElseThrow();
		limiter(vm, policyAssignment(vm).policyOf(vm), inheritanceCache())
				.filter(frameRateLimiter -> rate.value() > frameRateLimiter.limit.value())
				.ifPresent(limiter -> report(Rule.FRAME_LIMIT_EXCEEDED, vm, VM__WORKLOAD,
						vm.getWorkload().getName() + " starts " + rate
								+ ", but the frame-rate limiter of " + limiter.of + " holds " + vm.getName() + " at "
								+ limiter.limit
								+ ". Write 'frame-limit off' in the policy, or pace the workload at " + limiter.limit + "."));
	}

	/** Frames that start at a fixed rate. */
	private static boolean isPaced(Operation operation) {
		Quantity rate = OperationRates.peak(operation).orElse(null);
		return rate != null && operation.getKind() == OperationKind.FRAME && operation.getTraceFile() == null
				&& operation.getArrival() == ArrivalKind.PACED
				&& rate.dimension().filter(is -> is == Dimension.RATE || is == Dimension.COUNT).isPresent();
	}

	/**
	 * A limit on the frames of a VM.
	 *
	 * @param of    the profile or policy that sets it, for sentences
	 * @param limit frames per second
	 */
	record FrameRateLimiter(String of, Quantity limit) {
	}

	/**
	 * The limiter of a VM: the policy's own, else under best effort that of its profile (NVIDIA vGPU user guide, frame rate
	 * limiter).
	 */
	static Optional<FrameRateLimiter> limiter(Vm vm, Optional<Policy> policy, InheritanceCache inheritanceCache) {
		if (policy.isEmpty() || policy.get().isFrameLimitOff() || resolved(policy.get().getStack()).isEmpty()) {
			return Optional.empty();
		}
		if (policy.get().getFrameLimit() != null) {
			return limit("policy " + policy.get().getName(), policy.get().getFrameLimit());
		}
		Stack stack = inheritanceCache.of(policy.get().getStack());
		SchedulerKind kind = policy.get().getScheduler() != null ? policy.get().getScheduler().getKind()
				: stack.getSchedulers().isEmpty() ? null : stack.getSchedulers().getFirst();
		Profile profile = vm.getGpu() == null ? null : vm.getGpu().getProfile();
		return kind == SchedulerKind.BEST_EFFORT && resolved(profile).isPresent() && profile.getFrameLimit() != null
				? limit("profile " + profile.getName(), profile.getFrameLimit()) : Optional.empty();
	}

	private static Optional<FrameRateLimiter> limit(String of, Quantity limit) {
		return limit.signum() > 0 && limit.dimension().filter(is -> is == Dimension.RATE || is == Dimension.COUNT).isPresent()
				? Optional.of(new FrameRateLimiter(of, limit)) : Optional.empty();
	}
}
