package dev.lamina.report.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.lamina.report.QuantityFormat;
import dev.lamina.report.ResultText;
import dev.lamina.report.group.ResultGroup;
import dev.lamina.report.group.ResultGroups;
import dev.lamina.report.text.ReportTable.Cell;
import dev.lamina.result.CapacityResult;
import dev.lamina.result.EngineResult;
import dev.lamina.result.Estimate;
import dev.lamina.result.GpuResult;
import dev.lamina.result.HostResult;
import dev.lamina.result.Latency;
import dev.lamina.result.PromiseResult;
import dev.lamina.result.Verdict;
import dev.lamina.result.VmPool;
import dev.lamina.result.VmResult;

/** The tables of a result for people, a line for each group of equal members. */
public final class GroupTables {
	private static final int MAX_TERMS = 3;

	private final ResultGroups groups;

	public GroupTables(ResultGroups groups) {
		this.groups = groups;
	}

	/** What was promised to whom, and whether it is kept. */
	public ReportTable promises() {
		ReportTable reportTable = new ReportTable().addTextColumn("VM").addTextColumn("promise").addNumberColumn("measured")
				.addTextColumn("95 % interval").addTextColumn("verdict");
		for (ResultGroup<PromiseResult> group : groups.promises()) {
			reportTable.addRow(
					List.of(group.name(), group.first().text(), ResultGroups.measured(group), interval(group), verdict(group)));
		}
		return reportTable;
	}

	/** The interval of one; of several the hull of theirs. */
	private static String interval(ResultGroup<PromiseResult> group) {
		return ResultText.interval(group.members().stream().map(PromiseResult::measured).filter(Estimate::isMeasured)
				.reduce((one, other) -> new Estimate(one.value(), Math.min(one.low(), other.low()),
						Math.max(one.high(), other.high())))
				.filter(hull -> group.members().stream().map(PromiseResult::measured).allMatch(each -> each.low() < each.high()))
				.orElse(Estimate.NONE));
	}

	private static Cell verdict(ResultGroup<PromiseResult> group) {
		long kept = group.count(PromiseResult::kept);
		long undecided = group.count(PromiseResult::isUndecided);
		Verdict worst = group.members().stream().map(PromiseResult::verdict).max(Comparator.naturalOrder()).orElseThrow();
		boolean all = worst == Verdict.KEPT;
		TextStyle style = TextStyle.of(worst);
		if (!group.isMany()) {
			return new Cell(worst == Verdict.BROKEN ? "BROKEN" : worst.word(), style);
		}
		return new Cell(all ? "all kept"
				: kept + " of " + group.members().size() + " kept" + (undecided == 0 ? "" : ", " + undecided + " undecided"),
				style);
	}

	/** What the VMs got. */
	public ReportTable vms() {
		ReportTable reportTable = new ReportTable().addTextColumn("VM").addTextColumn("stack").addNumberColumn("throughput")
				.addNumberColumn("p50").addNumberColumn("p95").addNumberColumn("p99")
				.addNumberColumn("slowdown").addTextColumn("where the time goes");
		for (ResultGroup<VmResult> group : groups.vms()) {
			VmResult first = group.first();
			Optional<Latency> together = groups.pool(group).map(VmPool::latency);
			reportTable.addRow(List.of(group.name(), first.stack(),
					group.range(vm -> vm.throughput().value(), value -> QuantityFormat.amount(value, first.throughputUnit())),
					percentile(group, together, Latency::p50), percentile(group, together, Latency::p95),
					percentile(group, together, Latency::p99),
					group.range(vm -> vm.slowdown().value(), QuantityFormat::percent), topTerms(group)));
		}
		return reportTable;
	}

	/** Of equal VMs that of all that they did, as only chance tells them apart. */
	private static String percentile(ResultGroup<VmResult> group, Optional<Latency> together, Function<Latency, Estimate> point) {
		return together.map(point).filter(Estimate::isMeasured).map(pooled -> QuantityFormat.duration(pooled.value()))
				.orElseGet(() -> group.range(vm -> point.apply(vm.latency()).value(), QuantityFormat::duration));
	}

	/** The VMs that events stopped. */
	public ReportTable interruptions() {
		ReportTable reportTable = new ReportTable().addTextColumn("VM").addNumberColumn("downtime")
				.addNumberColumn("event to end").addTextColumn("because of");
		List<ResultGroup<VmResult>> interrupted = groups.interrupted();
		boolean lost = interrupted.stream().anyMatch(group -> group.count(VmResult::hasLostWork) > 0);
		if (lost) {
			reportTable.addTextColumn("work lost");
		}
		boolean dropped = interrupted.stream().anyMatch(group -> group.count(VmResult::hasDropped) > 0);
		if (dropped) {
			reportTable.addTextColumn("dropped");
		}
		for (ResultGroup<VmResult> group : interrupted) {
			List<String> row = new ArrayList<>(List.of(group.name(),
					group.range(vm -> vm.downtime().value(), QuantityFormat::duration),
					group.range(vm -> vm.interruption().value(), QuantityFormat::duration),
					String.join(", ", group.first().causes())));
			if (lost) {
				row.add(group.isMany() ? lostWork(group) : ResultText.lostWork(group.first()));
			}
			if (dropped) {
				row.add(group.count(VmResult::hasDropped) == 0 ? QuantityFormat.NONE
						: group.range(vm -> vm.dropped().value(),
								number -> Math.round(number) + " " + group.first().operation() + "s"));
			}
			reportTable.addRow(row);
		}
		return reportTable;
	}

	private static String lostWork(ResultGroup<VmResult> group) {
		return group.count(VmResult::hasLostWork) == 0 ? QuantityFormat.NONE
				: group.range(vm -> vm.lost().value(), lost -> Math.round(lost) + " " + group.first().operation() + "s");
	}

	private static String topTerms(ResultGroup<VmResult> group) {
		Map<String, Double> terms = new LinkedHashMap<>();
		group.members()
				.forEach(vm -> vm.breakdownNanos().forEach((term, nanoseconds) -> terms.merge(term, nanoseconds, Double::sum)));
		double total = terms.values().stream().mapToDouble(Double::doubleValue).sum();
		if (!(total > 0)) {
			return QuantityFormat.NONE;
		}
		return terms.entrySet().stream().filter(term -> term.getValue() > 0)
				.sorted(Map.Entry.comparingByValue(Comparator.reverseOrder())).limit(MAX_TERMS)
				.map(term -> term.getKey() + ' ' + QuantityFormat.percent(term.getValue() / total))
				.collect(Collectors.joining(", "));
	}

	/** How the GPUs were used. */
	public ReportTable gpus() {
		ReportTable reportTable = new ReportTable().addTextColumn("GPU").addTextColumn("type").addTextColumn("stack")
				.addTextColumn("memory used").addTextColumn("engine").addNumberColumn("busy")
				.addNumberColumn("switching").addTextColumn("shares");
		for (ResultGroup<GpuResult> group : groups.gpus()) {
			GpuResult gpu = group.first();
			String stack = gpu.scheduler().isEmpty() ? gpu.stack() : gpu.stack() + ", " + gpu.scheduler();
			List<String> start = List.of(group.name(), gpu.type(), stack,
					group.range(GpuResult::usedMemoryBytes, bytes -> QuantityFormat.memory(bytes.longValue())) + " of "
							+ QuantityFormat.memory(gpu.memoryBytes()));
			List<EngineResult> engines = gpu.usedEngines();
			for (int number = 0; number < engines.size(); number++) {
				int used = number;
				List<EngineResult> same = group.members().stream().map(member -> member.usedEngines().get(used)).toList();
				ResultGroup<EngineResult> engine = new ResultGroup<>(same.getFirst().name(), same);
				List<String> row = new ArrayList<>(number == 0 ? start : List.of("", "", "", ""));
				row.addAll(List.of(engine.name(), engine.range(EngineResult::utilization, QuantityFormat::percent),
						engine.range(EngineResult::switchOverhead, QuantityFormat::percent),
						ResultText.shares(groups.each() ? same.getFirst().shares() : ResultGroups.shares(same))));
				reportTable.addRow(row);
			}
			empty(group).forEach((profile, number) -> reportTable
					.addRow(List.of("", "", "", "", number + " x " + profile, "empty", "", "")));
		}
		return reportTable;
	}

	/** The partitions of a group of GPUs that no VM uses: profile to number. */
	private static Map<String, Integer> empty(ResultGroup<GpuResult> group) {
		Map<String, Integer> empty = new LinkedHashMap<>();
		group.members().forEach(gpu -> gpu.occupancy().stream().flatMap(occupancy -> occupancy.empty().stream())
				.forEach(profile -> empty.merge(profile, 1, Integer::sum)));
		return empty;
	}

	/** The GPUs by type and policy: what stands idle, and what of the memory is cut and used. */
	public ReportTable capacity() {
		ReportTable reportTable = new ReportTable().addTextColumn("type").addTextColumn("policy").addNumberColumn("GPUs")
				.addTextColumn("idle").addNumberColumn("memory used").addNumberColumn("cut").addNumberColumn("of all")
				.addNumberColumn("mean busy");
		for (CapacityResult capacity : groups.result().capacity()) {
			reportTable.addRow(List.of(capacity.type(), capacity.policy().isEmpty() ? QuantityFormat.NONE : capacity.policy(),
					Integer.toString(capacity.gpus()), capacity.idle(), QuantityFormat.memory(capacity.usedMemoryBytes()),
					QuantityFormat.memory(capacity.cutMemoryBytes()), QuantityFormat.memory(capacity.memoryBytes()),
					QuantityFormat.percent(capacity.busy())));
		}
		return reportTable;
	}

	/** What the hosts spent their processors on. */
	public ReportTable hosts() {
		ReportTable reportTable = new ReportTable().addTextColumn("host").addNumberColumn("cores")
				.addNumberColumn("virtualization").addNumberColumn("").addNumberColumn("guests")
				.addNumberColumn("");
		for (ResultGroup<HostResult> group : groups.hosts()) {
			reportTable.addRow(List.of(group.name(), QuantityFormat.count(group.first().cores()),
					group.range(HostResult::virtualizationCores, QuantityFormat::cores),
					group.range(host -> host.virtualizationCores() / host.cores(), QuantityFormat::percent),
					group.range(HostResult::guestCores, QuantityFormat::cores),
					group.range(host -> host.guestCores() / host.cores(), QuantityFormat::percent)));
		}
		return reportTable;
	}
}
