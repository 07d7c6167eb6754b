package dev.lamina.report;

import dev.lamina.report.Table.Cell;
import dev.lamina.simulation.result.ExpectationResult;
import dev.lamina.simulation.result.SimulationResult;
import dev.lamina.simulation.result.VmResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What changed from one result to another: throughput, 99th percentile and slowdown of each VM, and the verdict on each promise.
 * VMs are matched by name, promises by VM and text; of several runs those with the same simulation and combination are compared.
 */
public final class Comparison {
	private record Pair(SimulationResult before, SimulationResult after) {
	}

	private record Outcome(ExpectationResult before, ExpectationResult after) {
		boolean isNewlyBroken() {
			return before != null && after != null && before.holds() && !after.holds();
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

	/** Whether there are no two runs that could be compared. */
	public boolean isEmpty() {
		return pairs.isEmpty();
	}

	/** How many promises were kept before and are broken after. */
	public long newlyBroken() {
		return pairs.stream().flatMap(pair -> outcomes(pair).stream()).filter(Outcome::isNewlyBroken).count();
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
			if (pair.before().equals(pair.after())) {
				text.append("The results are equal.\n");
			} else {
				append(text, "Virtual machines", vms(pair), colours);
				append(text, "Promises", promises(pair), colours);
			}
			text.append('\n');
		}
		if (onlyBefore + onlyAfter > 0) {
			text.append("Not compared: ").append(runs(onlyBefore)).append(" only before, ").append(runs(onlyAfter)).append(" only after.\n");
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
				: before.variation().entrySet().stream().map(entry -> entry.getKey() + " = " + entry.getValue()).collect(Collectors.joining(", ", "with ", "\n"));
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
		Map<String, VmResult> before = index(pair.before().vms(), VmResult::name);
		Map<String, VmResult> after = index(pair.after().vms(), VmResult::name);
		Table table = new Table().words("VM").words("figure").numbers("before").numbers("after").numbers("change");
		joined(before, after).forEach(name -> {
			VmResult old = before.get(name);
			VmResult recent = after.get(name);
			String unit = TextReport.throughputUnit(recent == null ? old : recent);
			row(table, name, "throughput", value(old, vm -> vm.throughput().value()), value(recent, vm -> vm.throughput().value()),
					value -> Figures.amount(value, unit), Comparison::relative);
			row(table, "", "p99", value(old, vm -> vm.latency().p99().value()), value(recent, vm -> vm.latency().p99().value()), Figures::duration,
					Comparison::relative);
			row(table, "", "slowdown", value(old, vm -> vm.slowdown().value()), value(recent, vm -> vm.slowdown().value()), Figures::percent,
					(from, to) -> signed(to - from, "points"));
		});
		return table;
	}

	private interface Change {
		String of(double before, double after);
	}

	private static void row(Table table, String name, String figure, double before, double after, Function<Double, String> shown, Change change) {
		boolean comparable = Double.isFinite(before) && Double.isFinite(after);
		table.row(List.of(name, figure, shown.apply(before), shown.apply(after), comparable ? change.of(before, after) : Figures.NONE));
	}

	private static double value(VmResult vm, Function<VmResult, Double> figure) {
		return vm == null ? Double.NaN : figure.apply(vm);
	}

	private static String relative(double before, double after) {
		return before == after ? signed(0, "%") : before == 0 ? Figures.NONE : signed(after / before - 1, "%");
	}

	private static String signed(double fraction, String unit) {
		String percent = Figures.percent(fraction);
		String number = percent.equals(Figures.NONE) ? percent : percent.substring(0, percent.length() - 1) + unit;
		return number.startsWith("-") || number.startsWith("0.0 ") ? number : '+' + number;
	}

	private static Table promises(Pair pair) {
		Table table = new Table().words("VM").words("promise").numbers("before").numbers("after").words("verdict");
		for (Outcome outcome : outcomes(pair)) {
			ExpectationResult either = outcome.after() == null ? outcome.before() : outcome.after();
			table.row(List.of(either.vm(), either.text(), measured(outcome.before()), measured(outcome.after()), verdict(outcome)));
		}
		return table;
	}

	private static String measured(ExpectationResult promise) {
		return promise == null ? Figures.NONE : TextReport.measured(promise);
	}

	private static Cell verdict(Outcome outcome) {
		if (outcome.after() == null) {
			return new Cell("given no more", Style.CAUTION);
		}
		String now = outcome.after().holds() ? "kept" : "BROKEN";
		Style style = outcome.after().holds() ? Style.GOOD : Style.BAD;
		if (outcome.before() == null) {
			return new Cell(now + ", new", style);
		}
		if (outcome.before().holds() == outcome.after().holds()) {
			return new Cell(outcome.after().holds() ? now : now + " as before", style);
		}
		return new Cell(now + (outcome.before().holds() ? ", was kept" : ", was broken"), style);
	}

	private static List<Outcome> outcomes(Pair pair) {
		Map<List<Object>, ExpectationResult> before = numbered(pair.before().expectations());
		Map<List<Object>, ExpectationResult> after = numbered(pair.after().expectations());
		return joined(before, after).stream().map(key -> new Outcome(before.get(key), after.get(key))).toList();
	}

	/** Promises by VM, text and, where a VM has the same one twice, their number. */
	private static SequencedMap<List<Object>, ExpectationResult> numbered(List<ExpectationResult> promises) {
		SequencedMap<List<Object>, ExpectationResult> numbered = new LinkedHashMap<>();
		Map<List<Object>, Integer> next = new HashMap<>();
		for (ExpectationResult promise : promises) {
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
