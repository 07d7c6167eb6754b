package dev.lamina.design.results;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;

import dev.lamina.design.assignment.AssignmentIndex;
import dev.lamina.design.assignment.PlanStates;
import dev.lamina.design.partitioning.LabelText;
import dev.lamina.design.partitioning.LabelWidth;
import dev.lamina.design.results.RunSummary.Amount;
import dev.lamina.design.results.RunSummary.EngineLoad;
import dev.lamina.design.results.RunSummary.Promise;
import dev.lamina.model.Comparison;
import dev.lamina.model.Expectation;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.Vm;
import dev.lamina.placement.assignment.Allocation;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.placement.assignment.VmPlacement;
import dev.lamina.placement.scope.InstanceNames;
import dev.lamina.result.Verdict;

/** What the overlay of results asks: promises kept and broken, how busy each GPU is. Says nothing if there was no run. */
public final class ResultServices {
	private static final double CALM = 0.3;
	private static final double BUSY = 0.6;
	private static final double FULL = 0.9;

	/** {@code Results of acme.vdi, monday}. */
	public String resultsTitle(Model model) {
		String name = model.getName() == null ? "Results" : "Results of " + model.getName();
		return LabelText.listed(name, RunSummaryAdapter.of(model).map(RunSummary::simulation).orElse(""),
				PlanStates.timeLabel(model));
	}

	// ---- promises ---------------------------------------------------------------------------------------------------

	/** Whether the VM was promised something and every instance got all of it. */
	public boolean keepsPromises(Vm vm) {
		List<Promise> promises = promises(vm).toList();
		return !promises.isEmpty() && promises.stream().allMatch(Promise::holds);
	}

	/** Whether an instance of the VM certainly did not get what it was promised. */
	public boolean breaksPromise(Vm vm) {
		return promises(vm).anyMatch(promise -> promise.verdict() == Verdict.BROKEN);
	}

	/** Whether the run cannot tell of a promise to the VM if it is kept, and none is broken. */
	public boolean hasUndecidedPromise(Vm vm) {
		return !breaksPromise(vm) && promises(vm).anyMatch(promise -> promise.verdict() == Verdict.UNDECIDED);
	}

	/** What a rule of validation asks: nothing is known to be broken. */
	public boolean breaksNoPromise(Vm vm) {
		return !breaksPromise(vm);
	}

	/** Every promise with the worst that an instance got, one a line. */
	public String promiseText(Vm vm) {
		return vm.getExpectations().stream().map(this::expectationLabel).collect(Collectors.joining("\n"));
	}

	/** {@code fps >= 55: 59.97 fps}, of the instance that came off worst. */
	public String expectationLabel(Expectation expectation) {
		String text = PromiseSyntax.text(expectation);
		return worst(expectation).map(promise -> text + ": " + promise.measured()
				+ (promise.verdict() == Verdict.UNDECIDED ? ", undecided" : "")).orElse(text);
	}

	/** How many instances got it: {@code 5 of 6}. */
	public String expectationTooltip(Expectation expectation) {
		List<Promise> all = promises(expectation).toList();
		long kept = all.stream().filter(Promise::holds).count();
		long undecided = all.stream().filter(promise -> promise.verdict() == Verdict.UNDECIDED).count();
		return all.isEmpty() ? PromiseSyntax.text(expectation)
				: PromiseSyntax.text(expectation) + ", kept for " + kept + " of " + all.size()
						+ (undecided == 0 ? "" : ", undecided for " + undecided);
	}

	public boolean isKept(Expectation expectation) {
		return worst(expectation).filter(Promise::holds).isPresent();
	}

	public boolean isBroken(Expectation expectation) {
		return worst(expectation).filter(promise -> promise.verdict() == Verdict.BROKEN).isPresent();
	}

	/** Whether the run cannot tell if it is kept. */
	public boolean isUndecided(Expectation expectation) {
		return worst(expectation).filter(promise -> promise.verdict() == Verdict.UNDECIDED).isPresent();
	}

	private static Optional<Promise> worst(Expectation expectation) {
		Comparator<Promise> least = Comparator.comparingDouble(promise -> promise.measured().value());
		return promises(expectation).min(Comparator.comparing(Promise::verdict).reversed()
				.thenComparing(expectation.getComparison() == Comparison.AT_MOST ? least.reversed() : least));
	}

	private static Stream<Promise> promises(Vm vm) {
		return vm.getExpectations().stream().flatMap(ResultServices::promises);
	}

	/** What became of one promise for each instance: results list the promises of a VM in the order of the file. */
	private static Stream<Promise> promises(Expectation expectation) {
		if (!(expectation.eContainer() instanceof Vm vm)) {
			return Stream.empty();
		}
		if (expectation.getGroup() != null) {
			String text = PromiseSyntax.text(expectation);
			return RunSummaryAdapter.of(vm).stream().flatMap(figures -> figures.promises().getOrDefault("", List.of()).stream())
					.filter(promise -> promise.text().equals(text));
		}
		List<Expectation> ofEach = vm.getExpectations().stream().filter(each -> each.getGroup() == null).toList();
		int number = ofEach.indexOf(expectation);
		return RunSummaryAdapter.of(vm).stream().flatMap(figures -> IntStream.range(0, Math.max(1, vm.getCount()))
				.mapToObj(index -> figures.promises().getOrDefault(InstanceNames.of(vm, index), List.of()))
				.filter(own -> own.size() == ofEach.size()).map(own -> own.get(number)));
	}

	// ---- VMs and GPUs -----------------------------------------------------------------------------------------------

	/** The VMs of which an instance uses a GPU, or that run on a host without any; in the order of the file. */
	public List<Vm> vmsIn(EObject place) {
		AssignmentIndex assignmentIndex = AssignmentIndex.of(place);
		return switch (place) {
			case HostGpu gpu ->
					assignmentIndex.slots(gpu).stream().flatMap(slot -> slot.allocations().stream()).map(Allocation::vm)
							.distinct()
							.toList();
			case Host host ->
					assignmentIndex.placementsOn(host).stream().filter(vmPlacement -> vmPlacement.slot().isEmpty())
							.map(VmPlacement::vm)
							.distinct().toList();
			default -> List.of();
		};
	}

	/** {@code designer x 6, 59.97 fps}: with what the slowest instance got done. */
	public String vmResultLabel(Vm vm) {
		Optional<Amount> slowest = RunSummaryAdapter.of(vm).flatMap(figures -> IntStream.range(0, Math.max(1, vm.getCount()))
				.mapToObj(index -> figures.rates().get(InstanceNames.of(vm, index))).filter(Objects::nonNull)
				.min(Comparator.comparingDouble(Amount::value)));
		return LabelText.listed(LabelText.counted(vm.getName(), vm.getCount()), PlanStates.vmLabel(vm),
				slowest.map(Amount::toString).orElse(""));
	}

	/** {@code desktops : A40, graphics 50.4 %}. */
	public String gpuResultLabel(HostGpu gpu) {
		String type = gpu.getType() == null || gpu.getType().eIsProxy() ? "" : " : " + LabelText.text(gpu.getType().getName());
		return LabelText.listed(LabelText.counted(gpu.getName(), gpu.getCount()) + type,
				load(gpu).map(engineLoad -> engineLoad.engine() + ' ' + LabelText.percent(engineLoad.utilization())).orElse(""));
	}

	/** The width of a GPU as long as no one is on it. */
	public Integer gpuResultWidth(HostGpu gpu) {
		return LabelWidth.ofBold(gpuResultLabel(gpu), 10);
	}

	/** Below 30 %. */
	public boolean isCalm(HostGpu gpu) {
		return load(gpu).filter(engineLoad -> engineLoad.utilization() < CALM).isPresent();
	}

	/** From 30 % to 60 %. */
	public boolean isBusy(HostGpu gpu) {
		return load(gpu).filter(engineLoad -> engineLoad.utilization() >= CALM && engineLoad.utilization() < BUSY).isPresent();
	}

	/** From 60 % to 90 %. */
	public boolean isFull(HostGpu gpu) {
		return load(gpu).filter(engineLoad -> engineLoad.utilization() >= BUSY && engineLoad.utilization() < FULL).isPresent();
	}

	/** From 90 %. */
	public boolean isSaturated(HostGpu gpu) {
		return load(gpu).filter(engineLoad -> engineLoad.utilization() >= FULL).isPresent();
	}

	private static Optional<EngineLoad> load(HostGpu gpu) {
		return RunSummaryAdapter.of(gpu).flatMap(figures -> AssignmentIndex.of(gpu).slots(gpu).stream().map(GpuSlot::name)
				.flatMap(name -> Stream.ofNullable(figures.gpus().get(name)))
				.max(Comparator.comparingDouble(EngineLoad::utilization)));
	}
}
