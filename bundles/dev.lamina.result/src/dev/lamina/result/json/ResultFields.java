package dev.lamina.result.json;

import static dev.lamina.result.json.JsonType.EXACT_SECONDS;
import static dev.lamina.result.json.JsonType.LONG_COUNT;
import static dev.lamina.result.json.JsonType.MEASURED;
import static dev.lamina.result.json.JsonType.NUMBER;
import static dev.lamina.result.json.JsonType.PERCENT;
import static dev.lamina.result.json.JsonType.SECONDS;
import static dev.lamina.result.json.JsonType.SECONDS_VALUE;
import static dev.lamina.result.json.JsonType.TEXT;
import static dev.lamina.result.json.JsonType.TRUTH;
import static dev.lamina.result.json.JsonType.VALUE;
import static dev.lamina.result.json.JsonType.WHOLE;
import static dev.lamina.result.json.JsonType.count;
import static dev.lamina.result.json.JsonType.list;
import static dev.lamina.result.json.JsonType.map;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

import dev.lamina.result.CapacityResult;
import dev.lamina.result.EngineResult;
import dev.lamina.result.Estimate;
import dev.lamina.result.FleetResult;
import dev.lamina.result.GpuOccupancy;
import dev.lamina.result.GpuResult;
import dev.lamina.result.HostResult;
import dev.lamina.result.Latency;
import dev.lamina.result.LeastSearch;
import dev.lamina.result.ModelResult;
import dev.lamina.result.Precision;
import dev.lamina.result.PromiseResult;
import dev.lamina.result.PromisedGroup;
import dev.lamina.result.SimulationResult;
import dev.lamina.result.VmPool;
import dev.lamina.result.VmResult;

/**
 * The fields of results in JSON, a table for each kind of object: name, component, type with its unit, and description. Results
 * are written, read and described by these tables and by nothing else, so a new field is a component of a record and its line
 * here.
 */
final class ResultFields {
	/** Names the format of one result; the number grows when a reader must be changed. */
	static final String RESULT = "lamina-result/1";
	/** Names the format of several results, of simulations and fleets. */
	static final String RESULTS = "lamina-results/1";
	/** Names the format of the result of a fleet. */
	static final String FLEET = "lamina-fleet/1";

	private static final String MODEL_DESCRIPTION = "The package of the model, or its file name without the extension.";

	/** Operations per second with their unit. */
	record Rate(double value, String unit, double low, double high) {
		static Rate of(VmResult vm) {
			Estimate throughput = vm.throughput();
			return new Rate(throughput.value(), vm.throughputUnit(), throughput.low(), throughput.high());
		}

		Estimate estimate() {
			return new Estimate(value, low, high);
		}
	}

	/**
	 * A combination of a sweep that cannot be run.
	 *
	 * @param model      the name of the model
	 * @param simulation the name of the simulation
	 */
	record ImpossibleRun(String model, String simulation, SequencedMap<String, String> variation, String code,
			String reason) {
	}

	static final RecordFormat<ImpossibleRun> IMPOSSIBLE_RUN = RecordFormat.of(ImpossibleRun.class)
			.field("model", TEXT, "")
			.field("simulation", TEXT, "")
			.field("variation", map(TEXT).with("minProperties", 1), "")
			.optional("code", TEXT, run -> !run.code().isEmpty(), "", "The code of the rule that it breaks.")
			.field("reason", TEXT.with("minLength", 1), "A sentence for people.")
			.build();

	/**
	 * What a sweep is for.
	 *
	 * @param model      the name of the model
	 * @param simulation the name of the simulation
	 */
	record SweepAim(String model, String simulation, Optional<String> minimized, Optional<LeastSearch> search) {
	}

	private static final RecordFormat<LeastSearch> SEARCH = RecordFormat.of(LeastSearch.class)
			.field("property", TEXT, "")
			.field("from", count(0), "")
			.field("to", count(0), "")
			.optional("found", count(0).optional(), search -> search.found().isPresent(), Optional.empty(),
					"The least number that keeps all promises; absent if none does.")
			.field("bisected", TRUTH, "Whether not all numbers were run, because more never breaks what fewer keep.")
			.field("tried", count(0), "How many numbers were looked at.")
			.build();

	static final RecordFormat<SweepAim> SWEEP_AIM = RecordFormat.of(SweepAim.class)
			.field("model", TEXT, "")
			.field("simulation", TEXT, "")
			.optional("minimized", TEXT.optional(), aim -> aim.minimized().isPresent(), Optional.empty(),
					"The varied number of which the best combination has least.")
			.optional("search", SEARCH.type().optional(), aim -> aim.search().isPresent(), Optional.empty(),
					"What a search for the least number has found.")
			.build();

	private static final RecordFormat<Rate> RATE = RecordFormat.of(Rate.class)
			.field("value", MEASURED, "")
			.computed("unit", TEXT.choice("fps", "/s"), Rate::unit, "").without("unit", "")
			.field("low", MEASURED, "")
			.field("high", MEASURED, "")
			.build();

	private static final RecordFormat<Latency> LATENCY = RecordFormat.of(Latency.class)
			.constant("unit", "s")
			.field("mean", SECONDS_VALUE, "")
			.field("p50", SECONDS_VALUE, "")
			.field("p95", SECONDS_VALUE, "")
			.field("p99", SECONDS_VALUE, "")
			.field("max", SECONDS_VALUE, "")
			.build();

	static final RecordFormat<VmResult> VM = RecordFormat.of(VmResult.class)
			.field("name", TEXT, "")
			.field("stack", TEXT, "")
			.field("technique", TEXT, "")
			.field("workload", TEXT, "")
			.field("place", TEXT, "The GPU that it ran on, or the host.")
			.field("operation", TEXT, "What is counted: frame, iteration or request.")
			.field("completed", LONG_COUNT, "Operations completed after the warm-up, over all replications.")
			.field("throughput", RATE.type(), Rate::of, Rate::estimate,
					"Operations per second with the 95 % confidence interval.")
			.field("latency", LATENCY.type(), "Time of an operation, in seconds.")
			.field("slowdown", VALUE, "How much longer an operation takes than natively and alone, as a fraction.")
			.field("performance", VALUE, "Throughput as a fraction of the native one.")
			.field("breakdown", "breakdownNanos", map(SECONDS),
					"Seconds per operation for each cost term; the sum is the mean latency.")
			.optional("downtime", SECONDS_VALUE, VmResult::isInterrupted, Estimate.exactly(0),
					"Seconds of the longest time in which it did nothing because of an event; absent if none interrupted it.")
			.optional("interruption", SECONDS_VALUE, VmResult::isInterrupted, Estimate.exactly(0),
					"Seconds from such an event until it worked as before, the longest: a migration with its copying.")
			.optional("causes", list(TEXT), VmResult::isInterrupted, List.of(),
					"The events that interrupted it as written in the language, that of the longest downtime first.")
			.optional("lost", VALUE, VmResult::hasLostWork, Estimate.exactly(0),
					"Operations that it had completed, not saved, and lost by failures, so that it did them again.")
			.optional("dropped", VALUE, VmResult::hasDropped, Estimate.exactly(0),
					"Requests that came for it while it was down because of a failure, over a run.")
			.build();

	private static final RecordFormat<EngineResult> ENGINE = RecordFormat.of(EngineResult.class)
			.field("name", TEXT, "")
			.field("utilization", MEASURED, "Part of the time in which it worked for a VM.")
			.field("switchOverhead", MEASURED, "Part of the time spent on changing between VMs.")
			.field("fairness", MEASURED, "Jain's index: 1 if all VMs got the same.")
			.field("shares", map(MEASURED), "Part of the time for each VM.")
			.build();

	private static final RecordFormat<GpuOccupancy> OCCUPANCY = RecordFormat.of(GpuOccupancy.class)
			.field("policy", TEXT, "The policy that holds for it; empty if none does.")
			.field("vms", count(0), "VMs that use it.")
			.field("places", count(0),
					"Partitions that it is cut into; if VMs bring theirs, also those that would still fit beside "
							+ "them; 0 where nothing is cut.")
			.field("idlePlaces", count(0), "Places that no VM uses.")
			.field("empty", list(TEXT), "The profiles of partitions that are cut and that no VM uses.")
			.field("cutMemory", "cutMemoryBytes", LONG_COUNT,
					"Memory of all partitions, used or not, and what VMs without a partition take, in bytes.")
			.field("busy", MEASURED,
					"Part of the time in which its busiest kind of engine worked; partitions count by their part "
							+ "of the GPU, empty ones as idle.")
			.build();

	static final RecordFormat<GpuResult> GPU = RecordFormat.of(GpuResult.class)
			.field("name", TEXT, "")
			.field("type", TEXT, "")
			.field("stack", TEXT, "")
			.field("scheduler", TEXT, "Empty if the stack needs none.")
			.field("memory", "memoryBytes", LONG_COUNT, "Memory of the board in bytes.")
			.field("usedMemory", "usedMemoryBytes", LONG_COUNT,
					"Memory of the partitions that VMs use, and what VMs without a partition take, in bytes.")
			.field("engines", list(ENGINE.type()), "")
			.optional("occupancy", OCCUPANCY.type().optional(), gpu -> gpu.occupancy().isPresent(), Optional.empty(),
					"How much of it is taken and what stands idle when the run begins.")
			.build();

	static final RecordFormat<CapacityResult> CAPACITY = RecordFormat.of(CapacityResult.class)
			.field("type", TEXT, "")
			.field("policy", TEXT, "Empty if none holds for them.")
			.field("gpus", count(1), "")
			.field("idleGpus", count(0), "GPUs that no VM uses.")
			.field("places", count(0), "Partitions of them, and those that would still fit; 0 where nothing is cut.")
			.field("idlePlaces", count(0), "Places that no VM uses.")
			.field("memory", "memoryBytes", LONG_COUNT, "Memory of the boards in bytes.")
			.field("cutMemory", "cutMemoryBytes", LONG_COUNT,
					"Memory of all partitions, used or not, and what VMs without a partition take, in bytes.")
			.field("usedMemory", "usedMemoryBytes", LONG_COUNT, "The part of it that VMs use, in bytes.")
			.field("busy", MEASURED,
					"Mean part of the time in which the busiest kind of engine of a GPU worked, idle ones with it.")
			.build();

	static final RecordFormat<HostResult> HOST = RecordFormat.of(HostResult.class)
			.field("name", TEXT, "")
			.field("cores", MEASURED, "")
			.field("virtualizationCores", MEASURED, "Cores busy on average with virtualizing GPUs.")
			.field("guestCores", MEASURED, "Cores busy on average with the guests' own work.")
			.build();

	private static final RecordFormat<Estimate> PROMISED = RecordFormat.of(Estimate.class)
			.field("measured", "value", MEASURED, "In the unit of the limit.")
			.field("low", MEASURED, "")
			.field("high", MEASURED, "")
			.build();

	private static final RecordFormat<PromisedGroup> PROMISED_GROUP = RecordFormat.of(PromisedGroup.class)
			.field("vms", count(0), "How many VMs the group has.")
			.field("needed", count(0), "How many of them must keep the promise.")
			.field("kept", count(0), "How many keep it.")
			.field("undecided", count(0), "Of how many the run cannot tell.")
			.build();

	static final RecordFormat<PromiseResult> PROMISE = RecordFormat.of(PromiseResult.class)
			.field("vm", TEXT, "Empty for a promise of the simulation or of a group.")
			.field("text", TEXT, "The promise as it stands in the file.")
			.field("metric", TEXT, "")
			.inline("measured", PROMISED)
			.field("comparison", TEXT.choice(">=", "<=", "="), "")
			.field("limit", NUMBER, "")
			.field("unit", TEXT, PromiseResult::displayUnit, unit -> unit,
					"The unit as written in the file: ms, fps, %. For a plain number it is fps, /s or cores if the metric says it, "
							+ "and else empty.")
			.field("holds", "kept", TRUTH, "Whether it is kept, as far as the run can tell.")
			.optional("undecided", TEXT.optional(), PromiseResult::isUndecided, Optional.empty(),
					"Why the run cannot tell whether it is kept or broken; absent if it can.")
			.optional("group", PROMISED_GROUP.type().optional(), promise -> promise.group().isPresent(), Optional.empty(),
					"Of a promise that so many VMs of a group must keep: how many do. Then 'measured' is their number, and 'limit' "
							+ "the number needed.")
			.without("source", "")
			.build();

	private static final RecordFormat<Estimate> RATE_ESTIMATE = RecordFormat.of(Estimate.class)
			.field("value", MEASURED, "")
			.field("low", MEASURED, "")
			.field("high", MEASURED, "")
			.build();

	private static final RecordFormat<Estimate> SECONDS_ESTIMATE = RecordFormat.of(Estimate.class)
			.field("value", SECONDS, "")
			.field("low", SECONDS, "")
			.field("high", SECONDS, "")
			.build();

	private static final RecordFormat<Latency> POOLED_LATENCY = RecordFormat.of(Latency.class)
			.constant("unit", "s")
			.field("mean", SECONDS_ESTIMATE.type(), "")
			.field("p50", SECONDS_ESTIMATE.type(), "")
			.field("p95", SECONDS_ESTIMATE.type(), "")
			.field("p99", SECONDS_ESTIMATE.type(), "")
			.field("max", SECONDS_ESTIMATE.type(), "")
			.build();

	static final RecordFormat<VmPool> POOL = RecordFormat.of(VmPool.class)
			.field("name", TEXT, "The declared name of the VMs.")
			.field("vms", list(TEXT), "The members by their names, in the order of the model.")
			.field("completed", LONG_COUNT, "Operations that they completed together after the warm-up, over all replications.")
			.field("throughput", RATE_ESTIMATE.type(),
					"Operations per second of one of them, the mean, with the 95 % confidence interval.")
			.field("latency", POOLED_LATENCY.type(),
					"Time of an operation of any of them, in seconds, with the 95 % confidence intervals.")
			.build();

	private static final RecordFormat<Precision> PRECISION = RecordFormat.of(Precision.class)
			.field("wanted", NUMBER.with("minimum", 0), "")
			.field("measured", MEASURED.orNull().with("minimum", 0), "")
			.computed("reached", TRUTH, Precision::isReached, "")
			.build();

	static final RecordFormat<SimulationResult> SIMULATION = RecordFormat.of(SimulationResult.class)
			.constant("schema", RESULT)
			.field("model", TEXT, MODEL_DESCRIPTION)
			.field("simulation", TEXT, "The name of the simulation, empty if the model declares none.")
			.field("variation", map(TEXT),
					"In a sweep, each varied property with its value in this run; otherwise empty.")
			.field("seed", WHOLE, "")
			.field("replications", count(1), "")
			.field("duration", "durationNanos", EXACT_SECONDS.with("exclusiveMinimum", 0),
					"Simulated time of each replication with its warm-up, in seconds.")
			.field("warmUp", "warmUpNanos", EXACT_SECONDS.with("minimum", 0),
					"The part of it at the beginning that is not measured, in seconds.")
			.optional("start", TEXT.optional(), result -> result.start().isPresent(), Optional.empty(),
					"The time of day at which each run starts, such as 8:00; absent if the simulation names none.")
			.field("runHash", TEXT.matching("^[0-9a-f]{16,64}$"),
					"A hash of everything in this result; equal hashes mean equal results.")
			.field("vms", list(VM.type().named("vm")), "")
			.field("gpus", list(GPU.type().named("gpu")), "")
			.computed("capacity", list(CAPACITY.type().named("capacity")), SimulationResult::capacity,
					"The GPUs by type and policy: what of them stands idle when the run begins.")
			.field("hosts", list(HOST.type().named("host")), "")
			.field("expectations", "promises", list(PROMISE.type().named("expectation")), "")
			.optional("precision", PRECISION.type().optional(), result -> result.precision().isPresent(), Optional.empty(),
					"How exact it was to be and has become; absent if the number of replications was given. Errors are half the "
							+ "width of the 95 % confidence interval as a part of the value, the largest of all throughputs and mean "
							+ "latencies.")
			.optional("remarks", list(TEXT), result -> !result.remarks().isEmpty(), List.of(),
					"Sentences about what happened and would else be seen only by what is missing.")
			.optional("pools", list(POOL.type().named("pool")), result -> !result.pools().isEmpty(), List.of(),
					"Equal VMs taken together: members of one 'vm x N' with the same neighbours on GPUs of the same kind.")
			.build();

	private static final RecordFormat<FleetResult.Point> POINT = RecordFormat.of(FleetResult.Point.class)
			.field("load", PERCENT.as(Integer.class, Integer::doubleValue, Double::intValue),
					"GPU capacity that was asked for until then, as a part of all; above 1 if more arrives than there is.")
			.field("allocated", PERCENT.with("maximum", 1),
					"GPU capacity given away, as a part of all: mean over the arrivals at this load.")
			.field("fragmented", PERCENT.with("maximum", 1),
					"GPU capacity that typical demands are expected not to be able to use, as a part of all, likewise.")
			.build();

	private static final RecordFormat<FleetResult> FLEET_RESULT = RecordFormat.of(FleetResult.class)
			.field("fleet", TEXT, "")
			.field("placement", TEXT, "The placement rule as written in the language.")
			.field("seed", WHOLE, "Seed of order, ranks and random choices.")
			.field("hosts", count(0).with("minimum", 1), "")
			.field("gpus", count(0).with("minimum", 1), "")
			.field("arrived", count(0), "Demands that arrived.")
			.field("placed", count(0), "Demands that found a place.")
			.field("points", list(POINT.type()), "The course of the run, ascending in load.")
			.build();

	static final RecordFormat<ModelResult.OfFleet> FLEET_OF_MODEL = RecordFormat.of(ModelResult.OfFleet.class)
			.constant("schema", FLEET)
			.field("model", TEXT, MODEL_DESCRIPTION)
			.inline("result", FLEET_RESULT)
			.build();

	private ResultFields() {
	}
}
