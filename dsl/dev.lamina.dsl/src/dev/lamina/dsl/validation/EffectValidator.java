package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.FLEET__ARRIVAL_RATE;
import static dev.lamina.model.ModelPackage.Literals.FLEET__DEFRAGMENTATION;
import static dev.lamina.model.ModelPackage.Literals.HOST_GPU__NUMA_NODE;
import static dev.lamina.model.ModelPackage.Literals.LINK__BANDWIDTH;
import static dev.lamina.model.ModelPackage.Literals.POLICY__FRAME_LIMIT;
import static dev.lamina.model.ModelPackage.Literals.POLICY__STACK;
import static dev.lamina.model.ModelPackage.Literals.SCHEDULER__KIND;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.xtext.validation.Check;

import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.model.CostModel;
import dev.lamina.model.Fleet;
import dev.lamina.model.Host;
import dev.lamina.model.Model;
import dev.lamina.model.Operation;
import dev.lamina.model.OperationKind;
import dev.lamina.model.Policy;
import dev.lamina.model.Stack;
import dev.lamina.model.Technique;
import dev.lamina.model.Vm;
import dev.lamina.model.Workload;

/** Points at what is written but changes nothing in a simulation, so that no one counts on it. */
public class EffectValidator extends RuleValidator {
	@Check
	public void schedulerOf(Policy policy) {
		Optional<Stack> stack = effective(policy.getStack()).filter(Stack::isSetTechnique);
		if (stack.isEmpty() || policy.getScheduler() == null || policy.getScheduler().getKind() == null) {
			return;
		}
		boolean cut = policy.getPartitions().stream().flatMap(part -> resolved(part.getProfile()).stream())
				.anyMatch(profile -> profile.getBacking() != null);
		String reason = switch (stack.get().getTechnique()) {
			case PASS_THROUGH -> "a VM has its GPU to itself";
			case SPATIAL -> "each VM has engines of its own";
			case EMULATION -> "VMs draw on their own processors";
			default -> cut ? "each VM has a partition of the hardware" : null;
		};
		if (reason != null) {
			report(Rule.SCHEDULER_IGNORED, policy.getScheduler(), SCHEDULER__KIND,
					"The scheduler has no effect: under " + stack.get().getName() + ' '
							+ reason + ". Remove it or choose a stack whose VMs take turns.");
		}
	}

	@Check
	public void frameLimitOf(Policy policy) {
		List<Vm> vms = policyAssignment(policy).vms(policy);
		if (policy.getFrameLimit() == null || vms.isEmpty()) {
			return;
		}
		List<Operation> operations = vms.stream().flatMap(vm -> resolved(vm.getWorkload()).stream()).map(inheritanceCache()::of)
				.flatMap(EffectValidator::operations).toList();
		if (!operations.isEmpty() && operations.stream().noneMatch(operation -> operation.getKind() == OperationKind.FRAME)) {
			report(Rule.FRAME_LIMIT_IGNORED, policy, POLICY__FRAME_LIMIT,
					"The frame-rate limiter has no effect: no VM under policy "
							+ policy.getName() + " draws frames; it does not hold an " + operations.getFirst().getKind()
							+ ". Remove it.");
		}
	}

	private static Stream<Operation> operations(Workload workload) {
		return Stream.concat(Stream.ofNullable(workload.getOperation()),
				workload.getPhases().stream().flatMap(phase -> Stream.ofNullable(phase.getOperation())));
	}

	@Check
	public void transportOf(Policy policy) {
		Optional<Stack> stack = effective(policy.getStack())
				.filter(with -> with.isSetTechnique() && with.getTechnique() == Technique.API_FORWARDING);
		if (stack.isPresent() && !travels(stack.get().getCost())) {
			report(Rule.STACK_NO_TRANSPORT, policy, POLICY__STACK, stack.get().getName()
					+ " names no transport, so its calls and copies take no time"
					+ " on their way. Choose a stack that extends it and names one, or give its cost a 'round-trip' or 'message' "
					+ "and an 'upload'.");
		}
	}

	private static boolean travels(CostModel cost) {
		return cost != null && (cost.getRoundTrip() != null || cost.getMessage() != null || cost.getUploadBandwidth() != null
				|| cost.getDownloadBandwidth() != null || cost.getCopyLatency() != null);
	}

	@Check
	public void movesOf(Fleet fleet) {
		if (fleet.isDefragmentation()) {
			report(Rule.PROPERTY_NO_EFFECT, fleet, FLEET__DEFRAGMENTATION,
					"VMs of a fleet stay where they were placed: a run never migrates them to make room. Remove 'defragmentation'.");
		}
		if (fleet.getArrivalRate() != null) {
			report(Rule.PROPERTY_NO_EFFECT, fleet, FLEET__ARRIVAL_RATE,
					"VMs of a fleet stay for good, so only their order counts, which 'seed' draws. Remove the rate.");
		}
	}

	/** Says it once for a file: the same holds for each host. */
	@Check
	public void hostsOf(Model model) {
		List<Host> hosts = model.getDeclarations().stream().filter(Host.class::isInstance).map(Host.class::cast).toList();
		hosts.stream().flatMap(host -> host.getLinks().stream()).filter(link -> link.getBandwidth() != null).findFirst()
				.ifPresent(link -> report(Rule.PROPERTY_NO_EFFECT, link, LINK__BANDWIDTH,
						"Links between GPUs are drawn and not simulated: no workload copies from GPU to GPU."));
		hosts.stream().flatMap(host -> host.getGpus().stream()).filter(gpu -> gpu.eIsSet(HOST_GPU__NUMA_NODE)).findFirst()
				.ifPresent(gpu -> report(Rule.PROPERTY_NO_EFFECT, gpu, HOST_GPU__NUMA_NODE,
						"NUMA nodes are drawn and not simulated: VMs are not bound to processors."));
	}
}
