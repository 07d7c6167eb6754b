package dev.lamina.report.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.lamina.report.QuantityFormat;
import dev.lamina.report.ResultText;
import dev.lamina.result.Estimate;
import dev.lamina.result.ModelResult;
import dev.lamina.result.PromiseResult;
import dev.lamina.result.SimulationResult;
import dev.lamina.result.VmResult;

/**
 * What changed from one result to another: throughput, 99th percentile and slowdown of each VM, and the verdict on each promise.
 * VMs are matched by name, promises by VM and text; of several runs those with the same simulation and combination are compared.
 */
public final class ResultComparison {
	/** From which relative change on it is told where nothing says how exact the figures are. */
	private static final double NOTABLE = 0.05;

	/**
	 * Two runs.
	 *
	 * @param before the older one
	 * @param after  the one that is compared with it
	 */
	public record ResultPair(SimulationResult before, SimulationResult after) {
		/** Whether both found out the same, wherever their promises stand. */
		public boolean isEqual() {
			return before.equals(after) || before.runHash().equals(after.runHash()) && before.vms().equals(after.vms())
					&& before.gpus().equals(after.gpus())
					&& before.hosts().equals(after.hosts()) && promises(before).equals(promises(after));
		}

		private static List<PromiseResult> promises(SimulationResult result) {
			return result.promises().stream().map(PromiseResult::withoutSource).toList();
		}

		/** The figures of all VMs of both, in the order of the older and then of the other one. */
		public List<MetricChange> changes() {
			Map<String, VmResult> old = index(before.vms(), VmResult::name);
			Map<String, VmResult> recent = index(after.vms(), VmResult::name);
			return joined(old, recent).stream()
					.flatMap(name -> Stream.of(ComparedMetric.values())
							.map(comparedMetric -> new MetricChange(name, comparedMetric, old.get(name), recent.get(name))))
					.toList();
		}

		/** The promises of both, in the same order. */
		public List<PromiseChange> outcomes() {
			Map<List<Object>, PromiseResult> old = numbered(before.promises());
			Map<List<Object>, PromiseResult> recent = numbered(after.promises());
			return joined(old, recent).stream().map(key -> new PromiseChange(old.get(key), recent.get(key))).toList();
		}
	}

	/** A figure of a VM that is compared. */
	public enum ComparedMetric {
		/** Operations per second. */
		THROUGHPUT("throughput"),
		/** The 99th percentile of the time of an operation. */
		P99("p99"),
		/** How much longer an operation takes than natively and alone. */
		SLOWDOWN("slowdown");

		private final String label;

		ComparedMetric(String label) {
			this.label = label;
		}

		/** What people call it. */
		public String label() {
			return label;
		}

		private Estimate of(VmResult vm) {
			return vm == null ? Estimate.NONE : switch (this) {
				case THROUGHPUT -> vm.throughput();
				case P99 -> vm.latency().p99();
				case SLOWDOWN -> vm.slowdown();
			};
		}
	}

	/**
	 * What a change is worth.
	 *
	 * @see MetricChange#trend
	 */
	public enum Trend {
		/** What VMs get has grown, or what they wait has shrunk. */
		BETTER,
		/** The other way round. */
		WORSE,
		/** It has not changed, or no more than by chance, or cannot be told. */
		NONE
	}

	/** What became of one figure of one VM, which may be missing on one side. */
	public static final class MetricChange {
		private final String vm;
		private final ComparedMetric comparedMetric;
		private final String unit;
		private final Estimate before;
		private final Estimate after;

		private MetricChange(String vm, ComparedMetric comparedMetric, VmResult old, VmResult recent) {
			this.vm = vm;
			this.comparedMetric = comparedMetric;
			this.unit = (recent == null ? old : recent).throughputUnit();
			this.before = comparedMetric.of(old);
			this.after = comparedMetric.of(recent);
		}

		/** The name of the VM. */
		public String vm() {
			return vm;
		}

		/** Which of its figures. */
		public ComparedMetric measure() {
			return comparedMetric;
		}

		/** Before, in base units; not a number where it was not measured. */
		public double before() {
			return before.value();
		}

		/** After, likewise. */
		public double after() {
			return after.value();
		}

		/** By how much it has grown, in base units. */
		public double difference() {
			return after.value() - before.value();
		}

		/** By what part of its value before it has grown; of a slowdown, which is a part already, the difference. */
		public double relative() {
			if (comparedMetric == ComparedMetric.SLOWDOWN || difference() == 0) {
				return difference();
			}
			return before.value() == 0 ? Double.NaN : difference() / before.value();
		}

		/** A value or a difference of this figure with its unit. */
		public String text(double value) {
			return switch (comparedMetric) {
				case THROUGHPUT -> QuantityFormat.amount(value, unit);
				case P99 -> QuantityFormat.duration(value);
				case SLOWDOWN -> QuantityFormat.percent(value);
			};
		}

		/** {@link #difference} as people read it, with its sign. */
		public String differenceText() {
			String text = comparedMetric == ComparedMetric.SLOWDOWN ? relativeText() : text(difference());
			return difference() > 0 && !text.startsWith("+") ? '+' + text : text;
		}

		/** {@link #relative} as people read it, with its sign. */
		public String relativeText() {
			return relativeText(relative());
		}

		/** A relative change of this figure as people read it, with its sign. */
		public String relativeText(double relative) {
			return signed(relative, comparedMetric == ComparedMetric.SLOWDOWN ? "points" : "%");
		}

		/** Whether both sides say how exact they are. */
		public boolean hasIntervals() {
			return before.low() < before.high() && after.low() < after.high();
		}

		/**
		 * Whether it has become better or worse, beyond chance: the 95 % confidence intervals lie apart. Where one of the two has
		 * no interval, it must have changed by a twentieth of its value, and a slowdown by five points.
		 */
		public Trend trend() {
			double change = difference();
			if (!Double.isFinite(change) || change == 0) {
				return Trend.NONE;
			}
			boolean told = hasIntervals()
					? after.low() > before.high() || after.high() < before.low()
					: before.value() == 0 || Math.abs(relative()) >= NOTABLE;
			return !told ? Trend.NONE : change > 0 == (comparedMetric == ComparedMetric.THROUGHPUT) ? Trend.BETTER : Trend.WORSE;
		}
	}

	/**
	 * What became of one promise.
	 *
	 * @param before its verdict before; null if it was not given
	 * @param after  its verdict after; null if it is given no more
	 */
	public record PromiseChange(PromiseResult before, PromiseResult after) {
		/** The newer one of the two. */
		public PromiseResult promise() {
			return after == null ? before : after;
		}

		/** Whether it was kept and is broken now, beyond chance: what is undecided is not. */
		public boolean isNewlyBroken() {
			return before != null && after != null && before.kept() && after.isBroken();
		}

		/** Whether it was broken and is kept now. */
		public boolean isNewlyKept() {
			return before != null && after != null && !before.kept() && after.kept();
		}

		/** What became of it, in a few words. */
		public String verdict() {
			if (after == null) {
				return "given no more";
			}
			String now = after.isBroken() ? "BROKEN" : after.verdict().word();
			if (before == null) {
				return now + ", new";
			}
			if (before.verdict() == after.verdict()) {
				return after.kept() ? now : now + " as before";
			}
			return now + ", was " + before.verdict().word();
		}

		/** What was measured before, with its unit. */
		public String measuredBefore() {
			return before == null ? QuantityFormat.NONE : ResultText.measured(before);
		}

		/** What was measured after, with its unit. */
		public String measuredAfter() {
			return after == null ? QuantityFormat.NONE : ResultText.measured(after);
		}
	}

	private final List<ResultPair> resultPairs;
	private final int onlyBefore;
	private final int onlyAfter;

	private ResultComparison(List<ResultPair> resultPairs, int onlyBefore, int onlyAfter) {
		this.resultPairs = resultPairs;
		this.onlyBefore = onlyBefore;
		this.onlyAfter = onlyAfter;
	}

	/** Compares what was found before with what was found after. Fleets are left out. */
	public static ResultComparison of(List<ModelResult> before, List<ModelResult> after) {
		List<SimulationResult> old = runs(before);
		List<SimulationResult> recent = runs(after);
		if (old.size() == 1 && recent.size() == 1) {
			return new ResultComparison(List.of(new ResultPair(old.getFirst(), recent.getFirst())), 0, 0);
		}
		Map<List<Object>, SimulationResult> byRun = index(recent, run -> List.of(run.simulation(), run.variation()));
		List<ResultPair> resultPairs = new ArrayList<>();
		index(old, run -> List.of(run.simulation(), run.variation())).forEach((key, run) -> {
			if (byRun.containsKey(key)) {
				resultPairs.add(new ResultPair(run, byRun.get(key)));
			}
		});
		return new ResultComparison(List.copyOf(resultPairs), old.size() - resultPairs.size(),
				recent.size() - resultPairs.size());
	}

	/** The runs that are compared, in the order of the older ones. */
	public List<ResultPair> pairs() {
		return resultPairs;
	}

	/** How many runs there are on the older side only. */
	public int onlyBefore() {
		return onlyBefore;
	}

	/** How many runs there are on the other side only. */
	public int onlyAfter() {
		return onlyAfter;
	}

	/** Whether there are no two runs that could be compared. */
	public boolean isEmpty() {
		return resultPairs.isEmpty();
	}

	/** How many promises were kept before and are broken after. */
	public long newlyBroken() {
		return resultPairs.stream().flatMap(resultPair -> resultPair.outcomes().stream()).filter(PromiseChange::isNewlyBroken)
				.count();
	}

	private static String signed(double fraction, String unit) {
		String percent = QuantityFormat.percent(fraction);
		String number = percent.equals(QuantityFormat.NONE) ? percent : percent.substring(0, percent.length() - 1) + unit;
		return number.startsWith("-") || number.startsWith("0.0 ") ? number : '+' + number;
	}

	/** Promises by VM, text and, where a VM has the same one twice, their number. */
	private static SequencedMap<List<Object>, PromiseResult> numbered(List<PromiseResult> promises) {
		SequencedMap<List<Object>, PromiseResult> numbered = new LinkedHashMap<>();
		Map<List<Object>, Integer> next = new HashMap<>();
		for (PromiseResult promise : promises) {
			int number = next.merge(List.of(promise.vm(), promise.text()), 1, Integer::sum);
			numbered.put(List.of(promise.vm(), promise.text(), number), promise);
		}
		return numbered;
	}

	private static <K, V> SequencedMap<K, V> index(List<V> values, Function<V, K> key) {
		SequencedMap<K, V> index = new LinkedHashMap<>();
		values.forEach(value -> index.putIfAbsent(key.apply(value), value));
		return index;
	}

	/** The keys of both, in the order of the first and then of the second. */
	private static <K> List<K> joined(Map<K, ?> before, Map<K, ?> after) {
		List<K> keys = new ArrayList<>(before.keySet());
		after.keySet().stream().filter(key -> !before.containsKey(key)).forEach(keys::add);
		return keys;
	}

	private static List<SimulationResult> runs(List<ModelResult> findings) {
		return findings.stream().filter(ModelResult.OfSimulation.class::isInstance).map(ModelResult.OfSimulation.class::cast)
				.flatMap(simulation -> simulation.results().stream()).toList();
	}
}
