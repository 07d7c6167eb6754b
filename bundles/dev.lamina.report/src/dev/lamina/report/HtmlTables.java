package dev.lamina.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.lamina.report.Table.Cell;
import dev.lamina.result.EngineResult;
import dev.lamina.result.Estimate;
import dev.lamina.result.GpuResult;
import dev.lamina.result.HostResult;
import dev.lamina.result.PromiseResult;
import dev.lamina.result.SimulationResult;
import dev.lamina.result.VmResult;

/** The tables of one result for a page, which has room for more columns than a terminal. Every row is complete, for copying. */
final class HtmlTables {
	private final SimulationResult result;

	HtmlTables(SimulationResult result) {
		this.result = result;
	}

	/** Writes a table with its caption; a table without rows is left out. */
	static void write(Markup page, String caption, Table table) {
		if (table.rows().isEmpty()) {
			return;
		}
		page.open("div", "class", "scroll", "tabindex", "0", "role", "group", "aria-label", caption).line();
		page.open("table").line().element("caption", caption).line().open("thead").line().open("tr");
		int header = -1;
		for (int column = 0; column < table.columns().size(); column++) {
			Table.Column each = table.columns().get(column);
			header = header < 0 && !each.title().isEmpty() ? column : header;
			boolean titled = !each.title().isEmpty();
			page.element(titled ? "th" : "td", each.title(), "scope", titled ? "col" : "", "class", each.right() ? "number" : "");
		}
		page.closeLine().closeLine().open("tbody").line();
		for (List<Cell> row : table.rows()) {
			page.open("tr");
			for (int column = 0; column < row.size(); column++) {
				cell(page, row.get(column), table.columns().get(column).right(), column == header);
			}
			page.closeLine();
		}
		page.closeLine().closeLine().closeLine();
	}

	private static void cell(Markup page, Cell cell, boolean right, boolean header) {
		page.open(header ? "th" : "td", "scope", header ? "row" : "", "class", right ? "number" : "");
		switch (cell.style()) {
			case GOOD -> page.element("span", cell.text(), "class", "good");
			case BAD -> page.element("span", cell.text(), "class", "bad");
			default -> page.text(cell.text());
		}
		page.close();
	}

	Table promises() {
		Table table = new Table().words("VM").words("promise").numbers("measured").numbers("95 % interval").words("verdict");
		for (PromiseResult promise : result.promises()) {
			table.row(List.of(promise.vm().isEmpty() ? "the simulation" : promise.vm(), promise.text(),
					TextReport.measured(promise),
					TextReport.interval(promise.measured()),
					promise.kept() ? new Cell("\u2713 kept", Style.GOOD) : new Cell("\u2717 broken", Style.BAD)));
		}
		return table;
	}

	Table vms() {
		Table table = new Table().words("VM").words("stack").words("workload").words("place").numbers("completed")
				.numbers("throughput").numbers("p50").numbers("p95").numbers("p99").numbers("slowest").numbers("slowdown")
				.numbers("of native");
		for (VmResult vm : result.vms()) {
			table.row(List.of(vm.name(), vm.stack(), vm.workload(), vm.place(), vm.completed(),
					Figures.withUnit(withInterval(vm.throughput()), TextReport.throughputUnit(vm)),
					Figures.duration(vm.latency().p50().value()), Figures.duration(vm.latency().p95().value()),
					Figures.duration(vm.latency().p99().value()), Figures.duration(vm.latency().max().value()),
					Figures.percent(vm.slowdown().value()), Figures.percent(vm.performance().value())));
		}
		return table;
	}

	/** A figure with half the width of its interval, to the same decimals. */
	private static String withInterval(Estimate estimate) {
		String value = Figures.number(estimate.value());
		double half = (estimate.high() - estimate.low()) / 2;
		if (!(half > 0) || value.equals(Figures.NONE)) {
			return value;
		}
		int point = value.indexOf('.');
		return value + " \u00b1 "
				+ new BigDecimal(half).setScale(point < 0 ? 0 : value.length() - point - 1, RoundingMode.UP).toPlainString();
	}

	/** The VMs that an event stopped: a migration, a suspension, a failure or a new partitioning. */
	Table interruptions() {
		Table table = new Table().words("VM").words("workload").numbers("downtime").numbers("95 % interval")
				.numbers("event to end")
				.numbers("95 % interval").words("because of");
		result.vms().stream().filter(VmResult::isInterrupted)
				.forEach(vm -> table.row(List.of(vm.name(), vm.workload(), Figures.duration(vm.downtime().value()),
						durations(vm.downtime()), Figures.duration(vm.interruption().value()), durations(vm.interruption()),
						String.join(", ", vm.causes()))));
		return table;
	}

	private static String durations(Estimate nanoseconds) {
		if (!nanoseconds.isMeasured() || nanoseconds.low() == nanoseconds.high()) {
			return Figures.NONE;
		}
		return Figures.duration(nanoseconds.low()) + " to " + Figures.duration(nanoseconds.high());
	}

	Table times() {
		Set<String> terms = new LinkedHashSet<>();
		result.vms().forEach(vm -> vm.breakdownNanos().forEach((term, nanoseconds) -> {
			if (nanoseconds > 0) {
				terms.add(term);
			}
		}));
		Table table = new Table().words("VM");
		terms.forEach(table::numbers);
		table.numbers("total");
		for (VmResult vm : result.vms()) {
			List<Object> row = new ArrayList<>(List.of(vm.name()));
			terms.forEach(term -> row.add(Figures.duration(vm.breakdownNanos().getOrDefault(term, Double.NaN))));
			row.add(Figures.duration(vm.latency().mean().value()));
			table.row(row);
		}
		return table;
	}

	Table gpus() {
		Table table = new Table().words("GPU").words("type").words("stack").words("scheduler").words("memory used")
				.words("engine").numbers("busy")
				.numbers("switching").numbers("fairness").words("shares");
		for (GpuResult gpu : result.gpus()) {
			for (EngineResult engine : TextReport.used(gpu.engines())) {
				table.row(List.of(gpu.name(), gpu.type(), gpu.stack(), gpu.scheduler().isEmpty() ? Figures.NONE : gpu.scheduler(),
						Figures.memory(gpu.usedMemoryBytes()) + " of " + Figures.memory(gpu.memoryBytes()), engine.name(),
						Figures.percent(engine.utilization()), Figures.percent(engine.switchOverhead()),
						Figures.number(engine.fairness()),
						TextReport.shares(engine)));
			}
		}
		return table;
	}

	Table hosts() {
		Table table = new Table().words("host").numbers("cores").numbers("virtualization").numbers("of all").numbers("guests")
				.numbers("of all");
		for (HostResult host : result.hosts()) {
			table.row(List.of(host.name(), Figures.count(host.cores()), Figures.cores(host.virtualizationCores()),
					Figures.percent(host.virtualizationCores() / host.cores()), Figures.cores(host.guestCores()),
					Figures.percent(host.guestCores() / host.cores())));
		}
		return table;
	}
}
