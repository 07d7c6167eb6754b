package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.EXPECTATION__GROUP;
import static dev.lamina.model.ModelPackage.Literals.EXPECTATION__GROUP_NUMBER;
import static dev.lamina.model.ModelPackage.Literals.EXPECTATION__LIMIT;
import static dev.lamina.model.ModelPackage.Literals.EXPECTATION__METRIC;
import static dev.lamina.model.ModelPackage.Literals.EXPECTATION__PROFILE;
import static dev.lamina.model.ModelPackage.Literals.EXPECTATION__STATISTIC;
import static dev.lamina.model.ModelPackage.Literals.EXPECTATION__SUBJECT;
import static dev.lamina.model.ModelPackage.Literals.PROMISE_WINDOW__END_CLOCK;
import static dev.lamina.model.ModelPackage.Literals.PROMISE_WINDOW__PHASE;
import static dev.lamina.model.ModelPackage.Literals.PROMISE_WINDOW__START_CLOCK;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.validation.Check;

import dev.lamina.capacity.geometry.Quantities;
import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.dsl.linking.ModelScopes;
import dev.lamina.model.Comparison;
import dev.lamina.model.Declaration;
import dev.lamina.model.Expectation;
import dev.lamina.model.Host;
import dev.lamina.model.Metric;
import dev.lamina.model.Model;
import dev.lamina.model.Operation;
import dev.lamina.model.Phase;
import dev.lamina.model.PromiseWindow;
import dev.lamina.model.Simulation;
import dev.lamina.model.Vm;
import dev.lamina.model.Workload;
import dev.lamina.model.quantity.Dimension;
import dev.lamina.model.quantity.IndexRange;
import dev.lamina.model.quantity.Percentile;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.placement.assignment.TargetMatcher;
import dev.lamina.placement.time.OperationRates;
import dev.lamina.placement.time.PromiseWindows;
import dev.lamina.placement.time.SimulationClock;

/** Makes sure that a promise is about something that can be measured there, and that it can be kept. */
public class ExpectationValidator extends RuleValidator {
	private static final Set<Metric> DISTRIBUTED = Set.of(Metric.FRAME_TIME, Metric.LATENCY);
	private static final Set<Metric> PARTS = Set.of(Metric.PERFORMANCE, Metric.UTILIZATION, Metric.SHARE);
	private static final Set<Metric> OF_HOSTS = Set.of(Metric.UTILIZATION, Metric.OVERHEAD, Metric.INSTANCES, Metric.ROOM);
	/** What is known only of the whole run. */
	private static final Set<Metric> WHOLE = Set.of(Metric.DOWNTIME, Metric.INSTANCES, Metric.ROOM);
	private static final Set<Metric> OF_PHASES = Set.of(Metric.FPS, Metric.THROUGHPUT, Metric.FRAME_TIME, Metric.LATENCY);
	private static final Set<Metric> COMPARED = Set.of(Metric.SLOWDOWN, Metric.PERFORMANCE);
	private static final Set<Metric> COUNTS = Set.of(Metric.INSTANCES, Metric.ROOM);

	@Check
	public void subjectOf(Expectation expectation) {
		Metric metric = expectation.getMetric();
		Declaration named = expectation.getSubject() == null ? null : expectation.getSubject().getElement();
		if (named == null && expectation.getSubject() == null && expectation.getGroup() == null
				&& !(expectation.eContainer() instanceof Vm)) {
			report(Rule.EXPECTATION_SUBJECT, expectation, EXPECTATION__METRIC,
					"The promise does not say whose " + metric + " is meant. Write 'expect "
							+ metric + " of " + (OF_HOSTS.contains(metric) ? "HOST.GPU" : "VM") + " ...'.");
		} else if (named instanceof Host && !named.eIsProxy() && !OF_HOSTS.contains(metric)) {
			report(Rule.EXPECTATION_SUBJECT, expectation, EXPECTATION__SUBJECT, metric + " is a measure of VMs; "
					+ TargetMatcher.text(expectation.getSubject()) + " is none. Name a VM.");
		} else if (metric == Metric.OVERHEAD && named instanceof Host && !named.eIsProxy()
				&& expectation.getSubject().getGpu() != null) {
			report(Rule.EXPECTATION_SUBJECT, expectation, EXPECTATION__SUBJECT, "overhead is a measure of hosts and VMs; "
					+ TargetMatcher.text(expectation.getSubject()) + " is a GPU. Name its host: 'expect overhead of "
					+ named.getName() + " ...'.");
		}
		Percentile statistic = expectation.getStatistic();
		if (statistic != null && !statistic.equals(Percentile.MEAN) && !DISTRIBUTED.contains(metric)) {
			report(Rule.EXPECTATION_SUBJECT, expectation, EXPECTATION__STATISTIC,
					metric + " is one number for the whole run and has no " + statistic
							+ ". Percentiles exist of frame-time and latency.");
		}
	}

	@Check
	public void countOf(Expectation expectation) {
		Metric metric = expectation.getMetric();
		boolean count = COUNTS.contains(metric);
		Declaration named = expectation.getSubject() == null ? null : expectation.getSubject().getElement();
		if (count && (named instanceof Vm || expectation.getGroup() != null
				|| expectation.getSubject() == null && expectation.eContainer() instanceof Vm)) {
			report(Rule.EXPECTATION_SUBJECT, expectation, EXPECTATION__METRIC,
					metric + " is a number of GPUs and hosts, not of a VM. Write 'expect "
							+ metric + " of HOST.GPU ...'.");
		}
		if (!count && expectation.eIsSet(EXPECTATION__PROFILE)) {
			report(Rule.EXPECTATION_SUBJECT, expectation, EXPECTATION__PROFILE,
					metric + " is not counted by profile. Remove 'for' and the profile.");
		} else if (metric == Metric.ROOM && !expectation.eIsSet(EXPECTATION__PROFILE)) {
			report(Rule.EXPECTATION_SUBJECT, expectation, EXPECTATION__METRIC,
					"The promise does not say for what there is to be room. Write 'expect "
							+ "room of HOST.GPU for PROFILE ...'.");
		}
	}

	@Check
	public void limitOf(Expectation expectation) {
		Quantity limit = expectation.getLimit();
		Metric metric = expectation.getMetric();
		if (limit == null || limit.dimension().isEmpty() || limit.signum() < 0) {
			return;
		}
		boolean measured = limit.dimension().get() == QuantityConstraint.of(metric).dimension()
				|| limit.dimension().get() == Dimension.COUNT;
		boolean lower = expectation.getComparison() == Comparison.AT_LEAST;
		if (measured && lower && PARTS.contains(metric) && limit.value() > 1) {
			report(Rule.EXPECTATION_UNREACHABLE, expectation, EXPECTATION__LIMIT,
					metric + " is at most 100 %, so it never reaches " + limit
							+ (limit.unitText().isEmpty() ? ". Write '" + limit + " %' if percent is meant."
									: ". Lower the limit."),
					limit.unitText().isEmpty() && limit.value() <= 100 ? QuantityRewriter.in(limit, "%")
							: QuantityRewriter.at(limit, 1));
		} else if (measured && lower && (metric == Metric.FPS || metric == Metric.THROUGHPUT)) {
			subject(expectation).filter(vm -> !limited(expectation, vm)).flatMap(vm -> resolved(vm.getWorkload()))
					.ifPresent(workload -> paced(expectation, workload));
		} else if (measured && expectation.getComparison() == Comparison.AT_MOST && limit.signum() == 0
				&& (metric == Metric.FRAME_TIME || metric == Metric.LATENCY)) {
			report(Rule.EXPECTATION_UNREACHABLE, expectation, EXPECTATION__LIMIT,
					metric + " is always above zero. Raise the limit.", "1 ms");
		}
	}

	/** No one draws more frames than its limiter lets through. */
	private boolean limited(Expectation expectation, Vm vm) {
		Quantity limit = expectation.getLimit();
		Optional<DisplayValidator.FrameRateLimiter> limiter = DisplayValidator
				.limiter(vm, policyAssignment(vm).policyOf(vm), inheritanceCache())
				.filter(there -> expectation.getMetric() == Metric.FPS && limit.value() > there.limit().value());
		limiter.ifPresent(there -> report(Rule.EXPECTATION_UNREACHABLE, expectation, EXPECTATION__LIMIT,
				"The frame-rate limiter of " + there.of() + " holds "
						+ vm.getName() + " at " + there.limit() + ", so fps never reaches " + limit
						+ ". Lower the limit or write 'frame-limit off' in the policy.",
				QuantityRewriter.at(limit, there.limit().value())));
		return limiter.isPresent();
	}

	/** No one draws more frames than it starts. */
	private void paced(Expectation expectation, Workload workload) {
		if (expectation.getWindow() != null && expectation.getWindow().getPhase() != null && !expectation.getWindow().isAfter()) {
			return; // a phase has operations of its own
		}
		Operation operation = inheritanceCache().of(workload).getOperation();
		Quantity rate = operation == null || operation.getTraceFile() != null ? null
				: OperationRates.peak(operation).orElse(null);
		Quantity limit = expectation.getLimit();
		if (rate != null && rate.dimension().filter(is -> is == Dimension.RATE).isPresent() && limit.value() > rate.value()
				&& operation.getArrival() == dev.lamina.model.ArrivalKind.PACED) {
			report(Rule.EXPECTATION_UNREACHABLE, expectation, EXPECTATION__LIMIT, workload.getName() + " starts " + rate + ", so "
					+ expectation.getMetric() + " never reaches " + limit
					+ ". Lower the limit or raise the rate of the workload.",
					QuantityRewriter.at(limit, rate.value()));
		}
	}

	@Check
	public void workloadOf(Expectation expectation) {
		Optional<Vm> vm = subject(expectation);
		if (vm.isPresent() && vm.get().getWorkload() == null && expectation.getMetric() != Metric.DOWNTIME
				&& !isBroken(vm.get())) {
			report(Rule.EXPECTATION_NO_WORKLOAD, expectation, EXPECTATION__METRIC,
					vm.get().getName() + " is promised " + expectation.getMetric()
							+ " but runs nothing. Add for example 'runs CadViewport' to it.");
		}
	}

	@Check
	public void groupOf(Expectation expectation) {
		if (expectation.getGroup() == null) {
			return;
		}
		Declaration named = expectation.getGroup().getElement();
		if (expectation.getSubject() != null) {
			report(Rule.EXPECTATION_SUBJECT, expectation, EXPECTATION__SUBJECT, "The promise names both one subject and a group. "
					+ "Remove 'of " + TargetMatcher.text(expectation.getSubject()) + "'.");
		}
		if (expectation.getSource() != null || expectation.getComparison() == Comparison.EQUAL) {
			report(Rule.EXPECTATION_SUBJECT, expectation, EXPECTATION__GROUP,
					"A figure that is compared as it is has no group. Remove 'for ... of "
							+ TargetMatcher.text(expectation.getGroup())
							+ "', or write >= or <=.");
		}
		if (named == null || named.eIsProxy()) {
			return;
		}
		if (!(named instanceof Vm vm)) {
			report(Rule.EXPECTATION_SUBJECT, expectation, EXPECTATION__GROUP, "A promise for so many is one of VMs; "
					+ TargetMatcher.text(expectation.getGroup()) + " is none. Name a VM with several copies.");
			return;
		}
		if (expectation.eContainer() instanceof Vm own && own != vm) {
			report(Rule.EXPECTATION_SUBJECT, expectation, EXPECTATION__GROUP, "A promise in " + own.getName()
					+ " is about " + own.getName() + ". Move it to " + vm.getName() + " or to a simulation.");
		}
		IndexRange range = expectation.getGroup().getIndices();
		int members = range == null ? Math.max(1, vm.getCount()) : range.size();
		if (members == 1 && vm.getCount() <= 1) {
			report(Rule.PROPERTY_NO_EFFECT, expectation, EXPECTATION__GROUP, vm.getName() + " is one VM, so 'for ... of "
					+ vm.getName() + "' has no effect. Write 'vm " + vm.getName() + " x 10' for ten of them.");
		}
		if (expectation.getGroupPart() == null && expectation.getGroupNumber() > members) {
			report(Rule.EXPECTATION_UNREACHABLE, expectation, EXPECTATION__GROUP_NUMBER,
					TargetMatcher.text(expectation.getGroup())
							+ (members == 1 ? " is 1 VM, so " : " are " + members + " VMs, so ") + expectation.getGroupNumber()
							+ " never keep the promise. Lower the number.",
					String.valueOf(members));
		}
	}

	@Check
	public void windowOf(Expectation expectation) {
		PromiseWindow window = expectation.getWindow();
		if (window == null || isBroken(expectation)) {
			return;
		}
		if (WHOLE.contains(expectation.getMetric())) {
			report(Rule.EXPECTATION_WINDOW, expectation, EXPECTATION__METRIC, expectation.getMetric()
					+ " is of the whole run. Remove '" + PromiseWindows.text(window) + "'.");
		} else if (PromiseWindows.isOfPhase(window)) {
			phaseOf(expectation, window);
		} else {
			timeOf(expectation, window);
		}
	}

	private void phaseOf(Expectation expectation, PromiseWindow window) {
		if (window.getPhase() == null || window.getPhase().eIsProxy()) {
			return;
		}
		Metric metric = expectation.getMetric();
		String words = PromiseWindows.text(window);
		Optional<Workload> workload = subject(expectation).flatMap(vm -> resolved(vm.getWorkload())).map(inheritanceCache()::of);
		List<String> phases = workload.stream().flatMap(runs -> runs.getPhases().stream()).map(Phase::getName).toList();
		int number = phases.indexOf(window.getPhase().getName());
		boolean steady = workload.filter(runs -> runs.getOperation() != null).isPresent();
		if (!OF_PHASES.contains(metric) && !(window.isAfter() && COMPARED.contains(metric))) {
			report(Rule.EXPECTATION_WINDOW, expectation, EXPECTATION__METRIC, metric + " cannot be measured '" + words
					+ "'. In a phase there are fps, throughput, frame-time and latency; name times instead, such as "
					+ "'between 10 s and 20 s'.");
		} else if (workload.isPresent() && number < 0) {
			report(Rule.EXPECTATION_WINDOW, window, PROMISE_WINDOW__PHASE, "workload " + workload.get().getName()
					+ " has no phase " + window.getPhase().getName() + ". "
					+ (phases.isEmpty() ? "It has none." : "It has " + enumerated(phases) + "."));
		} else if (window.isAfter() && workload.isPresent() && !isFollowed(workload.get(), number, steady)) {
			report(Rule.EXPECTATION_WINDOW, window, PROMISE_WINDOW__PHASE,
					"Nothing that is measured follows phase " + window.getPhase().getName() + " of workload "
							+ workload.get().getName() + ". Write 'in " + window.getPhase().getName() + "'.");
		}
	}

	/** Whether work that is measured follows a phase: the steady one, or that of a later phase if there is none. */
	private static boolean isFollowed(Workload workload, int number, boolean steady) {
		List<Phase> later = workload.getPhases().subList(number + 1, workload.getPhases().size());
		boolean repeated = workload.getPhases().stream().anyMatch(phase -> phase.getOperation() == null);
		return steady ? !repeated || later.stream().anyMatch(phase -> phase.getOperation() == null) : !later.isEmpty();
	}

	private void timeOf(Expectation expectation, PromiseWindow window) {
		List<Simulation> simulations = expectation.eContainer() instanceof Simulation own ? List.of(own)
				: ModelScopes.of((Model) EcoreUtil.getRootContainer(expectation)).declared(Simulation.class).toList();
		if (simulations.isEmpty() && (window.getStartClock() != null || window.getEndClock() != null)) {
			report(Rule.CLOCK_OUTSIDE, window, (EStructuralFeature) null, "'" + PromiseWindows.text(window)
					+ "' names times of day, and no simulation says at which one it starts. Declare one, such as "
					+ "'simulation day { from 8:00 to 18:00 }'.");
			return;
		}
		for (Simulation simulation : simulations) {
			Optional<String> start = ClockWindow.problem(window.getStartClock(), simulation, false);
			Optional<String> end = ClockWindow.problem(window.getEndClock(), simulation, true);
			SimulationClock clock = SimulationClock.of(simulation);
			OptionalLong from = PromiseWindows.start(window, clock);
			OptionalLong to = PromiseWindows.end(window, clock);
			OptionalLong duration = clock.duration().map(Quantities::nanoseconds).orElse(OptionalLong.empty());
			if (start.isPresent() || end.isPresent()) {
				report(Rule.CLOCK_OUTSIDE, window,
						start.isPresent() ? PROMISE_WINDOW__START_CLOCK : PROMISE_WINDOW__END_CLOCK, start.or(() -> end).get());
				return;
			} else if (from.isPresent() && to.isPresent() && from.getAsLong() >= to.getAsLong()) {
				report(Rule.EXPECTATION_WINDOW, window, (EStructuralFeature) null, "'" + PromiseWindows.text(window)
						+ "' is no time: it ends before it begins. Write the earlier time first.");
				return;
			} else if (to.isPresent() && duration.isPresent() && to.getAsLong() > duration.getAsLong()) {
				report(Rule.EXPECTATION_WINDOW, window, (EStructuralFeature) null,
						"'" + PromiseWindows.text(window) + "' is not within simulation "
								+ simulation.getName() + ", which ends after " + clock.duration().orElseThrow()
								+ ". Choose earlier times, or let it run longer.");
				return;
			}
		}
	}

	private static Optional<Vm> subject(Expectation expectation) {
		Object subject = expectation.getGroup() != null ? expectation.getGroup().getElement()
				: expectation.getSubject() == null ? expectation.eContainer() : expectation.getSubject().getElement();
		return subject instanceof Vm vm && !vm.eIsProxy() ? Optional.of(vm) : Optional.empty();
	}
}
