package dev.lamina.report.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

import dev.lamina.report.QuantityFormat;
import dev.lamina.report.text.ReportTable.Cell;
import dev.lamina.result.EngineResult;
import dev.lamina.result.PromiseResult;
import dev.lamina.result.SimulationResult;
import dev.lamina.result.VmResult;

/**
 * The runs of a sweep in one table: a column for each varied property, then what decides between the runs. The best run is
 * marked; figures that are shown as equal count as equal, and the first of equals is the best.
 */
public final class SweepSummary {
	private final List<SimulationResult> runs;

	/**
	 * The table of some runs.
	 *
	 * @param runs of one sweep, at least one
	 */
	public SweepSummary(List<SimulationResult> runs) {
		this.runs = List.copyOf(runs);
	}

	/**
	 * What decides between the runs. What was not measured is not a number.
	 *
	 * @param run         one of them
	 * @param best        whether it is the best
	 * @param kept        how many promises it keeps
	 * @param throughput  operations per second of all VMs together
	 * @param unit        of the throughput
	 * @param p99         the longest 99th percentile of a VM, in nanoseconds
	 * @param slowdown    the worst of a VM, as a fraction
	 * @param utilization of the busiest engine of a GPU, as a fraction
	 */
	public record SweepRow(SimulationResult run, boolean best, long kept, double throughput, String unit, double p99,
			double slowdown,
			double utilization) {
	}

	/** The runs in their order, with what decides between them. */
	public List<SweepRow> lines() {
		SimulationResult best = best();
		return runs.stream()
				.map(run -> new SweepRow(run, run == best, kept(run), throughput(run), unit(run),
						worst(run, vm -> vm.latency().p99().value()), slowdown(run),
						run.gpus().stream().flatMap(gpu -> gpu.engines().stream()).mapToDouble(EngineResult::utilization).max()
								.orElse(Double.NaN)))
				.toList();
	}

	public ReportTable table() {
		ReportTable reportTable = new ReportTable().addTextColumn("");
		runs.getFirst().variation().keySet().forEach(reportTable::addTextColumn);
		reportTable.addNumberColumn("promises kept").addNumberColumn("throughput").addNumberColumn("worst p99")
				.addNumberColumn("worst slowdown")
				.addNumberColumn("busiest GPU");
		for (SweepRow sweepRow : lines()) {
			SimulationResult run = sweepRow.run();
			List<Object> row = new ArrayList<>();
			row.add(sweepRow.best() ? new Cell("*", TextStyle.GOOD) : "");
			row.addAll(run.variation().values());
			row.add(new Cell(sweepRow.kept() + " of " + run.promises().size(),
					run.keepsPromises() ? TextStyle.GOOD : TextStyle.BAD));
			row.add(QuantityFormat.amount(sweepRow.throughput(), sweepRow.unit()));
			row.add(QuantityFormat.duration(sweepRow.p99()));
			row.add(QuantityFormat.percent(sweepRow.slowdown()));
			row.add(QuantityFormat.percent(sweepRow.utilization()));
			reportTable.addRow(row);
		}
		return reportTable;
	}

	private SimulationResult best() {
		Comparator<SimulationResult> order = Comparator.comparingDouble(SweepSummary::keptPart)
				.thenComparingDouble(run -> shown(throughput(run)))
				.thenComparing(Comparator.comparingDouble((SimulationResult run) -> Math.rint(slowdown(run) * 1000)).reversed());
		SimulationResult best = runs.getFirst();
		for (SimulationResult run : runs) {
			if (order.compare(run, best) > 0) {
				best = run;
			}
		}
		return best;
	}

	private static long kept(SimulationResult run) {
		return run.promises().stream().filter(PromiseResult::kept).count();
	}

	private static double keptPart(SimulationResult run) {
		return run.promises().isEmpty() ? 1 : (double) kept(run) / run.promises().size();
	}

	private static double throughput(SimulationResult run) {
		return measured(run, vm -> vm.throughput().value()).sum();
	}

	private static double slowdown(SimulationResult run) {
		return worst(run, vm -> vm.slowdown().value());
	}

	private static double worst(SimulationResult run, ToDoubleFunction<VmResult> figure) {
		return measured(run, figure).max().orElse(Double.NaN);
	}

	private static DoubleStream measured(SimulationResult run, ToDoubleFunction<VmResult> figure) {
		return run.vms().stream().mapToDouble(figure).filter(value -> !Double.isNaN(value));
	}

	private static String unit(SimulationResult run) {
		List<String> units = run.vms().stream().map(VmResult::throughputUnit).distinct().toList();
		return units.size() == 1 ? units.getFirst() : "/s";
	}

	private static double shown(double value) {
		return Double.parseDouble(QuantityFormat.number(value));
	}
}
