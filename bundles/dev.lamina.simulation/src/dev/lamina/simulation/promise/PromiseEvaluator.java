package dev.lamina.simulation.promise;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;

import dev.lamina.engine.statistics.PercentileEstimate;
import dev.lamina.model.Comparison;
import dev.lamina.model.Expectation;
import dev.lamina.model.Host;
import dev.lamina.model.Metric;
import dev.lamina.model.Simulation;
import dev.lamina.model.Target;
import dev.lamina.model.Vm;
import dev.lamina.model.quantity.IndexRange;
import dev.lamina.model.quantity.Percentile;
import dev.lamina.model.uri.ElementUri;
import dev.lamina.placement.assignment.Assignment;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.placement.assignment.TargetMatcher;
import dev.lamina.placement.scope.InstanceNames;
import dev.lamina.placement.scope.ModelScope;
import dev.lamina.placement.time.PromiseWindows;
import dev.lamina.result.Estimate;
import dev.lamina.result.PromiseResult;
import dev.lamina.result.PromisedGroup;
import dev.lamina.simulation.measurement.Measurements;
import dev.lamina.simulation.refusal.RefusalReason;
import dev.lamina.simulation.refusal.SimulationRefusedException;
import dev.lamina.simulation.scenario.SimulatedVm;

/**
 * One verdict for each promise and each VM, GPU or host that it is about: a promise of {@code vm designer x 6} is six, unless it is
 * one for so many of a group.
 *
 * <p>VMs come in the order of the file with their promises, then the promises of the simulation.
 */
public final class PromiseEvaluator {
	private static final Set<Metric> COUNTS = EnumSet.of(Metric.INSTANCES, Metric.ROOM);
	private static final String COVERED = "The limit lies in the 95 % interval. Run it longer or more often, or write 'until error <= 2 %'.";
	/** What rounding leaves of whole VMs: 95 % of 100 are 95. */
	private static final double PART_OF_A_VM = 1e-9;
	private static final List<Double> DEFAULT_PERCENTILES = List.of(50.0, 95.0, 99.0);

	private final Assignment assignment;
	private final Measurements whole;
	private final PromiseParts parts;
	private final Map<String, Measurements> ofParts = new HashMap<>();
	private final UnaryOperator<EObject> originals;

	/**
	 * @param originals from an element to that of the model as given, which verdicts name
	 */
	public PromiseEvaluator(Assignment assignment, Measurements whole, PromiseParts parts, UnaryOperator<EObject> originals) {
		this.assignment = assignment;
		this.whole = whole;
		this.parts = parts;
		this.originals = originals;
	}

	private Measurements measurements(Expectation promise) {
		return promise.getWindow() == null ? whole
				: ofParts.computeIfAbsent(PromiseWindows.text(promise.getWindow()), key -> parts.measurements(promise, whole));
	}

	/** Those of the promises that are about no part of the run. */
	static List<Expectation> withoutPart(List<Expectation> promises) {
		return promises.stream().filter(promise -> promise.getWindow() == null).toList();
	}

	/** Every promise of a model and its simulation; the simulation is null if there is none. */
	public static List<Expectation> promises(ModelScope modelScope, Simulation simulation) {
		Stream<Expectation> ofVms = modelScope.declared(Vm.class).flatMap(vm -> vm.getExpectations().stream())
				.distinct();
		return Stream.concat(ofVms, simulation == null ? Stream.of() : simulation.getExpectations().stream()).toList();
	}

	/** The ranks at which latencies must be measured: the usual ones and those that promises are about, ascending. */
	public static List<Double> percentiles(List<Expectation> promises) {
		TreeSet<Double> ranks = new TreeSet<>(DEFAULT_PERCENTILES);
		promises.stream().map(Expectation::getStatistic).filter(Objects::nonNull).filter(Percentile::isRank).map(Percentile::rank)
				.forEach(ranks::add);
		return List.copyOf(ranks);
	}

	/**
	 * Refuses promises that no simulation can decide.
	 *
	 * @throws SimulationRefusedException for the first of them
	 */
	public static void refuseUndecidable(List<Expectation> promises) throws SimulationRefusedException {
		for (Expectation promise : promises) {
			boolean timed = promise.getMetric() == Metric.FRAME_TIME || promise.getMetric() == Metric.LATENCY;
			if (!timed && promise.getStatistic() != null && !promise.getStatistic().equals(Percentile.MEAN)) {
				throw new SimulationRefusedException(RefusalReason.PROMISE_SUBJECT,
						"There is no " + promise.getStatistic() + " of " + promise.getMetric().getLiteral()
								+ ": only frame-time and latency are distributions.",
						promise);
			}
			if (promise.getSubject() == null && promise.getGroup() == null && !(promise.eContainer() instanceof Vm)) {
				throw new SimulationRefusedException(RefusalReason.PROMISE_SUBJECT,
						"It is not said what the promise is about. Write: expect " + promise.getMetric().getLiteral()
								+ " of a VM or GPU.",
						promise);
			}
			if (COUNTS.contains(promise.getMetric())
					&& (promise.getGroup() != null || promise.getSubject() == null
							|| promise.getSubject().getElement() instanceof Vm)) {
				throw new SimulationRefusedException(RefusalReason.PROMISE_SUBJECT,
						"'" + promise.getMetric().getLiteral() + "' is a number of GPUs and hosts. Write: expect "
								+ promise.getMetric().getLiteral() + " of a GPU.",
						promise);
			}
			if (promise.getMetric() == Metric.ROOM && promise.getProfile() == null) {
				throw new SimulationRefusedException(RefusalReason.PROMISE_SUBJECT,
						"It is not said for what there is to be room. Write: expect room of a GPU for a profile.", promise);
			}
			PromiseLimit.of(promise);
		}
	}

	/** The verdicts on promises that passed {@link #refuseUndecidable}. */
	public List<PromiseResult> evaluate(List<Expectation> promises) throws SimulationRefusedException {
		List<PromiseResult> verdicts = new ArrayList<>();
		for (Expectation promise : promises) {
			Target subject = promise.getSubject();
			if (promise.getGroup() != null) {
				verdicts.add(ofGroup(promise));
			} else if (subject == null) {
				ofVms(promise, vm -> vm.getExpectations().contains(promise), null, verdicts);
			} else if (subject.getElement() instanceof Vm vm) {
				ofVms(promise, vm::equals, subject.getIndices(), verdicts);
			} else if (COUNTS.contains(promise.getMetric())) {
				verdicts.add(verdict(promise, "", Estimate.exactly(new PlacementCounter(assignment).count(promise))));
			} else if (promise.getMetric() == Metric.UTILIZATION) {
				ofGpus(promise, subject, verdicts);
			} else if (promise.getMetric() == Metric.OVERHEAD && subject.getElement() instanceof Host host
					&& subject.getGpu() == null) {
				ofHosts(promise, host, subject.getIndices(), verdicts);
			} else {
				throw new SimulationRefusedException(RefusalReason.PROMISE_SUBJECT,
						"'" + promise.getMetric().getLiteral() + "' of a " + (subject.getGpu() == null ? "host" : "GPU")
								+ " is not measured: a GPU has a utilization, a host has an overhead, all else belongs to VMs.",
						promise);
			}
		}
		return verdicts;
	}

	/** One verdict for all VMs of a group. */
	private PromiseResult ofGroup(Expectation promise) throws SimulationRefusedException {
		List<PromiseResult> each = new ArrayList<>();
		ofVms(promise, promise.getGroup().getElement()::equals, promise.getGroup().getIndices(), each);
		int kept = (int) each.stream().filter(PromiseResult::kept).count();
		int undecided = (int) each.stream().filter(PromiseResult::isUndecided).count();
		PromisedGroup group = new PromisedGroup(each.size(), needed(promise, each.size()), kept, undecided);
		Optional<String> why = each.stream().flatMap(one -> one.undecided().stream()).findFirst()
				.map(first -> undecided + (undecided == 1 ? " VM is" : " VMs are") + " undecided, and " + group.needed()
						+ " must keep it. " + first);
		return PromiseResult.ofGroup(PromiseFormatter.of(promise), group, why, ElementUri.of(originals.apply(promise)));
	}

	/** How many of a group must keep a promise: a part is rounded up to whole VMs. */
	private static int needed(Expectation promise, int all) {
		return promise.getGroupPart() == null ? promise.getGroupNumber()
				: (int) Math.ceil(promise.getGroupPart().value() * all - PART_OF_A_VM);
	}

	private void ofVms(Expectation promise, Predicate<Vm> promised, IndexRange range, List<PromiseResult> verdicts)
			throws SimulationRefusedException {
		for (int number = 0; number < whole.vms().size(); number++) {
			SimulatedVm simulatedVm = whole.vms().get(number);
			if (promised.test(simulatedVm.placement().vm()) && TargetMatcher.matches(range, simulatedVm.placement().index())) {
				Optional<PercentileEstimate> percentile = percentile(promise, number);
				Estimate measured = percentile.isEmpty() ? measure(promise, number, simulatedVm)
						: new Estimate(percentile.get().value(), percentile.get().low(), percentile.get().high());
				verdicts.add(verdict(promise, simulatedVm.name(), measured, percentile));
			}
		}
	}

	/** What is measured of a promised percentile of latencies; nothing if the promise is about something else. */
	private Optional<PercentileEstimate> percentile(Expectation promise, int number) {
		boolean timed = promise.getMetric() == Metric.FRAME_TIME || promise.getMetric() == Metric.LATENCY;
		return timed && promise.getStatistic() != null && promise.getStatistic().isRank()
				? measurements(promise).pooledPercentile(number, promise.getStatistic().rank()) : Optional.empty();
	}

	private Estimate measure(Expectation promise, int number, SimulatedVm simulatedVm) {
		Measurements measurements = measurements(promise);
		return switch (promise.getMetric()) {
			case FPS, THROUGHPUT -> measurements.pooledThroughput(number);
			case FRAME_TIME, LATENCY -> promise.getStatistic() == null || promise.getStatistic().equals(Percentile.MEAN)
					? measurements.pooledMeanLatency(number) : measurements.latency(number, promise.getStatistic());
			case SLOWDOWN -> measurements.slowdown(number);
			case PERFORMANCE -> measurements.performance(number);
			case UTILIZATION -> simulatedVm.slot().map(measurements::utilization).orElse(Estimate.NONE);
			case SHARE -> measurements.share(number);
			case OVERHEAD -> measurements.overhead(number);
			case DOWNTIME -> measurements.downtime(number);
			case INSTANCES, ROOM -> throw new IllegalArgumentException(promise.getMetric() + " is not a measure of VMs");
		};
	}

	/**
	 * Why a run cannot tell whether a promise is kept; nothing if it can. Published figures are compared as they are, with their
	 * own tolerance.
	 */
	private static Optional<String> undecided(Expectation promise, PromiseLimit limit, Estimate measured,
			Optional<PercentileEstimate> percentile) {
		if (promise.getSource() != null || promise.getComparison() == Comparison.EQUAL || !measured.isMeasured()) {
			return Optional.empty();
		}
		boolean kept = limit.holds(measured.value());
		if (percentile.isPresent() && percentile.get().open()
				&& kept == (promise.getComparison() == Comparison.AT_MOST)) {
			return Optional.of(percentile.get().samples() + " operations are too few for " + promise.getStatistic()
					+ "; it needs about " + PercentileEstimate.needed(promise.getStatistic().rank())
					+ ". Run it longer or more often.");
		}
		boolean worst = limit.nearlyHolds(promise.getComparison() == Comparison.AT_MOST ? measured.high() : measured.low());
		boolean best = limit.holds(promise.getComparison() == Comparison.AT_MOST ? measured.low() : measured.high());
		return kept ? worst ? Optional.empty() : Optional.of(COVERED) : best ? Optional.of(COVERED) : Optional.empty();
	}

	/** The ranks of percentiles that are promised of each VM. */
	static Map<Vm, Set<Double>> ranks(List<Expectation> promises, Measurements measurements) {
		List<Vm> vms = measurements.vms().stream().map(simulatedVm -> simulatedVm.placement().vm()).distinct().toList();
		Map<Vm, Set<Double>> ranks = new HashMap<>();
		for (Expectation promise : promises) {
			if (promise.getSource() == null && promise.getStatistic() != null && promise.getStatistic().isRank()) {
				vms.stream().filter(vm -> isAbout(promise, vm)).forEach(
						vm -> ranks.computeIfAbsent(vm, any -> new TreeSet<>()).add(promise.getStatistic().rank()));
			}
		}
		return ranks;
	}

	/** Whether a promise is about a VM: its own or one that it inherits, one for its group, or one that names it. */
	static boolean isAbout(Expectation promise, Vm vm) {
		if (promise.getGroup() != null) {
			return promise.getGroup().getElement() == vm;
		}
		return promise.getSubject() == null ? vm.getExpectations().contains(promise) : promise.getSubject().getElement() == vm;
	}

	/** What is to be said of percentiles that few operations decide: each once for all equal VMs, in sentences. */
	public List<String> remarks(List<Expectation> promises) {
		List<String> remarks = new ArrayList<>(remarks(withoutPart(promises), whole, ""));
		parts.promises().forEach((part, ofPart) -> remarks.addAll(remarks(ofPart, measurements(ofPart.getFirst()), ' ' + part)));
		return remarks;
	}

	private static List<String> remarks(List<Expectation> promises, Measurements measurements, String part) {
		Map<Vm, Set<Double>> ranks = ranks(promises, measurements);
		List<String> remarks = new ArrayList<>();
		for (List<Integer> group : measurements.equalVms()) {
			SimulatedVm first = measurements.vms().get(group.getFirst());
			for (double rank : ranks.getOrDefault(first.placement().vm(), Set.of())) {
				measurements.pooledPercentile(group.getFirst(), rank).map(PercentileEstimate::samples)
						.filter(samples -> samples < PercentileEstimate.needed(rank))
						.ifPresent(samples -> remarks.add(first.name()
								+ (group.size() == 1 ? "" : " and " + (group.size() - 1) + " equal VMs") + ": " + samples
								+ " operations" + part + " are few for p"
								+ new BigDecimal(Double.toString(rank)).stripTrailingZeros().toPlainString()
								+ "; about " + PercentileEstimate.needed(rank) + " are needed to trust it."));
			}
		}
		return remarks;
	}

	private void ofGpus(Expectation promise, Target subject, List<PromiseResult> verdicts) throws SimulationRefusedException {
		for (GpuSlot slot : assignment.slots()) {
			if (TargetMatcher.matches(subject, slot)) {
				verdicts.add(verdict(promise, "", measurements(promise).utilization(slot)));
			}
		}
	}

	private void ofHosts(Expectation promise, Host host, IndexRange range, List<PromiseResult> verdicts)
			throws SimulationRefusedException {
		for (int number = 0; number < Math.max(1, host.getCount()); number++) {
			if (TargetMatcher.matches(range, number)) {
				verdicts.add(verdict(promise, "", measurements(promise).overhead(InstanceNames.of(host, number))));
			}
		}
	}

	private PromiseResult verdict(Expectation promise, String vm, Estimate measured) throws SimulationRefusedException {
		return verdict(promise, vm, measured, Optional.empty());
	}

	private PromiseResult verdict(Expectation promise, String vm, Estimate measured, Optional<PercentileEstimate> percentile)
			throws SimulationRefusedException {
		PromiseLimit promiseLimit = PromiseLimit.of(promise);
		Optional<String> undecided = undecided(promise, promiseLimit, measured, percentile);
		return new PromiseResult(vm, PromiseFormatter.of(promise), promise.getMetric().getLiteral(), promiseLimit.unit(),
				promise.getComparison().getLiteral(), promiseLimit.inUnit(measured), promiseLimit.value(),
				undecided.isEmpty() && promiseLimit.holds(measured.value()), undecided,
				ElementUri.of(originals.apply(promise)));
	}
}
