package dev.lamina.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.lamina.report.Table.Cell;
import dev.lamina.result.Estimate;
import dev.lamina.result.PromiseResult;
import dev.lamina.result.SimulationResult;
import dev.lamina.result.VmResult;

/**
 * What changed from one result to another: throughput, 99th percentile and slowdown of each VM, and the verdict on each promise.
 * VMs are matched by name, promises by VM and text; of several runs those with the same simulation and combination are compared.
 */
public final class Comparison {
	/** From which relative change on it is told where nothing says how exact the figures are. */
	private static final double NOTABLE = 0.05;

	/**
	 * Two runs.
	 *
	 * @param before the older one
	 * @param after  the one that is compared with it
	 */
	public record Pair(SimulationResult before, SimulationResult after) {
		/** Whether both found out the same, wherever their promises stand. */
		public boolean isEqual() {
			return before.equals(after) || before.runHash().equals(after.runHash()) && before.vms().equals(after.vms())
					&& before.gpus().equals(after.gpus())
					&& before.hosts().equals(after.hosts()) && promises(before).equals(promises(after));
		}

		private static List<PromiseResult> promises(SimulationResult result) {
			return result.promises().stream()
					.map(promise -> new PromiseResult(promise.vm(), promise.text(), promise.metric(), promise.measured(),
							promise.limit(), promise.unit(), promise.comparison(), promise.kept(), null))
					.toList();
		}

		/** The figures of all VMs of both, in the order of the older and then of the other one. */
		public List<Change> changes() {
			Map<String, VmResult> old = index(before.vms(), VmResult::name);
			Map<String, VmResult> recent = index(after.vms(), VmResult::name);
			return joined(old, recent).stream()
					.flatMap(name -> Stream.of(Measure.values())
							.map(measure -> new Change(name, measure, old.get(name), recent.get(name))))
					.toList();
		}

		/** The promises of both, in the same order. */
		public List<Outcome> outcomes() {
			Map<List<Object>, PromiseResult> old = numbered(before.promises());
			Map<List<Object>, PromiseResult> recent = numbered(after.promises());
			return joined(old, recent).stream().map(key -> new Outcome(old.get(key), recent.get(key))).toList();
		}
	}

	/** A figure of a VM that is compared. */
	public enum Measure {
		/** Operations per second. */
		THROUGHPUT("throughput"),
		/** The 99th percentile of the time of an operation. */
		P99("p99"),
		/** How much longer an operation takes than natively and alone. */
		SLOWDOWN("slowdown");

		private final String label;

		Measure(String label) {
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
	 * @see Change#worth
	 */
	public enum Worth {
		/** What VMs get has grown, or what they wait has shrunk. */
		BETTER,
		/** The other way round. */
		WORSE,
		/** It has not changed, or no more than by chance, or cannot be told. */
		NONE
	}

	/** What became of one figure of one VM, which may be missing on one side. */
	public static final class Change {
		private final String vm;
		private final Measure measure;
		private final String unit;
		private final Estimate before;
		private final Estimate after;

		private Change(String vm, Measure measure, VmResult old, VmResult recent) {
			this.vm = vm;
			this.measure = measure;
			this.unit = TextReport.throughputUnit(recent == null ? old : recent);
			this.before = measure.of(old);
			this.after = measure.of(recent);
		}

		/** The name of the VM. */
		public String vm() {
			return vm;
		}

		/** Which of its figures. */
		public Measure measure() {
			return measure;
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
			if (measure == Measure.SLOWDOWN || difference() == 0) {
				return difference();
			}
			return before.value() == 0 ? Double.NaN : difference() / before.value();
		}

		/** A value or a difference of this figure with its unit. */
		public String text(double value) {
			return switch (measure) {
				case THROUGHPUT -> Figures.amount(value, unit);
				case P99 -> Figures.duration(value);
				case SLOWDOWN -> Figures.percent(value);
			};
		}

		/** {@link #difference} as people read it, with its sign. */
		public String differenceText() {
			String text = measure == Measure.SLOWDOWN ? relativeText() : text(difference());
			return difference() > 0 && !text.startsWith("+") ? '+' + text : text;
		}

		/** {@link #relative} as people read it, with its sign. */
		public String relativeText() {
			return signed(relative(), measure == Measure.SLOWDOWN ? "points" : "%");
		}

		/**
		 * Whether it has become better or worse, beyond chance: the 95 % confidence intervals lie apart. Where one of the two has
		 * no interval, it must have changed by a twentieth of its value, and a slowdown by five points.
		 */
		public Worth worth() {
			double change = difference();
			if (!Double.isFinite(change) || change == 0) {
				return Worth.NONE;
			}
			boolean told = before.low() < before.high() && after.low() < after.high()
					? after.low() > before.high() || after.high() < before.low()
					: before.value() == 0 || Math.abs(relative()) >= NOTABLE;
			return !told ? Worth.NONE : change > 0 == (measure == Measure.THROUGHPUT) ? Worth.BETTER : Worth.WORSE;
		}
	}

	/**
	 * What became of one promise.
	 *
	 * @param before its verdict before; null where it was not given
	 * @param after  its verdict after; null where it is given no more
	 */
	public record Outcome(PromiseResult before, PromiseResult after) {
		/** The newer one of the two. */
		public PromiseResult promise() {
			return after == null ? before : after;
		}

		/** Whether it was kept and is broken now. */
		public boolean isNewlyBroken() {
			return before != null && after != null && before.kept() && !after.kept();
		}

		/** Whether it was broken and is kept now. */
		public boolean isMended() {
			return before != null && after != null && !before.kept() && after.kept();
		}

		/** What became of it, in a few words. */
		public String verdict() {
			if (after == null) {
				return "given no more";
			}
			String now = after.kept() ? "kept" : "BROKEN";
			if (before == null) {
				return now + ", new";
			}
			if (before.kept() == after.kept()) {
				return after.kept() ? now : now + " as before";
			}
			return now + (before.kept() ? ", was kept" : ", was broken");
		}

		private Style style() {
			return after == null ? Style.CAUTION : after.kept() ? Style.GOOD : Style.BAD;
		}

		/** What was measured before, with its unit. */
		public String measuredBefore() {
			return before == null ? Figures.NONE : TextReport.measured(before);
		}

		/** What was measured after, with its unit. */
		public String measuredAfter() {
			return after == null ? Figures.NONE : TextReport.measured(after);
		}
	}

	private final List<Pair> pairs;
	private final int onlyBefore;
	private final int onlyAfter;

	private Comparison(List<Pair> pairs, int onlyBefore, int onlyAfter) {
		this.pairs = pairs;
		this.onlyBefore = onlyBefore;
		this.onlyAfter = onlyAfter;
	}

	/** Compares what was found before with what was found after. Fleets are left out. */
	public static Comparison of(List<Findings> before, List<Findings> after) {
		List<SimulationResult> old = runs(before);
		List<SimulationResult> recent = runs(after);
		if (old.size() == 1 && recent.size() == 1) {
			return new Comparison(List.of(new Pair(old.getFirst(), recent.getFirst())), 0, 0);
		}
		Map<List<Object>, SimulationResult> byRun = index(recent, run -> List.of(run.simulation(), run.variation()));
		List<Pair> pairs = new ArrayList<>();
		index(old, run -> List.of(run.simulation(), run.variation())).forEach((key, run) -> {
			if (byRun.containsKey(key)) {
				pairs.add(new Pair(run, byRun.get(key)));
			}
		});
		return new Comparison(List.copyOf(pairs), old.size() - pairs.size(), recent.size() - pairs.size());
	}

	/** The runs that are compared, in the order of the older ones. */
	public List<Pair> pairs() {
		return pairs;
	}

	/** Whether there are no two runs that could be compared. */
	public boolean isEmpty() {
		return pairs.isEmpty();
	}

	/** How many promises were kept before and are broken after. */
	public long newlyBroken() {
		return pairs.stream().flatMap(pair -> pair.outcomes().stream()).filter(Outcome::isNewlyBroken).count();
	}

	/**
	 * The comparison as tables for people, with a line end after each line.
	 *
	 * @param colours whether to mark titles and verdicts with the colours of a terminal
	 */
	public String text(boolean colours) {
		StringBuilder text = new StringBuilder();
		for (Pair pair : pairs) {
			title(text, pair, colours);
			if (pair.isEqual()) {
				text.append("The results are equal.\n");
			} else {
				append(text, "Virtual machines", vms(pair), colours);
				append(text, "Promises", promises(pair), colours);
			}
			text.append('\n');
		}
		if (onlyBefore + onlyAfter > 0) {
			text.append("Not compared: ").append(runs(onlyBefore)).append(" only before, ").append(runs(onlyAfter))
					.append(" only after.\n");
		}
		long broken = newlyBroken();
		String verdict = broken == 0 ? "No promise that was kept is broken." : broken == 1 ? "1 promise that was kept is broken."
				: broken + " promises that were kept are broken.";
		return text.append((broken == 0 ? Style.GOOD : Style.BAD).apply(verdict, colours)).append('\n').toString();
	}

	private static String runs(int number) {
		return number == 1 ? "1 run" : number + " runs";
	}

	private static void title(StringBuilder text, Pair pair, boolean colours) {
		SimulationResult before = pair.before();
		SimulationResult after = pair.after();
		String combination = before.variation().isEmpty() || !before.variation().equals(after.variation()) ? ""
				: before.variation().entrySet().stream().map(entry -> entry.getKey() + " = " + entry.getValue())
						.collect(Collectors.joining(", ", "with ", "\n"));
		text.append(Style.TITLE.apply("before: " + TextReport.title(before), colours)).append('\n');
		text.append(Style.TITLE.apply("after:  " + TextReport.title(after), colours)).append('\n').append(combination);
	}

	private static void append(StringBuilder text, String title, Table table, boolean colours) {
		List<String> lines = table.lines(colours);
		if (!lines.isEmpty()) {
			text.append('\n').append(Style.TITLE.apply(title, colours)).append('\n');
			lines.forEach(line -> text.append("  ").append(line).append('\n'));
		}
	}

	private static Table vms(Pair pair) {
		Table table = new Table().words("VM").words("figure").numbers("before").numbers("after").numbers("change");
		for (Change change : pair.changes()) {
			table.row(List.of(change.measure() == Measure.THROUGHPUT ? change.vm() : "", change.measure().label(),
					change.text(change.before()),
					change.text(change.after()), change.relativeText()));
		}
		return table;
	}

	private static String signed(double fraction, String unit) {
		String percent = Figures.percent(fraction);
		String number = percent.equals(Figures.NONE) ? percent : percent.substring(0, percent.length() - 1) + unit;
		return number.startsWith("-") || number.startsWith("0.0 ") ? number : '+' + number;
	}

	private static Table promises(Pair pair) {
		Table table = new Table().words("VM").words("promise").numbers("before").numbers("after").words("verdict");
		for (Outcome outcome : pair.outcomes()) {
			PromiseResult either = outcome.promise();
			table.row(List.of(either.vm(), either.text(), outcome.measuredBefore(), outcome.measuredAfter(),
					new Cell(outcome.verdict(), outcome.style())));
		}
		return table;
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

	private static List<SimulationResult> runs(List<Findings> findings) {
		return findings.stream().filter(Findings.OfSimulation.class::isInstance).map(Findings.OfSimulation.class::cast)
				.flatMap(simulation -> simulation.results().stream()).toList();
	}
}
