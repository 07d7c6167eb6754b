package dev.lamina.simulation.measurement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.lamina.engine.gpu.GpuEngine;
import dev.lamina.engine.resource.Port;
import dev.lamina.engine.statistics.ClientResult;
import dev.lamina.engine.statistics.CostTerm;
import dev.lamina.engine.statistics.Downtime;
import dev.lamina.engine.statistics.LatencySample;
import dev.lamina.engine.statistics.MeasurementWindow;
import dev.lamina.engine.statistics.PercentileEstimate;
import dev.lamina.engine.statistics.ResourceResult;
import dev.lamina.engine.statistics.ResourceResult.PortResult;
import dev.lamina.model.EngineKind;
import dev.lamina.model.Vm;
import dev.lamina.model.quantity.Percentile;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.result.Estimate;
import dev.lamina.simulation.scenario.EngineId;
import dev.lamina.simulation.scenario.ResourceNames;
import dev.lamina.simulation.scenario.ScenarioPair;
import dev.lamina.simulation.scenario.SimulatedVm;

/** Everything that can be asked about the replications of one scenario. Guests go by their number in the scenario. */
public final class Measurements {
	private final ScenarioPair scenario;
	private final MeasurementWindow measurementWindow;
	private final List<PairedReplication> pairedReplications;
	private final EqualVms equalVms;
	private final Map<PairedReplication, ProcessorUsage> processors = new IdentityHashMap<>();
	/** By resource: the part of the GPU that an engine is. */
	private final Map<String, Double> speeds = new HashMap<>();

	/** The measurements of those replications. */
	public Measurements(ScenarioPair scenario, MeasurementWindow measurementWindow, List<PairedReplication> pairedReplications) {
		this(scenario, measurementWindow, pairedReplications, new EqualVms(scenario, pairedReplications));
	}

	private Measurements(ScenarioPair scenario, MeasurementWindow measurementWindow,
			List<PairedReplication> pairedReplications, EqualVms equalVms) {
		this.scenario = scenario;
		this.measurementWindow = measurementWindow;
		this.pairedReplications = List.copyOf(pairedReplications);
		scenario.virtual().clients().forEach(
				client -> client.ports().forEach(port -> speeds.put(port.resource().name(), speed(port))));
		this.equalVms = equalVms;
		this.pairedReplications
				.forEach(pairedReplication -> processors.put(pairedReplication, new ProcessorUsage(scenario, pairedReplication)));
	}

	/** The measurements of a part of the replications, by its number; VMs are equal if they are in the whole. */
	public Measurements part(MeasuredPart part, int number) {
		return new Measurements(part.scenario(), part.window(),
				pairedReplications.stream().map(replication -> replication.part(number)).toList(), equalVms);
	}

	/** The VMs. */
	public List<SimulatedVm> vms() {
		return scenario.vms();
	}

	List<PairedReplication> replicates() {
		return pairedReplications;
	}

	/** Operations completed in the measured time of all replications. */
	long completed(int guest) {
		return pairedReplications.stream().mapToLong(pairedReplication -> virtual(pairedReplication, guest).completed()).sum();
	}

	/** Operations per second of the measured time in which the VM was there and had begun its steady phase. */
	public Estimate throughput(int guest) {
		return measured(guest, pairedReplication -> throughput(virtual(pairedReplication, guest)),
				ClientResult.Batch::throughput);
	}

	/** Time of an operation in nanoseconds: its mean, largest value or a percentile that was asked for beforehand. */
	public Estimate latency(int guest, Percentile point) {
		ToDoubleFunction<PairedReplication> latency = pairedReplication -> latency(virtual(pairedReplication, guest), point);
		return point.equals(Percentile.MEAN) ? measured(guest, latency, ClientResult.Batch::meanLatency)
				: measured(guest, latency);
	}

	/** The VMs in groups of which only chance tells the members apart, by their numbers. */
	public Collection<List<Integer>> equalVms() {
		return equalVms.groups();
	}

	/** Operations per second of a VM, from all that are equal to it. */
	public Estimate pooledThroughput(int guest) {
		List<Integer> group = equalVms.of(guest);
		if (group.size() == 1) {
			return throughput(guest);
		}
		return pooled(group, clients -> clients.stream().mapToDouble(Measurements::throughput).average().orElse(Double.NaN),
				batches -> batches.stream().mapToDouble(ClientResult.Batch::throughput).average().orElse(Double.NaN));
	}

	/** Mean nanoseconds of an operation of a VM, from all that are equal to it. */
	public Estimate pooledMeanLatency(int guest) {
		List<Integer> group = equalVms.of(guest);
		if (group.size() == 1) {
			return latency(guest, Percentile.MEAN);
		}
		return pooled(group,
				clients -> clients.stream().mapToDouble(ClientResult::totalLatency).sum()
						/ clients.stream().mapToLong(ClientResult::completed).sum(),
				batches -> batches.stream().mapToDouble(batch -> batch.meanLatency() * batch.completed()).sum()
						/ batches.stream().mapToLong(ClientResult.Batch::completed).sum());
	}

	/** A percentile of the latencies of a VM and all that are equal to it; nothing if none of them completed anything. */
	public Optional<PercentileEstimate> pooledPercentile(int guest, double rank) {
		List<Integer> group = equalVms.of(guest);
		List<LatencySample> sections = new ArrayList<>();
		long largest = 0;
		for (PairedReplication replication : pairedReplications) {
			int parts = virtual(replication, guest).sections().size();
			for (int part = 0; part < parts; part++) {
				int section = part;
				sections.add(LatencySample
						.merged(group.stream().map(member -> virtual(replication, member).sections().get(section)).toList()));
			}
			largest = Math.max(largest,
					group.stream().mapToLong(member -> virtual(replication, member).maximumLatency()).max().orElse(0));
		}
		if (sections.stream().allMatch(section -> section.count() == 0)) {
			return Optional.empty();
		}
		PercentileEstimate estimate = PercentileEstimate.of(sections, rank);
		return Optional.of(new PercentileEstimate(Math.min(largest, estimate.value()), Math.min(largest, estimate.low()),
				Math.min(largest, estimate.high()), estimate.samples(), estimate.open()));
	}

	private Estimate pooled(List<Integer> group, ToDoubleFunction<List<ClientResult>> measure,
			ToDoubleFunction<List<ClientResult.Batch>> ofBatch) {
		ToDoubleFunction<PairedReplication> ofRun = replication -> measure
				.applyAsDouble(group.stream().map(member -> virtual(replication, member)).toList());
		if (pairedReplications.size() > 1) {
			return EstimateCalculator.of(pairedReplications, ofRun);
		}
		PairedReplication only = pairedReplications.getFirst();
		int batches = group.stream().mapToInt(member -> virtual(only, member).batches().size()).min().orElse(0);
		return EstimateCalculator.ofBatches(ofRun.applyAsDouble(only), IntStream.range(0, batches).mapToObj(
				batch -> ofBatch.applyAsDouble(group.stream().map(member -> virtual(only, member).batches().get(batch)).toList()))
				.toList());
	}

	/** Throughput as a part of the native one; in a closed loop native time per operation as a part of the VM's. */
	public Estimate performance(int guest) {
		if (vms().get(guest).isClosedLoop()) {
			return measured(guest, pairedReplication -> 1 / relativeTime(pairedReplication, guest));
		}
		return measured(guest, replicate -> throughput(virtual(replicate, guest)) / throughput(alone(replicate, guest)));
	}

	/**
	 * Time per operation above native, as a part of native. Time per operation is that from completion to completion in a closed
	 * loop, which by Little's law is latency and pause divided by the operations under way, and where operations come from
	 * outside, or at a rate, the latency of one.
	 */
	public Estimate slowdown(int guest) {
		if (vms().get(guest).isClosedLoop()) {
			return measured(guest, pairedReplication -> relativeTime(pairedReplication, guest) - 1);
		}
		return measured(guest, replicate -> latency(virtual(replicate, guest), Percentile.MEAN)
				/ latency(alone(replicate, guest), Percentile.MEAN) - 1);
	}

	/** How many times as long as natively an operation of a closed loop takes. */
	private static double relativeTime(PairedReplication pairedReplication, int guest) {
		boolean there = virtual(pairedReplication, guest).present() > 0 && alone(pairedReplication, guest).completed() > 0;
		return there ? virtual(pairedReplication, guest).timePerOperation() / alone(pairedReplication, guest).timePerOperation()
				: Double.NaN;
	}

	private static double throughput(ClientResult client) {
		return client.present() == 0 ? Double.NaN : client.throughput();
	}

	/** Mean nanoseconds per operation that went to a cost term. */
	double term(int guest, CostTerm term) {
		long total = pairedReplications.stream()
				.mapToLong(pairedReplication -> virtual(pairedReplication, guest).terms().get(term.ordinal())).sum();
		long completed = completed(guest);
		return completed == 0 ? 0 : (double) total / completed;
	}

	/**
	 * Part of its GPU's time that a VM received, on the kind of engine of which it had most, in all layouts of the GPU together.
	 * Time lost to switches belongs to no one and is left out of the whole; a partition counts by its part of the GPU.
	 */
	public Estimate share(int guest) {
		return EstimateCalculator.of(pairedReplications,
				pairedReplication -> scenario.virtual().clients().get(guest).ports().stream()
						.filter(port -> isEngine(guest, port.resource().name()))
						.collect(Collectors.groupingBy(this::kind, TreeMap::new,
								Collectors.toMap(Port::resource, port -> share(pairedReplication, port),
										(one, same) -> one, LinkedHashMap::new)))
						.values().stream().mapToDouble(shares -> shares.values().stream().mapToDouble(Double::doubleValue).sum())
						.max()
						.orElse(Double.NaN));
	}

	private EngineKind kind(Port port) {
		return scenario.engines().ofResource(port.resource().name()).orElseThrow().kind();
	}

	/** Nanoseconds of the longest interruption of a VM; 0 if there was none. */
	public Estimate downtime(int guest) {
		return outage(guest, Downtime::downtime);
	}

	/** Nanoseconds from when an interruption was asked for until it was over, the longest; 0 if there was none. */
	Estimate interruption(int guest) {
		return outage(guest, Downtime::total);
	}

	/**
	 * The events that interrupted a VM, in words: that of the longest downtime first, of equal ones that of the longest
	 * interruption.
	 */
	List<String> causes(int guest) {
		return pairedReplications.stream().flatMap(pairedReplication -> virtual(pairedReplication, guest).downtimes().stream())
				.filter(downtime -> downtime.total() > 0)
				.sorted(Comparator.comparingLong(Downtime::downtime).thenComparingLong(Downtime::total).reversed())
				.map(Downtime::cause)
				.distinct().toList();
	}

	/** Operations that a VM had completed and lost by failures. */
	Estimate lost(int guest) {
		return EstimateCalculator.of(pairedReplications, pairedReplication -> virtual(pairedReplication, guest).lost());
	}

	/** Operations that came for a VM while it was down. */
	Estimate dropped(int guest) {
		return EstimateCalculator.of(pairedReplications, pairedReplication -> virtual(pairedReplication, guest).dropped());
	}

	private Estimate outage(int guest, ToLongFunction<Downtime> length) {
		return EstimateCalculator.of(pairedReplications,
				pairedReplication -> virtual(pairedReplication, guest).downtimes().stream().mapToLong(length).max().orElse(0));
	}

	/** Busy part of the time of the busiest engine of a GPU, which is another one in each of its layouts. */
	public Estimate utilization(GpuSlot slot) {
		return EstimateCalculator.of(pairedReplications, pairedReplication -> engines(slot).stream()
				.collect(Collectors.toMap(EngineId::layout,
						engine -> pairedReplication.resources().get(engine.resource()).utilization(), Math::max, TreeMap::new))
				.values().stream().mapToDouble(Double::doubleValue).sum());
	}

	/**
	 * Busy part of the time of a whole GPU, of its busiest kind of engine, in all its layouts together: a partition counts by its
	 * part of the GPU, one that no VM uses as idle.
	 */
	Estimate busy(GpuSlot slot) {
		Map<EngineKind, Map<String, List<EngineId>>> byKind = new TreeMap<>();
		engines(slot).forEach(engine -> byKind.computeIfAbsent(engine.kind(), kind -> new TreeMap<>())
				.computeIfAbsent(engine.layout(), layout -> new ArrayList<>()).add(engine));
		return EstimateCalculator.of(pairedReplications, replication -> byKind.values().stream()
				.mapToDouble(layouts -> layouts.values().stream().mapToDouble(engines -> busy(replication, engines)).sum()).max()
				.orElse(0));
	}

	private double busy(PairedReplication replication, List<EngineId> engines) {
		double parts = 0;
		double busy = 0;
		for (EngineId engine : engines) {
			double part = speeds.getOrDefault(engine.resource(), 1.0);
			parts += part;
			busy += part * replication.resources().get(engine.resource()).utilization();
		}
		return busy / Math.max(1, parts);
	}

	/** Cores that a VM costs besides the work of its application. */
	public Estimate overhead(int guest) {
		String name = vms().get(guest).name();
		return EstimateCalculator.of(pairedReplications,
				pairedReplication -> processors.get(pairedReplication).ofClient(name).virtualization());
	}

	/** Cores of a host that are busy with virtualization. */
	public Estimate overhead(String host) {
		String pool = ResourceNames.processors(host);
		return EstimateCalculator.of(pairedReplications,
				pairedReplication -> processors.get(pairedReplication).ofPool(pool).virtualization());
	}

	/** Cores of a host that are busy with applications. */
	Estimate applications(String host) {
		String pool = ResourceNames.processors(host);
		return EstimateCalculator.of(pairedReplications,
				pairedReplication -> processors.get(pairedReplication).ofPool(pool).applications());
	}

	/**
	 * The largest relative error of all throughputs, mean latencies and promised percentiles, equal VMs taken together; infinite
	 * before there are two replications.
	 *
	 * @param promised the ranks of percentiles that are promised of a VM
	 */
	public double relativeError(Function<Vm, Set<Double>> promised) {
		return relativeError(promised, vm -> true);
	}

	/** The same of some VMs only. */
	public double relativeError(Function<Vm, Set<Double>> promised, Predicate<Vm> about) {
		double error = pairedReplications.size() < 2 ? Double.POSITIVE_INFINITY : 0;
		for (List<Integer> group : equalVms.groups()) {
			int guest = group.getFirst();
			if (!about.test(vms().get(guest).placement().vm())) {
				continue;
			}
			error = Math.max(error, Math.max(EstimateCalculator.relativeError(pooledThroughput(guest)),
					EstimateCalculator.relativeError(pooledMeanLatency(guest))));
			for (double rank : promised.apply(vms().get(guest).placement().vm())) {
				error = Math.max(error, pooledPercentile(guest, rank).map(Measurements::relativeError).orElse(0.0));
			}
		}
		return error;
	}

	private static double relativeError(PercentileEstimate estimate) {
		return estimate.open() ? Double.POSITIVE_INFINITY : (estimate.high() - estimate.low()) / 2 / estimate.value();
	}

	/** The engines of a GPU that anybody uses, by label in alphabetical order. */
	Collection<EngineId> engines(GpuSlot slot) {
		return scenario.engines().ofGpu(slot);
	}

	private boolean isEngine(int guest, String resource) {
		return vms().get(guest).slot().filter(slot -> scenario.engines().ofResource(resource)
				.filter(engine -> engine.gpu().equals(slot.name())).isPresent()).isPresent();
	}

	private static double share(PairedReplication pairedReplication, Port port) {
		ResourceResult engine = pairedReplication.resources().get(port.resource().name());
		long busy = pairedReplication.port(engine.name(), port.name()).map(PortResult::busy).orElse(0L);
		return speed(port) * busy / Math.max(1, engine.measured() - engine.switching());
	}

	private static double speed(Port port) {
		return port.resource() instanceof GpuEngine engine ? engine.speed() : 1;
	}

	private Estimate measured(int guest, ToDoubleFunction<PairedReplication> measure) {
		return vms().get(guest).operations().isEmpty() ? Estimate.NONE : EstimateCalculator.of(pairedReplications, measure);
	}

	/** A measure that a single replication has for each of its batches too. */
	private Estimate measured(int guest, ToDoubleFunction<PairedReplication> measure,
			ToDoubleFunction<ClientResult.Batch> ofBatch) {
		if (pairedReplications.size() != 1 || vms().get(guest).operations().isEmpty()) {
			return measured(guest, measure);
		}
		PairedReplication only = pairedReplications.getFirst();
		return EstimateCalculator.ofBatches(measure.applyAsDouble(only), virtual(only, guest).batches(), ofBatch);
	}

	private double latency(ClientResult client, Percentile point) {
		if (client.completed() == 0) {
			return Double.NaN;
		}
		if (point.isRank()) {
			return client.percentiles().get(measurementWindow.percentiles().indexOf(point.rank()));
		}
		return point.equals(Percentile.MEAN) ? client.meanLatency() : client.maximumLatency();
	}

	private static ClientResult virtual(PairedReplication pairedReplication, int guest) {
		return pairedReplication.virtual().clients().get(guest);
	}

	private static ClientResult alone(PairedReplication pairedReplication, int guest) {
		return pairedReplication.alone().clients().get(guest);
	}
}
