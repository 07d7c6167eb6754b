package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.VM__WORKLOAD;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.xtext.validation.Check;

import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.model.Constant;
import dev.lamina.model.CostModel;
import dev.lamina.model.Distribution;
import dev.lamina.model.Engine;
import dev.lamina.model.GpuType;
import dev.lamina.model.GpuWork;
import dev.lamina.model.Host;
import dev.lamina.model.Model;
import dev.lamina.model.Operation;
import dev.lamina.model.Quantified;
import dev.lamina.model.Stack;
import dev.lamina.model.Technique;
import dev.lamina.model.Vm;
import dev.lamina.model.Workload;
import dev.lamina.model.quantity.Dimension;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.placement.assignment.VmPlacement;
import dev.lamina.placement.time.OperationRates;

/**
 * Says what it costs to draw without a GPU, if the model says enough to compute it.
 *
 * <p>Work of t seconds on an engine of f FLOP/s is t·f operations; a core does its clock times the operations per cycle that
 * the software rasteriser reaches.
 */
public class EmulationValidator extends RuleValidator {
	private static final double NANOS_PER_SECOND = 1e9;
	private static final MathContext SHOWN = new MathContext(2);

	@Check
	public void costOf(Vm vm) {
		Optional<Stack> stack = policyAssignment(vm).policyOf(vm).flatMap(policy -> effective(policy.getStack()))
				.filter(with -> with.isSetTechnique() && with.getTechnique() == Technique.EMULATION);
		Optional<Workload> workload = resolved(vm.getWorkload()).map(inheritanceCache()::of)
				.filter(runs -> runs.getOperation() != null);
		if (stack.isEmpty() || workload.isEmpty()) {
			return;
		}
		Operation operation = workload.get().getOperation();
		double perCore = coreSpeed(vm, stack.get());
		double seconds = operations(workload.get()) / perCore;
		if (!(perCore > 0 && seconds > 0)) {
			return;
		}
		double perSecond = value(OperationRates.peak(operation).orElse(null), Dimension.RATE);
		String cost = perSecond > 0
				? "the rasteriser needs " + shown(seconds * perSecond) + " host cores for the "
						+ OperationRates.peak(operation).orElseThrow() + " of "
				: "the rasteriser needs one host core for " + shown(seconds * 1000) + " ms for each " + operation.getKind()
						+ " of ";
		report(Rule.EMULATION_COST, vm, VM__WORKLOAD, vm.getName() + " has no GPU: " + cost + workload.get().getName()
				+ ". Choose a stack with a GPU if that is too much.");
	}

	/** Looks at VMs as they are placed: those that want no GPU are emulated too if the policy of their host says so. */
	@Check
	public void workOf(Model model) {
		Set<Vm> told = new HashSet<>();
		for (VmPlacement placement : assignment(model).placements()) {
			Vm vm = placement.vm();
			if (vm.eResource() == model.eResource() && placement.stack()
					.filter(with -> with.isSetTechnique() && with.getTechnique() == Technique.EMULATION).isPresent()
					&& told.add(vm)) {
				resolved(vm.getWorkload()).map(inheritanceCache()::of)
						.flatMap(workload -> unknown(placement, placement.stack().get(), workload))
						.ifPresent(missing -> report(Rule.EMULATION_UNKNOWN, vm, VM__WORKLOAD, missing));
			}
		}
	}

	/** What is missing to convert the work of a GPU into time of processors. */
	private Optional<String> unknown(VmPlacement placement, Stack stack, Workload workload) {
		Optional<GpuType> reference = resolved(workload.getReference()).map(inheritanceCache()::of);
		List<GpuWork> drawn = Stream.concat(Stream.ofNullable(workload.getOperation()),
				workload.getPhases().stream().flatMap(phase -> Stream.ofNullable(phase.getOperation())))
				.flatMap(operation -> operation.getGpuWork().stream()).toList();
		for (GpuWork work : drawn) {
			if (work.getEngine() != null && reference.map(type -> speed(type, work)).filter(speed -> speed > 0).isEmpty()) {
				return Optional.of("How much work " + workload.getName() + " gives to the " + work.getEngine()
						+ " engine is not known. Name a GPU"
						+ " with 'reference' whose " + work.getEngine() + " engine has a 'speed'.");
			}
		}
		if (!drawn.isEmpty() && (stack.getCost() == null || stack.getCost().getFlopsPerCycle() == null)) {
			return Optional.of("How fast a core draws is not known: stack " + stack.getName()
					+ " has no 'flops-per-cycle' in its cost. Add it.");
		}
		if (!drawn.isEmpty() && placement.host().getClock() == null) {
			return Optional.of("How fast a core draws is not known: host " + placement.host().getName()
					+ " has no clock. Write for example 'cpu 2 x 32 cores at 2.8 GHz'.");
		}
		return Optional.empty();
	}

	/** Floating point operations per second of one core; 0 if the model does not say. */
	private static double coreSpeed(Vm vm, Stack stack) {
		CostModel cost = stack.getCost();
		return cost != null && vm.getGpu().getPlace() != null && vm.getGpu().getPlace().getElement() instanceof Host host
				? value(host.getClock(), Dimension.FREQUENCY) * value(cost.getFlopsPerCycle(), Dimension.COUNT) : 0;
	}

	/** Floating point operations that one operation of the workload needs; not a number where one of its parts is not known. */
	private double operations(Workload workload) {
		Optional<GpuType> reference = resolved(workload.getReference()).map(inheritanceCache()::of);
		return workload.getOperation().getGpuWork().stream()
				.mapToDouble(work -> mean(work) / NANOS_PER_SECOND * reference.map(type -> speed(type, work)).orElse(Double.NaN))
				.sum();
	}

	private static double speed(GpuType type, GpuWork work) {
		return type.getEngines().stream().filter(engine -> engine.getKind() == work.getEngine()).map(Engine::getSpeed)
				.mapToDouble(speed -> value(speed, Dimension.SPEED)).filter(speed -> speed > 0).findFirst().orElse(Double.NaN);
	}

	private static double mean(GpuWork work) {
		Quantified time = work.getTime();
		Quantity mean = time instanceof Constant constant ? constant.getValue()
				: time instanceof Distribution drawn ? drawn.getMean() : null;
		return mean == null ? Double.NaN : value(mean, Dimension.DURATION);
	}

	private static double value(Quantity quantity, Dimension dimension) {
		return quantity != null && quantity.dimension().filter(is -> is == dimension).isPresent() ? quantity.value() : 0;
	}

	private static String shown(double amount) {
		return new BigDecimal(amount).round(SHOWN).stripTrailingZeros().toPlainString();
	}
}
