package dev.lamina.simulation.measurement;

import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

import dev.lamina.engine.gpu.GpuEngine;
import dev.lamina.engine.resource.Port;
import dev.lamina.engine.statistics.ClientResult;
import dev.lamina.engine.statistics.CostTerm;
import dev.lamina.engine.statistics.Downtime;
import dev.lamina.engine.statistics.MeasurementWindow;
import dev.lamina.engine.statistics.ResourceResult;
import dev.lamina.engine.statistics.ResourceResult.PortResult;
import dev.lamina.model.quantity.Percentile;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.simulation.result.Estimate;
import dev.lamina.simulation.scenario.Guest;
import dev.lamina.simulation.scenario.ResourceNames;
import dev.lamina.simulation.scenario.ScenarioPair;

/** Everything that can be asked about the replications of one scenario. Guests go by their number in the scenario. */
public final class Measurements {
	private final ScenarioPair scenario;
	private final MeasurementWindow measurementWindow;
	private final List<Replicate> replicates;
	private final Map<Replicate, ProcessorUse> processors = new IdentityHashMap<>();

	/** The measurements of those replications. */
	public Measurements(ScenarioPair scenario, MeasurementWindow measurementWindow, List<Replicate> replicates) {
		this.scenario = scenario;
		this.measurementWindow = measurementWindow;
		this.replicates = List.copyOf(replicates);
		this.replicates.forEach(replicate -> processors.put(replicate, new ProcessorUse(scenario, replicate)));
	}

	/** The VMs. */
	public List<Guest> guests() {
		return scenario.guests();
	}

	List<Replicate> replicates() {
		return replicates;
	}

	/** Operations completed in the measured time of all replications. */
	long completed(int guest) {
		return replicates.stream().mapToLong(replicate -> virtual(replicate, guest).completed()).sum();
	}

	/** Operations per second of the measured time in which the VM was there and had begun its steady phase. */
	public Estimate throughput(int guest) {
		return measured(guest, replicate -> throughput(virtual(replicate, guest)), ClientResult.Batch::throughput);
	}

	/** Time of an operation in nanoseconds: its mean, largest value or a percentile that was asked for beforehand. */
	public Estimate latency(int guest, Percentile point) {
		ToDoubleFunction<Replicate> latency = replicate -> latency(virtual(replicate, guest), point);
		return point.equals(Percentile.MEAN) ? measured(guest, latency, ClientResult.Batch::meanLatency)
				: measured(guest, latency);
	}

	/** Throughput as a part of the native one; in a closed loop native time per operation as a part of the VM's. */
	public Estimate performance(int guest) {
		if (guests().get(guest).isClosedLoop()) {
			return measured(guest, replicate -> 1 / relativeTime(replicate, guest));
		}
		return measured(guest, replicate -> throughput(virtual(replicate, guest)) / throughput(alone(replicate, guest)));
	}

	/**
	 * Time per operation above native, as a part of native. Time per operation is that from completion to completion in a closed
	 * loop, which by Little's law is latency and pause divided by the operations under way, and where operations come from
	 * outside, or at a rate, the latency of one.
	 */
	public Estimate slowdown(int guest) {
		if (guests().get(guest).isClosedLoop()) {
			return measured(guest, replicate -> relativeTime(replicate, guest) - 1);
		}
		return measured(guest, replicate -> latency(virtual(replicate, guest), Percentile.MEAN)
				/ latency(alone(replicate, guest), Percentile.MEAN) - 1);
	}

	/** How many times as long as natively an operation of a closed loop takes. */
	private static double relativeTime(Replicate replicate, int guest) {
		boolean there = virtual(replicate, guest).present() > 0 && alone(replicate, guest).completed() > 0;
		return there ? virtual(replicate, guest).timePerOperation() / alone(replicate, guest).timePerOperation() : Double.NaN;
	}

	private static double throughput(ClientResult client) {
		return client.present() == 0 ? Double.NaN : client.throughput();
	}

	/** Mean nanoseconds per operation that went to a cost term. */
	double term(int guest, CostTerm term) {
		long total = replicates.stream().mapToLong(replicate -> virtual(replicate, guest).terms().get(term.ordinal())).sum();
		long completed = completed(guest);
		return completed == 0 ? 0 : (double) total / completed;
	}

	/**
	 * Part of its GPU's time that a VM received, on the kind of engine of which it had most, in all layouts of the GPU together.
	 * Time lost to switches belongs to nobody and is left out of the whole; a partition counts by its part of the GPU.
	 */
	public Estimate share(int guest) {
		return Estimates.of(replicates, replicate -> scenario.virtual().clients().get(guest).ports().stream()
				.filter(port -> isEngine(guest, port.resource().name()))
				.collect(Collectors.groupingBy(port -> kind(guest, port), TreeMap::new,
						Collectors.toMap(Port::resource, port -> share(replicate, port),
								(one, same) -> one, LinkedHashMap::new)))
				.values().stream().mapToDouble(shares -> shares.values().stream().mapToDouble(Double::doubleValue).sum()).max()
				.orElse(Double.NaN));
	}

	private String kind(int guest, Port port) {
		return ResourceNames
				.kind(port.resource().name().substring(ResourceNames.engines(guests().get(guest).slot().orElseThrow()).length()));
	}

	/** Nanoseconds of the longest interruption of a VM; 0 where there was none. */
	public Estimate downtime(int guest) {
		return outage(guest, Downtime::downtime);
	}

	/** Nanoseconds from when an interruption was asked for until it was over, the longest; 0 where there was none. */
	Estimate interruption(int guest) {
		return outage(guest, Downtime::total);
	}

	/**
	 * The events that interrupted a VM, in words: that of the longest downtime first, of equal ones that of the longest
	 * interruption.
	 */
	List<String> causes(int guest) {
		return replicates.stream().flatMap(replicate -> virtual(replicate, guest).downtimes().stream())
				.filter(downtime -> downtime.total() > 0)
				.sorted(Comparator.comparingLong(Downtime::downtime).thenComparingLong(Downtime::total).reversed())
				.map(Downtime::cause)
				.distinct().toList();
	}

	private Estimate outage(int guest, ToLongFunction<Downtime> length) {
		return Estimates.of(replicates,
				replicate -> virtual(replicate, guest).downtimes().stream().mapToLong(length).max().orElse(0));
	}

	/** Busy part of the time of the busiest engine of a GPU, which is another one in each of its layouts. */
	public Estimate utilization(GpuSlot slot) {
		return Estimates.of(replicates, replicate -> engines(replicate, slot).stream()
				.collect(Collectors.toMap(engine -> ResourceNames.layout(engine.name()), ResourceResult::utilization, Math::max,
						TreeMap::new))
				.values().stream().mapToDouble(Double::doubleValue).sum());
	}

	/** Cores that a VM costs besides the work of its application. */
	public Estimate overhead(int guest) {
		String name = guests().get(guest).name();
		return Estimates.of(replicates, replicate -> processors.get(replicate).ofClient(name).virtualization());
	}

	/** Cores of a host that are busy with virtualization. */
	public Estimate overhead(String host) {
		String pool = ResourceNames.processors(host);
		return Estimates.of(replicates, replicate -> processors.get(replicate).ofPool(pool).virtualization());
	}

	/** Cores of a host that are busy with applications. */
	Estimate applications(String host) {
		String pool = ResourceNames.processors(host);
		return Estimates.of(replicates, replicate -> processors.get(replicate).ofPool(pool).applications());
	}

	/** The largest relative error of all throughputs and mean latencies; infinite before there are two replications. */
	public double relativeError() {
		double error = replicates.size() < 2 ? Double.POSITIVE_INFINITY : 0;
		for (int guest = 0; guest < guests().size(); guest++) {
			error = Math.max(error, Math.max(Estimates.relativeError(throughput(guest)),
					Estimates.relativeError(latency(guest, Percentile.MEAN))));
		}
		return error;
	}

	/** The engines of a GPU that anybody used, by name. */
	Collection<ResourceResult> engines(Replicate replicate, GpuSlot slot) {
		String prefix = ResourceNames.engines(slot);
		return replicate.resources().subMap(prefix, prefix + Character.MAX_VALUE).values();
	}

	private boolean isEngine(int guest, String resource) {
		return guests().get(guest).slot().filter(slot -> resource.startsWith(ResourceNames.engines(slot))).isPresent();
	}

	private static double share(Replicate replicate, Port port) {
		ResourceResult engine = replicate.resources().get(port.resource().name());
		long busy = replicate.port(engine.name(), port.name()).map(PortResult::busy).orElse(0L);
		return speed(port) * busy / Math.max(1, engine.measured() - engine.switching());
	}

	private static double speed(Port port) {
		return port.resource() instanceof GpuEngine engine ? engine.speed() : 1;
	}

	private Estimate measured(int guest, ToDoubleFunction<Replicate> measure) {
		return guests().get(guest).operations().isEmpty() ? Estimate.NONE : Estimates.of(replicates, measure);
	}

	/** A measure that a single replication has for each of its batches too. */
	private Estimate measured(int guest, ToDoubleFunction<Replicate> measure, ToDoubleFunction<ClientResult.Batch> ofBatch) {
		if (replicates.size() != 1 || guests().get(guest).operations().isEmpty()) {
			return measured(guest, measure);
		}
		Replicate only = replicates.getFirst();
		return Estimates.ofBatches(measure.applyAsDouble(only), virtual(only, guest).batches(), ofBatch);
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

	private static ClientResult virtual(Replicate replicate, int guest) {
		return replicate.virtual().clients().get(guest);
	}

	private static ClientResult alone(Replicate replicate, int guest) {
		return replicate.alone().clients().get(guest);
	}
}
