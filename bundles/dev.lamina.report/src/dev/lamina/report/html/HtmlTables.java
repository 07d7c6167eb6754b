package dev.lamina.report.html;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.lamina.report.QuantityFormat;
import dev.lamina.report.ResultText;
import dev.lamina.report.text.ReportTable;
import dev.lamina.report.text.ReportTable.Cell;
import dev.lamina.report.text.TextStyle;
import dev.lamina.report.xml.MarkupWriter;
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
	static void write(MarkupWriter page, String caption, ReportTable reportTable) {
		if (reportTable.rows().isEmpty()) {
			return;
		}
		page.open("div", "class", "scroll", "tabindex", "0", "role", "group", "aria-label", caption).line();
		page.open("table").line().element("caption", caption).line().open("thead").line().open("tr");
		int header = -1;
		for (int column = 0; column < reportTable.columns().size(); column++) {
			ReportTable.Column each = reportTable.columns().get(column);
			header = header < 0 && !each.title().isEmpty() ? column : header;
			boolean titled = !each.title().isEmpty();
			page.element(titled ? "th" : "td", each.title(), "scope", titled ? "col" : "", "class", each.right() ? "number" : "");
		}
		page.closeLine().closeLine().open("tbody").line();
		for (List<Cell> row : reportTable.rows()) {
			page.open("tr");
			for (int column = 0; column < row.size(); column++) {
				cell(page, row.get(column), reportTable.columns().get(column).right(), column == header);
			}
			page.closeLine();
		}
		page.closeLine().closeLine().closeLine();
	}

	private static void cell(MarkupWriter page, Cell cell, boolean right, boolean header) {
		page.open(header ? "th" : "td", "scope", header ? "row" : "", "class", right ? "number" : "");
		switch (cell.style()) {
			case GOOD -> page.element("span", cell.text(), "class", "good");
			case BAD -> page.element("span", cell.text(), "class", "bad");
			default -> page.text(cell.text());
		}
		page.close();
	}

	ReportTable promises() {
		ReportTable reportTable = new ReportTable().addTextColumn("VM").addTextColumn("promise").addNumberColumn("measured")
				.addNumberColumn("95 % interval").addTextColumn("verdict");
		for (PromiseResult promise : result.promises()) {
			reportTable.addRow(
					List.of(promise.group().isPresent() ? "a group" : promise.vm().isEmpty() ? "the simulation" : promise.vm(),
							promise.text(),
							ResultText.measured(promise),
							ResultText.interval(promise.measured()),
							switch (promise.verdict()) {
								case KEPT -> new Cell("\u2713 kept", TextStyle.GOOD);
								case UNDECIDED -> new Cell("? undecided", TextStyle.CAUTION);
								case BROKEN -> new Cell("\u2717 broken", TextStyle.BAD);
							}));
		}
		return reportTable;
	}

	ReportTable vms() {
		ReportTable reportTable = new ReportTable().addTextColumn("VM").addTextColumn("stack").addTextColumn("workload")
				.addTextColumn("place").addNumberColumn("completed")
				.addNumberColumn("throughput").addNumberColumn("p50").addNumberColumn("p95").addNumberColumn("p99")
				.addNumberColumn("slowest").addNumberColumn("slowdown")
				.addNumberColumn("of native");
		for (VmResult vm : result.vms()) {
			reportTable.addRow(List.of(vm.name(), vm.stack(), vm.workload(), vm.place(), vm.completed(),
					QuantityFormat.withUnit(withInterval(vm.throughput()), vm.throughputUnit()),
					QuantityFormat.duration(vm.latency().p50().value()), QuantityFormat.duration(vm.latency().p95().value()),
					QuantityFormat.duration(vm.latency().p99().value()), QuantityFormat.duration(vm.latency().max().value()),
					QuantityFormat.percent(vm.slowdown().value()), QuantityFormat.percent(vm.performance().value())));
		}
		return reportTable;
	}

	/** A figure with half the width of its interval, to the same decimals. */
	private static String withInterval(Estimate estimate) {
		String value = QuantityFormat.number(estimate.value());
		double half = (estimate.high() - estimate.low()) / 2;
		if (!(half > 0) || value.equals(QuantityFormat.NONE)) {
			return value;
		}
		int point = value.indexOf('.');
		return value + " \u00b1 "
				+ new BigDecimal(half).setScale(point < 0 ? 0 : value.length() - point - 1, RoundingMode.UP).toPlainString();
	}

	/** The VMs that an event stopped: a migration, a suspension, a failure or a new partitioning. */
	ReportTable interruptions() {
		ReportTable reportTable = new ReportTable().addTextColumn("VM").addTextColumn("workload").addNumberColumn("downtime")
				.addNumberColumn("95 % interval")
				.addNumberColumn("event to end")
				.addNumberColumn("95 % interval").addTextColumn("because of");
		boolean lost = result.vms().stream().anyMatch(VmResult::hasLostWork);
		if (lost) {
			reportTable.addTextColumn("work lost");
		}
		result.vms().stream().filter(VmResult::isInterrupted).forEach(vm -> {
			List<String> row = new ArrayList<>(List.of(vm.name(), vm.workload(), QuantityFormat.duration(vm.downtime().value()),
					durations(vm.downtime()), QuantityFormat.duration(vm.interruption().value()), durations(vm.interruption()),
					String.join(", ", vm.causes())));
			if (lost) {
				row.add(ResultText.lostWork(vm));
			}
			reportTable.addRow(row);
		});
		return reportTable;
	}

	private static String durations(Estimate nanoseconds) {
		if (!nanoseconds.isMeasured() || nanoseconds.low() == nanoseconds.high()) {
			return QuantityFormat.NONE;
		}
		return QuantityFormat.duration(nanoseconds.low()) + " to " + QuantityFormat.duration(nanoseconds.high());
	}

	ReportTable times() {
		Set<String> terms = new LinkedHashSet<>();
		result.vms().forEach(vm -> vm.breakdownNanos().forEach((term, nanoseconds) -> {
			if (nanoseconds > 0) {
				terms.add(term);
			}
		}));
		ReportTable reportTable = new ReportTable().addTextColumn("VM");
		terms.forEach(reportTable::addNumberColumn);
		reportTable.addNumberColumn("total");
		for (VmResult vm : result.vms()) {
			List<Object> row = new ArrayList<>(List.of(vm.name()));
			terms.forEach(term -> row.add(QuantityFormat.duration(vm.breakdownNanos().getOrDefault(term, Double.NaN))));
			row.add(QuantityFormat.duration(vm.latency().mean().value()));
			reportTable.addRow(row);
		}
		return reportTable;
	}

	ReportTable gpus() {
		ReportTable reportTable = new ReportTable().addTextColumn("GPU").addTextColumn("type").addTextColumn("stack")
				.addTextColumn("scheduler").addTextColumn("memory used")
				.addTextColumn("engine").addNumberColumn("busy")
				.addNumberColumn("switching").addNumberColumn("fairness").addTextColumn("shares");
		for (GpuResult gpu : result.gpus()) {
			for (EngineResult engine : gpu.usedEngines()) {
				reportTable.addRow(List.of(gpu.name(), gpu.type(), gpu.stack(),
						gpu.scheduler().isEmpty() ? QuantityFormat.NONE : gpu.scheduler(),
						QuantityFormat.memory(gpu.usedMemoryBytes()) + " of " + QuantityFormat.memory(gpu.memoryBytes()),
						engine.name(),
						QuantityFormat.percent(engine.utilization()), QuantityFormat.percent(engine.switchOverhead()),
						QuantityFormat.number(engine.fairness()),
						ResultText.shares(engine)));
			}
			gpu.occupancy().stream().flatMap(occupancy -> occupancy.empty().stream())
					.forEach(profile -> reportTable.addRow(List.of(gpu.name(), gpu.type(), gpu.stack(), QuantityFormat.NONE,
							QuantityFormat.NONE, profile, "empty", QuantityFormat.NONE, QuantityFormat.NONE,
							QuantityFormat.NONE)));
		}
		return reportTable;
	}

	ReportTable hosts() {
		ReportTable reportTable = new ReportTable().addTextColumn("host").addNumberColumn("cores")
				.addNumberColumn("virtualization").addNumberColumn("of all").addNumberColumn("guests")
				.addNumberColumn("of all");
		for (HostResult host : result.hosts()) {
			reportTable.addRow(List.of(host.name(), QuantityFormat.count(host.cores()),
					QuantityFormat.cores(host.virtualizationCores()),
					QuantityFormat.percent(host.virtualizationCores() / host.cores()), QuantityFormat.cores(host.guestCores()),
					QuantityFormat.percent(host.guestCores() / host.cores())));
		}
		return reportTable;
	}
}
