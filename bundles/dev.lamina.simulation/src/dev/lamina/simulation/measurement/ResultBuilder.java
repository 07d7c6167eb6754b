package dev.lamina.simulation.measurement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

import dev.lamina.engine.statistics.CostTerm;
import dev.lamina.engine.statistics.FairnessIndex;
import dev.lamina.engine.statistics.ResourceResult;
import dev.lamina.engine.statistics.ResourceResult.PortResult;
import dev.lamina.model.Engine;
import dev.lamina.model.Host;
import dev.lamina.model.NamedElement;
import dev.lamina.model.Vm;
import dev.lamina.model.quantity.Percentile;
import dev.lamina.placement.assignment.Assignment;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.placement.assignment.VmPlacement;
import dev.lamina.placement.scope.InstanceNames;
import dev.lamina.placement.scope.ModelScope;
import dev.lamina.result.EngineResult;
import dev.lamina.result.Estimate;
import dev.lamina.result.GpuOccupancy;
import dev.lamina.result.GpuResult;
import dev.lamina.result.HostResult;
import dev.lamina.result.Latency;
import dev.lamina.result.VmPool;
import dev.lamina.result.VmResult;
import dev.lamina.simulation.scenario.EngineId;
import dev.lamina.simulation.scenario.SchedulerConfig;
import dev.lamina.simulation.scenario.SimulatedVm;

/** The results of VMs, GPUs and hosts, in the order of the model. */
public final class ResultBuilder {
	private static final Percentile MEDIAN = new Percentile("p50");
	private static final Percentile P95 = new Percentile("p95");
	private static final Percentile P99 = new Percentile("p99");

	private final Assignment assignment;
	private final Measurements measurements;
	/** By the number of the GPU: the engines that a VM on it uses, by VM. */
	private final Map<Integer, Map<String, SimulatedVm>> vmsByGpu = new LinkedHashMap<>();

	/** The results of what was measured. */
	public ResultBuilder(Assignment assignment, Measurements measurements) {
		this.assignment = assignment;
		this.measurements = measurements;
		for (SimulatedVm simulatedVm : measurements.vms()) {
			simulatedVm.placement().slot()
					.ifPresent(slot -> vmsByGpu.computeIfAbsent(slot, number -> new LinkedHashMap<>()).put(simulatedVm.name(),
							simulatedVm));
		}
	}

	/** Per VM. */
	public List<VmResult> vms() {
		List<VmResult> vms = new ArrayList<>();
		for (int number = 0; number < measurements.vms().size(); number++) {
			vms.add(vm(number, measurements.vms().get(number)));
		}
		return vms;
	}

	/** Equal VMs taken together, where there are two or more. */
	public List<VmPool> pools() {
		return measurements.equalVms().stream().filter(group -> group.size() > 1).map(this::pool).toList();
	}

	private VmPool pool(List<Integer> group) {
		int first = group.getFirst();
		Estimate maximum = Estimate.exactly(group.stream()
				.mapToDouble(number -> measurements.latency(number, Percentile.MAXIMUM).value())
				.filter(value -> !Double.isNaN(value))
				.max().orElse(Double.NaN));
		return new VmPool(measurements.vms().get(first).placement().vm().getName(),
				group.stream().map(number -> measurements.vms().get(number).name()).toList(),
				group.stream().mapToLong(measurements::completed).sum(), measurements.pooledThroughput(first),
				new Latency(measurements.pooledMeanLatency(first), percentile(first, MEDIAN), percentile(first, P95),
						percentile(first, P99), maximum));
	}

	private Estimate percentile(int number, Percentile point) {
		return measurements.pooledPercentile(number, point.rank())
				.map(found -> new Estimate(found.value(), found.low(), found.high())).orElse(Estimate.NONE);
	}

	private VmResult vm(int number, SimulatedVm simulatedVm) {
		SequencedMap<String, Double> breakdown = new LinkedHashMap<>();
		for (CostTerm term : CostTerm.ALL) {
			breakdown.put(term.name().toLowerCase(Locale.ROOT), measurements.term(number, term));
		}
		Latency latency = new Latency(measurements.latency(number, Percentile.MEAN), measurements.latency(number, MEDIAN),
				measurements.latency(number, P95), measurements.latency(number, P99),
				measurements.latency(number, Percentile.MAXIMUM));
		return new VmResult(simulatedVm.name(), simulatedVm.stack().map(NamedElement::getName).orElse(""),
				simulatedVm.stack().map(stack -> stack.getTechnique().getLiteral()).orElse(""),
				simulatedVm.workload().map(NamedElement::getName).orElse(""),
				simulatedVm.place(),
				simulatedVm.measuredOperation().map(operation -> operation.getKind().getLiteral()).orElse(""),
				measurements.completed(number), measurements.throughput(number), latency, measurements.slowdown(number),
				measurements.performance(number), breakdown,
				measurements.downtime(number), measurements.interruption(number), measurements.causes(number),
				measurements.lost(number), measurements.dropped(number));
	}

	/** Sentences about operations that came for VMs while they were down, those of one declaration together. */
	public List<String> remarks() {
		SequencedMap<Vm, List<Integer>> missed = new LinkedHashMap<>();
		for (int number = 0; number < measurements.vms().size(); number++) {
			if (measurements.dropped(number).value() > 0) {
				missed.computeIfAbsent(measurements.vms().get(number).placement().vm(), vm -> new ArrayList<>()).add(number);
			}
		}
		return missed.values().stream().map(numbers -> {
			SimulatedVm first = measurements.vms().get(numbers.getFirst());
			long lost = Math.round(numbers.stream().mapToDouble(number -> measurements.dropped(number).value()).sum());
			String operation = first.measuredOperation().map(each -> each.getKind().getLiteral()).orElse("operation");
			return lost + " " + operation + (lost == 1 ? "" : "s") + " for " + first.name()
					+ (numbers.size() == 1 ? "" : " and " + (numbers.size() - 1) + " other VMs")
					+ " came while " + (numbers.size() == 1 ? "it was" : "they were")
					+ " down and " + (lost == 1 ? "was" : "were") + " lost.";
		}).toList();
	}

	/** Per GPU. */
	public List<GpuResult> gpus() {
		List<GpuResult> gpus = new ArrayList<>();
		for (int number = 0; number < assignment.slots().size(); number++) {
			GpuSlot slot = assignment.slots().get(number);
			gpus.add(new GpuResult(slot.name(), slot.type().getName(), slot.stack().map(NamedElement::getName).orElse(""),
					SchedulerConfig.schedulerName(slot),
					slot.memory().orElse(0), slot.occupiedMemory(), engines(slot, vmsByGpu.getOrDefault(number, Map.of())),
					Optional.of(occupancy(slot))));
		}
		return gpus;
	}

	private GpuOccupancy occupancy(GpuSlot slot) {
		return new GpuOccupancy(slot.policy().map(NamedElement::getName).orElse(""), slot.allocations().size(), slot.places(),
				slot.idlePlaces(), slot.idlePartitions().stream().map(partition -> partition.profile().getName()).toList(),
				slot.usedMemory(), measurements.busy(slot).value());
	}

	/** The engines of the type in its order, then those that it does not declare but that the user used. */
	private List<EngineResult> engines(GpuSlot slot, Map<String, SimulatedVm> residents) {
		List<EngineId> used = new ArrayList<>(measurements.engines(slot));
		List<EngineResult> ordered = new ArrayList<>();
		for (Engine declared : slot.type().getEngines()) {
			List<EngineId> mine = used.stream().filter(engine -> engine.kind() == declared.getKind()).toList();
			used.removeAll(mine);
			mine.forEach(engine -> ordered.add(engine(engine, residents)));
			if (mine.isEmpty()) {
				ordered.add(new EngineResult(declared.getKind().getLiteral(), 0, 0, 1, new LinkedHashMap<>()));
			}
		}
		used.forEach(engine -> ordered.add(engine(engine, residents)));
		return ordered;
	}

	private EngineResult engine(EngineId engine, Map<String, SimulatedVm> residents) {
		List<PairedReplication> pairedReplications = measurements.replicates();
		ResourceResult first = pairedReplications.getFirst().resources().get(engine.resource());
		SequencedMap<String, Double> shares = new LinkedHashMap<>();
		List<Double> competing = new ArrayList<>();
		for (PortResult port : first.ports()) {
			double share = EstimateCalculator
					.of(pairedReplications,
							pairedReplication -> pairedReplication.port(first.name(), port.name()).map(PortResult::busy)
									.orElse(0L)
									/ (double) first.measured())
					.value();
			shares.put(port.name(), share);
			SimulatedVm simulatedVm = residents.get(port.name());
			if (simulatedVm != null && simulatedVm.engines().contains(engine.kind())) {
				competing.add(share);
			}
		}
		return new EngineResult(engine.label(),
				EstimateCalculator.of(pairedReplications, replicate -> replicate.resources().get(first.name()).utilization())
						.value(),
				EstimateCalculator.of(pairedReplications, replicate -> replicate.resources().get(first.name()).switchOverhead())
						.value(),
				FairnessIndex.jain(competing.stream().mapToDouble(Double::doubleValue).toArray()), shares);
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
