package dev.lamina.report.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

import dev.lamina.model.quantity.Quantity;
import dev.lamina.report.QuantityFormat;
import dev.lamina.report.text.ReportTable.Cell;
import dev.lamina.result.EngineResult;
import dev.lamina.result.LeastSearch;
import dev.lamina.result.ModelResult;
import dev.lamina.result.PromiseResult;
import dev.lamina.result.SimulationResult;
import dev.lamina.result.VmResult;

/**
 * The runs of a sweep in one table: a column for each varied property, whose promises are broken, then what decides between the
 * runs. Those that keep all promises and are the cheapest are marked: with the least of what the user minimizes, or with the
 * fewest GPUs and hosts. What is not of one kind is not added up.
 */
public final class SweepSummary {
	private static final int NAMED = 4;

	private final ModelResult.OfSimulation sweep;
	private final List<SimulationResult> runs;

	/** The table of a sweep of which at least one combination was run. */
	public SweepSummary(ModelResult.OfSimulation sweep) {
		this.sweep = sweep;
		this.runs = sweep.results();
	}

	/**
	 * What decides between the runs. What was not measured is not a number.
	 *
	 * @param run         one of them
	 * @param best        whether it keeps all promises and is the cheapest
	 * @param kept        how many promises it keeps
	 * @param broken      the VMs and promises that it does not keep, each once for all equal VMs
	 * @param throughput  operations per second of all VMs together; not a number if they do not all do the same
	 * @param unit        of the throughput
	 * @param p99         the longest 99th percentile of a VM, in nanoseconds
	 * @param slowest     the VM of which that is
	 * @param slowdown    the worst of a VM, as a fraction
	 * @param utilization of the busiest engine of a GPU, as a fraction
	 */
	public record SweepRow(SimulationResult run, boolean best, long kept, List<String> broken, double throughput, String unit,
			double p99, String slowest, double slowdown, double utilization) {
	}

	/** The runs in their order, with what decides between them. */
	public List<SweepRow> lines() {
		double cheapest = runs.stream().filter(SweepSummary::isGood).mapToDouble(this::cost).min().orElse(Double.NaN);
		return runs.stream()
				.map(run -> new SweepRow(run, isGood(run) && cost(run) == cheapest, kept(run), broken(run), throughput(run),
						unit(run), worst(run, vm -> vm.latency().p99().value()), slowest(run),
						worst(run, vm -> vm.slowdown().value()),
						run.gpus().stream().flatMap(gpu -> gpu.engines().stream()).mapToDouble(EngineResult::utilization).max()
								.orElse(Double.NaN)))
				.toList();
	}

	/** What the mark means, or why there is none; a sentence. */
	public String legend() {
		if (runs.stream().allMatch(run -> run.promises().isEmpty())) {
			return "No promises to check, so no combination is the best. Write one into a VM, such as: expect fps >= 55";
		}
		if (runs.stream().noneMatch(SweepSummary::isGood)) {
			return "No combination keeps all promises.";
		}
		return "* keeps all promises with the " + sweep.minimized().map(property -> "least " + property)
				.orElseGet(() -> sweep.search().map(search -> "least " + search.property()).orElse("fewest GPUs and hosts"));
	}

	/** How many combinations keep all promises, and how many there are; a sentence. */
	public Cell verdict() {
		long good = runs.stream().filter(SweepSummary::isGood).count();
		int impossible = sweep.impossible().size();
		String cannot = impossible == 0 ? "" : "; " + impossible + (impossible == 1 ? " more is" : " more are") + " impossible";
		if (runs.stream().allMatch(run -> run.promises().isEmpty())) {
			return new Cell(runs.size() + (runs.size() == 1 ? " combination was run" : " combinations were run") + cannot + '.',
					TextStyle.PLAIN);
		}
		String sentence = good + " of " + runs.size() + (runs.size() == 1 ? " combination keeps" : " combinations keep")
				+ " all promises" + cannot + '.';
		return new Cell(sweep.search().map(LeastSearch::sentence).map(found -> found + ' ').orElse("") + sentence,
				sweep.holds() ? TextStyle.GOOD : TextStyle.BAD);
	}

	/** The table, with a column for each varied property. */
	public ReportTable table() {
		List<SweepRow> rows = lines();
		boolean alike = rows.stream().noneMatch(row -> Double.isNaN(row.throughput()));
		ReportTable reportTable = new ReportTable().addTextColumn("");
		runs.getFirst().variation().keySet().forEach(reportTable::addTextColumn);
		reportTable.addNumberColumn("promises kept").addTextColumn("not kept");
		if (alike) {
			reportTable.addNumberColumn("throughput");
		}
		reportTable.addNumberColumn("worst p99").addTextColumn("of").addNumberColumn("worst slowdown")
				.addNumberColumn("busiest GPU").addNumberColumn("replications");
		for (SweepRow sweepRow : rows) {
			SimulationResult run = sweepRow.run();
			List<Object> row = new ArrayList<>();
			row.add(sweepRow.best() ? new Cell("*", TextStyle.GOOD) : "");
			row.addAll(run.variation().values());
			row.add(new Cell(sweepRow.kept() + " of " + run.promises().size(),
					run.keepsPromises() ? TextStyle.GOOD : TextStyle.BAD));
			row.add(named(sweepRow.broken()));
			if (alike) {
				row.add(QuantityFormat.amount(sweepRow.throughput(), sweepRow.unit()));
			}
			row.add(QuantityFormat.duration(sweepRow.p99()));
			row.add(sweepRow.slowest());
			row.add(QuantityFormat.percent(sweepRow.slowdown()));
			row.add(QuantityFormat.percent(sweepRow.utilization()));
			row.add(Integer.toString(run.replications()));
			reportTable.addRow(row);
		}
		return reportTable;
	}

	/** The first of some names, and how many there are more. */
	public static String named(List<String> names) {
		return names.size() <= NAMED ? String.join(", ", names)
				: String.join(", ", names.subList(0, NAMED)) + " and " + (names.size() - NAMED) + " more";
	}

	private static boolean isGood(SimulationResult run) {
		return !run.promises().isEmpty() && run.keepsPromises();
	}

	/** What the user minimizes; else GPUs, and hosts where there are as many of them. */
	private double cost(SimulationResult run) {
		Optional<String> minimized = sweep.minimized().or(() -> sweep.search().map(LeastSearch::property));
		String value = minimized.map(run.variation()::get).orElse("");
		if (minimized.isPresent() && value != null && !value.isEmpty()) {
			return Quantity.valueOf(value).value();
		}
		return run.gpus().size() * 1e6 + run.hosts().size();
	}

	/** Each promise that is not kept once for all equal VMs: {@code chat latency p99 <= 1.5 s}. */
	private static List<String> broken(SimulationResult run) {
		Set<String> names = new LinkedHashSet<>();
		for (PromiseResult promise : run.promises()) {
			if (!promise.kept()) {
				String vm = promise.vm().replaceAll("\\[\\d+]$", "");
				names.add((vm.isEmpty() ? promise.text() : vm + ' ' + measure(promise)) + (promise.isUndecided() ? " ?" : ""));
			}
		}
		return List.copyOf(names);
	}

	/** What is promised, without its limit: {@code latency p99}. */
	private static String measure(PromiseResult promise) {
		int limit = promise.text().indexOf(' ' + promise.comparison() + ' ');
		return limit < 0 ? promise.text() : promise.text().substring(0, limit);
	}

	private static long kept(SimulationResult run) {
		return run.promises().stream().filter(PromiseResult::kept).count();
	}

	/** Only operations of one kind can be added. */
	private static double throughput(SimulationResult run) {
		boolean alike = run.vms().stream().map(VmResult::workload).filter(workload -> !workload.isEmpty()).distinct().count() < 2;
		return alike ? measured(run, vm -> vm.throughput().value()).sum() : Double.NaN;
	}

	private static String slowest(SimulationResult run) {
		return run.vms().stream().filter(vm -> !Double.isNaN(vm.latency().p99().value()))
				.max(Comparator.comparingDouble((VmResult vm) -> vm.latency().p99().value())).map(VmResult::name).orElse("");
	}

	private static double worst(SimulationResult run, ToDoubleFunction<VmResult> figure) {
		return measured(run, figure).max().orElse(Double.NaN);
	}

	private static DoubleStream measured(SimulationResult run, ToDoubleFunction<VmResult> figure) {
		return run.vms().stream().mapToDouble(figure).filter(value -> !Double.isNaN(value));
	}

	private static String unit(SimulationResult run) {
		List<String> units = run.vms().stream().filter(vm -> !vm.workload().isEmpty()).map(VmResult::throughputUnit).distinct()
				.collect(Collectors.toList());
		return units.size() == 1 ? units.getFirst() : "/s";
	}
}
