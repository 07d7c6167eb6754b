package dev.lamina.simulation.measurement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

import dev.lamina.engine.statistics.CostTerm;
import dev.lamina.engine.statistics.FairnessIndex;
import dev.lamina.engine.statistics.ResourceResult;
import dev.lamina.engine.statistics.ResourceResult.PortResult;
import dev.lamina.model.Engine;
import dev.lamina.model.Host;
import dev.lamina.model.NamedElement;
import dev.lamina.model.quantity.Percentile;
import dev.lamina.placement.assignment.Assignment;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.placement.assignment.VmPlacement;
import dev.lamina.placement.scope.InstanceNames;
import dev.lamina.placement.scope.ModelScope;
import dev.lamina.simulation.result.EngineResult;
import dev.lamina.simulation.result.GpuResult;
import dev.lamina.simulation.result.HostResult;
import dev.lamina.simulation.result.Latency;
import dev.lamina.simulation.result.VmResult;
import dev.lamina.simulation.scenario.Guest;
import dev.lamina.simulation.scenario.ResourceNames;
import dev.lamina.simulation.scenario.Turns;

/** The results of VMs, GPUs and hosts, in the order of the model. */
public final class Results {
	private static final Percentile MEDIAN = new Percentile("p50");
	private static final Percentile P95 = new Percentile("p95");
	private static final Percentile P99 = new Percentile("p99");

	private final Assignment assignment;
	private final Measurements measurements;
	/** By the number of the GPU: the engines that a VM on it uses, by VM. */
	private final Map<Integer, Map<String, Guest>> guests = new LinkedHashMap<>();

	/** The results of what was measured. */
	public Results(Assignment assignment, Measurements measurements) {
		this.assignment = assignment;
		this.measurements = measurements;
		for (Guest guest : measurements.guests()) {
			guest.seat().slot()
					.ifPresent(slot -> guests.computeIfAbsent(slot, number -> new LinkedHashMap<>()).put(guest.name(), guest));
		}
	}

	/** Per VM. */
	public List<VmResult> vms() {
		List<VmResult> vms = new ArrayList<>();
		for (int number = 0; number < measurements.guests().size(); number++) {
			vms.add(vm(number, measurements.guests().get(number)));
		}
		return vms;
	}

	private VmResult vm(int number, Guest guest) {
		SequencedMap<String, Double> breakdown = new LinkedHashMap<>();
		for (CostTerm term : CostTerm.ALL) {
			breakdown.put(term.name().toLowerCase(Locale.ROOT), measurements.term(number, term));
		}
		Latency latency = new Latency(measurements.latency(number, Percentile.MEAN), measurements.latency(number, MEDIAN),
				measurements.latency(number, P95), measurements.latency(number, P99),
				measurements.latency(number, Percentile.MAXIMUM));
		return new VmResult(guest.name(), guest.stack().map(NamedElement::getName).orElse(""),
				guest.stack().map(stack -> stack.getTechnique().getLiteral()).orElse(""),
				guest.workload().map(NamedElement::getName).orElse(""),
				guest.place(), guest.measuredOperation().map(operation -> operation.getKind().getLiteral()).orElse(""),
				measurements.completed(number), measurements.throughput(number), latency, measurements.slowdown(number),
				measurements.performance(number), breakdown,
				measurements.downtime(number), measurements.interruption(number), measurements.causes(number));
	}

	/** Per GPU. */
	public List<GpuResult> gpus() {
		List<GpuResult> gpus = new ArrayList<>();
		for (int number = 0; number < assignment.slots().size(); number++) {
			GpuSlot slot = assignment.slots().get(number);
			gpus.add(new GpuResult(slot.name(), slot.type().getName(), slot.stack().map(NamedElement::getName).orElse(""),
					Turns.name(slot),
					slot.memory().orElse(0), slot.usedMemory(), engines(slot, guests.getOrDefault(number, Map.of()))));
		}
		return gpus;
	}

	/** The engines of the type in its order, then those that it does not declare but that somebody used. */
	private List<EngineResult> engines(GpuSlot slot, Map<String, Guest> residents) {
		SequencedMap<String, EngineResult> engines = new LinkedHashMap<>();
		for (ResourceResult used : measurements.engines(measurements.replicates().getFirst(), slot)) {
			String name = used.name().substring(ResourceNames.engines(slot).length());
			engines.put(name, engine(name, used, residents));
		}
		List<EngineResult> ordered = new ArrayList<>();
		for (Engine declared : slot.type().getEngines()) {
			String kind = declared.getKind().getLiteral();
			List<String> mine = engines.keySet().stream().filter(name -> ResourceNames.kind(name).equals(kind)).toList();
			mine.forEach(name -> ordered.add(engines.remove(name)));
			if (mine.isEmpty()) {
				ordered.add(new EngineResult(kind, 0, 0, new LinkedHashMap<>(), 1));
			}
		}
		ordered.addAll(engines.values());
		return ordered;
	}

	private EngineResult engine(String name, ResourceResult first, Map<String, Guest> residents) {
		List<Replicate> replicates = measurements.replicates();
		SequencedMap<String, Double> shares = new LinkedHashMap<>();
		List<Double> competing = new ArrayList<>();
		for (PortResult port : first.ports()) {
			double share = Estimates
					.of(replicates, replicate -> replicate.port(first.name(), port.name()).map(PortResult::busy).orElse(0L)
							/ (double) first.measured())
					.value();
			shares.put(port.name(), share);
			Guest guest = residents.get(port.name());
			if (guest != null && guest.engines().stream().anyMatch(kind -> name.startsWith(kind.getLiteral()))) {
				competing.add(share);
			}
		}
		return new EngineResult(name,
				Estimates.of(replicates, replicate -> replicate.resources().get(first.name()).utilization()).value(),
				Estimates.of(replicates, replicate -> replicate.resources().get(first.name()).switchOverhead()).value(), shares,
				FairnessIndex.jain(competing.stream().mapToDouble(Double::doubleValue).toArray()));
	}

	/** Per host: those of the model, then those of other files that its VMs use. */
	public List<HostResult> hosts(ModelScope modelScope) {
		SequencedMap<String, Host> hosts = new LinkedHashMap<>();
		modelScope.declared(Host.class).forEach(host -> {
			for (int index = 0; index < Math.max(1, host.getCount()); index++) {
				hosts.put(InstanceNames.of(host, index), host);
			}
		});
		assignment.slots().forEach(slot -> hosts.putIfAbsent(InstanceNames.of(slot.host(), slot.hostIndex()), slot.host()));
		for (VmPlacement vmPlacement : assignment.placements()) {
			hosts.putIfAbsent(vmPlacement.hostName(), vmPlacement.host());
		}
		List<HostResult> results = new ArrayList<>();
		hosts.forEach((name, host) -> results.add(new HostResult(name, (double) host.getSockets() * host.getCoresPerSocket(),
				measurements.overhead(name).value(), measurements.applications(name).value())));
		return results;
	}
}
