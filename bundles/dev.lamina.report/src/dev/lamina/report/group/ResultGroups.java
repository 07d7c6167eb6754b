package dev.lamina.report.group;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import dev.lamina.report.QuantityFormat;
import dev.lamina.report.ResultText;
import dev.lamina.result.EngineResult;
import dev.lamina.result.Estimate;
import dev.lamina.result.GpuOccupancy;
import dev.lamina.result.GpuResult;
import dev.lamina.result.HostResult;
import dev.lamina.result.Latency;
import dev.lamina.result.PromiseResult;
import dev.lamina.result.SimulationResult;
import dev.lamina.result.VmPool;
import dev.lamina.result.VmResult;

/**
 * The members of a result in groups: VMs of one declaration with the same stack, GPUs of one declaration that are shared alike and
 * either all used or all idle, and so on; or each by itself.
 *
 * @param result the result
 * @param each   whether each stands by itself
 */
public record ResultGroups(SimulationResult result, boolean each) {
	/** The VMs. */
	public List<ResultGroup<VmResult>> vms() {
		return groups(result.vms(), VmResult::name, vm -> List.of(vm.stack(), vm.workload()));
	}

	/** The VMs that an event stopped. */
	public List<ResultGroup<VmResult>> interrupted() {
		return groups(result.vms().stream().filter(VmResult::isInterrupted).toList(), VmResult::name,
				vm -> List.of(vm.operation(), vm.causes()));
	}

	/** The promises: the same one to each of several VMs is one. */
	public List<ResultGroup<PromiseResult>> promises() {
		return groups(result.promises(), PromiseResult::vm, PromiseResult::text);
	}

	/** The GPUs. */
	public List<ResultGroup<GpuResult>> gpus() {
		return groups(result.gpus(), GpuResult::name, gpu -> List.of(gpu.type(), gpu.stack(), gpu.scheduler(), isIdle(gpu),
				gpu.occupancy().map(GpuOccupancy::empty), gpu.usedEngines().stream().map(EngineResult::name).toList()));
	}

	/** The hosts. */
	public List<ResultGroup<HostResult>> hosts() {
		return groups(result.hosts(), HostResult::name, HostResult::cores);
	}

	/** What was measured for the promises of a group, with its unit: the figure, or the smallest and the largest. */
	public static String measured(ResultGroup<PromiseResult> group) {
		PromiseResult first = group.first();
		return group.isMany()
				? group.range(promise -> promise.measured().value(), value -> QuantityFormat.amount(value, first.displayUnit()))
				: ResultText.measured(first);
	}

	/**
	 * {@code designer[0] fps >= 55, but it is 41 fps}; of several {@code cad x 150 fps >= 55, but it is 34 to 38 fps}; of undecided
	 * ones why the first of them is.
	 */
	public static String brokenPromise(ResultGroup<PromiseResult> group) {
		return ResultText.brokenPromise(group.name(), group.first(), measured(group));
	}

	/** Whether any group has several members. */
	public boolean hidesMembers() {
		return Stream.of(promises(), vms(), gpus(), hosts()).flatMap(List::stream).anyMatch(ResultGroup::isMany);
	}

	/** The sample that a group of VMs is together, if only chance tells them apart. */
	public Optional<VmPool> pool(ResultGroup<VmResult> group) {
		List<String> names = group.members().stream().map(VmResult::name).toList();
		return result.pools().stream().filter(pool -> pool.vms().equals(names)).findFirst();
	}

	/**
	 * The same result with a group in place of its members, for what draws one: figures are means, their ends the smallest and
	 * largest of the members.
	 */
	public SimulationResult merged() {
		return new SimulationResult(result.model(), result.simulation(), result.variation(), result.seed(), result.replications(),
				result.durationNanos(), result.warmUpNanos(), result.start(), vms().stream().map(ResultGroups::vm).toList(),
				gpus().stream().map(ResultGroups::gpu).toList(), hosts().stream().map(ResultGroups::host).toList(),
				promises().stream().map(ResultGroups::promise).toList(), result.precision(), result.remarks(), result.pools(),
				result.runHash());
	}

	private <T> List<ResultGroup<T>> groups(List<T> all, Function<T, String> name, Function<T, ?> kind) {
		return each ? ResultGroup.each(all, name) : ResultGroup.of(all, name, kind);
	}

	private static boolean isIdle(GpuResult gpu) {
		return gpu.engines().stream().allMatch(engine -> engine.utilization() == 0 && engine.switchOverhead() == 0);
	}

	private static VmResult vm(ResultGroup<VmResult> group) {
		if (!group.isMany()) {
			return group.first();
		}
		VmResult first = group.first();
		SequencedMap<String, Double> breakdown = new LinkedHashMap<>();
		group.members().forEach(vm -> vm.breakdownNanos()
				.forEach((term, nanoseconds) -> breakdown.merge(term, nanoseconds / group.members().size(), Double::sum)));
		return new VmResult(group.name(), first.stack(), first.technique(), first.workload(), first.place(), first.operation(),
				group.members().stream().mapToLong(VmResult::completed).sum(), spread(group, VmResult::throughput),
				new Latency(spread(group, vm -> vm.latency().mean()), spread(group, vm -> vm.latency().p50()),
						spread(group, vm -> vm.latency().p95()), spread(group, vm -> vm.latency().p99()),
						spread(group, vm -> vm.latency().max())),
				spread(group, VmResult::slowdown), spread(group, VmResult::performance), breakdown,
				spread(group, VmResult::downtime), spread(group, VmResult::interruption), first.causes(),
				spread(group, VmResult::lost), spread(group, VmResult::dropped));
	}

	private static PromiseResult promise(ResultGroup<PromiseResult> group) {
		PromiseResult first = group.first();
		return group.isMany() ? new PromiseResult(group.name(), first.text(), first.metric(), first.unit(), first.comparison(),
				spread(group, PromiseResult::measured), first.limit(), group.members().stream().allMatch(PromiseResult::kept),
				group.members().stream().flatMap(promise -> promise.undecided().stream()).findFirst(),
				Optional.empty(), first.source()) : first;
	}

	private static HostResult host(ResultGroup<HostResult> group) {
		return group.isMany() ? new HostResult(group.name(), group.first().cores(),
				mean(group.members(), HostResult::virtualizationCores), mean(group.members(), HostResult::guestCores))
				: group.first();
	}

	private static GpuResult gpu(ResultGroup<GpuResult> group) {
		if (!group.isMany()) {
			return group.first();
		}
		GpuResult first = group.first();
		List<EngineResult> engines = new ArrayList<>();
		for (int number = 0; number < first.engines().size(); number++) {
			int engine = number;
			List<EngineResult> same = group.members().stream().filter(gpu -> gpu.engines().size() > engine)
					.map(gpu -> gpu.engines().get(engine)).toList();
			engines.add(new EngineResult(first.engines().get(engine).name(), mean(same, EngineResult::utilization),
					mean(same, EngineResult::switchOverhead), mean(same, EngineResult::fairness), shares(same)));
		}
		return new GpuResult(group.name(), first.type(), first.stack(), first.scheduler(), first.memoryBytes(),
				(long) mean(group.members(), GpuResult::usedMemoryBytes), engines, first.occupancy());
	}

	/**
	 * Which part of the time of engines went to the VMs of each declaration, on average over the engines: by its name if there are
	 * several, else by that of the VM.
	 */
	public static SequencedMap<String, Double> shares(List<EngineResult> engines) {
		SequencedMap<String, Set<String>> names = new LinkedHashMap<>();
		SequencedMap<String, Double> sums = new LinkedHashMap<>();
		engines.forEach(engine -> engine.shares().forEach((vm, share) -> {
			String declared = IndexedName.pattern(vm).replace("[]", "");
			names.computeIfAbsent(declared, key -> new LinkedHashSet<>()).add(vm);
			sums.merge(declared, share / engines.size(), Double::sum);
		}));
		SequencedMap<String, Double> shares = new LinkedHashMap<>();
		sums.forEach((declared, share) -> shares
				.put(names.get(declared).size() == 1 ? names.get(declared).iterator().next() : declared, share));
		return shares;
	}

	private static <T> double mean(List<T> members, ToDoubleFunction<T> figure) {
		return members.stream().mapToDouble(figure).average().orElse(Double.NaN);
	}

	private static <T> Estimate spread(ResultGroup<T> group, Function<T, Estimate> figure) {
		double[] measured = group.members().stream().map(figure).filter(Estimate::isMeasured).mapToDouble(Estimate::value)
				.sorted()
				.toArray();
		if (measured.length == 0) {
			return Estimate.NONE;
		}
		double sum = 0;
		for (double value : measured) {
			sum += value;
		}
		double mean = Math.clamp(sum / measured.length, measured[0], measured[measured.length - 1]);
		return new Estimate(mean, measured[0], measured[measured.length - 1]);
	}

}
