package dev.lamina.report.json;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;

import dev.lamina.fleet.FleetResult;
import dev.lamina.report.ModelResult;
import dev.lamina.report.QuantityFormat;
import dev.lamina.report.json.JsonFields.Field;
import dev.lamina.report.json.JsonFields.InvalidFieldException;
import dev.lamina.result.EngineResult;
import dev.lamina.result.Estimate;
import dev.lamina.result.GpuResult;
import dev.lamina.result.HostResult;
import dev.lamina.result.ImpossibleCombination;
import dev.lamina.result.Latency;
import dev.lamina.result.Precision;
import dev.lamina.result.PromiseResult;
import dev.lamina.result.SimulationResult;
import dev.lamina.result.VmResult;

/**
 * Reads results that {@link JsonReport} wrote, anyone who may have changed them since: what is not a result is refused with a
 * sentence, and neither length nor depth of a text can exhaust the memory. Writing what was read gives the same bytes.
 *
 * <p>The schema must be the first field of an object. Fields that are not known are skipped, because they may be added without a
 * new version of the format. What the format does not hold, such as the places of promises in a file, is absent.
 */
public final class ResultReader {
	/** The longest text that is read, in bytes. */
	public static final long MAX_BYTES = 256L << 20;

	private static final int MAX_DEPTH = 32;

	private static final Field<String> NAME = new Field<>("name", JsonFields::text);
	private static final Field<String> MODEL = new Field<>("model", JsonFields::text);
	private static final Field<String> SIMULATION = new Field<>("simulation", JsonFields::text);
	private static final Field<SequencedMap<String, String>> VARIATION = new Field<>("variation",
			JsonFields.map(JsonFields::text));
	private static final Field<Long> SEED = new Field<>("seed", JsonFields.whole(Long.MIN_VALUE, Long.MAX_VALUE));
	private static final Field<Long> REPLICATIONS = count("replications", 1, Integer.MAX_VALUE);
	private static final Field<Long> DURATION = new Field<>("duration", JsonFields::nanoseconds);
	private static final Field<Long> WARM_UP = new Field<>("warmUp", JsonFields::nanoseconds);
	private static final Field<String> RUN_HASH = new Field<>("runHash", JsonFields::text);
	private static final Field<List<VmResult>> VMS = new Field<>("vms", JsonFields.list(ResultReader::vm));
	private static final Field<List<GpuResult>> GPUS = new Field<>("gpus", JsonFields.list(ResultReader::gpu));
	private static final Field<List<HostResult>> HOSTS = new Field<>("hosts", JsonFields.list(ResultReader::host));
	private static final Field<List<PromiseResult>> EXPECTATIONS = new Field<>("expectations",
			JsonFields.list(ResultReader::expectation));
	private static final Field<Optional<Precision>> PRECISION = new Field<>("precision", ResultReader::precision,
			Optional.empty());
	private static final Field<List<String>> REMARKS = new Field<>("remarks", JsonFields.list(JsonFields::text), List.of());

	private static final Field<Double> WANTED = new Field<>("wanted", JsonFields::number);
	private static final Field<Double> REACHED = measured("measured");

	private static final Field<String> STACK = new Field<>("stack", JsonFields::text);
	private static final Field<String> TECHNIQUE = new Field<>("technique", JsonFields::text);
	private static final Field<String> WORKLOAD = new Field<>("workload", JsonFields::text);
	private static final Field<String> PLACE = new Field<>("place", JsonFields::text);
	private static final Field<String> OPERATION = new Field<>("operation", JsonFields::text);
	private static final Field<Long> COMPLETED = count("completed", 0, Long.MAX_VALUE);
	private static final Field<Estimate> THROUGHPUT = new Field<>("throughput", ResultReader::throughput);
	private static final Field<Latency> LATENCY = new Field<>("latency", ResultReader::latency);
	private static final Field<Double> SLOWDOWN = measured("slowdown");
	private static final Field<Double> PERFORMANCE = measured("performance");
	private static final Field<SequencedMap<String, Double>> BREAKDOWN = new Field<>("breakdown",
			JsonFields.map(ResultReader::time));

	private static final Field<Double> DOWNTIME = new Field<>("downtime", ResultReader::time, 0.0);
	private static final Field<Double> INTERRUPTION = new Field<>("interruption", ResultReader::time, 0.0);
	private static final Field<List<String>> CAUSES = new Field<>("causes", JsonFields.list(JsonFields::text), List.of());

	private static final Field<Double> VALUE = measured("value");
	private static final Field<Double> LOW = measured("low");
	private static final Field<Double> HIGH = measured("high");
	private static final Field<Double> MEAN = new Field<>("mean", ResultReader::time);
	private static final Field<Double> P50 = new Field<>("p50", ResultReader::time);
	private static final Field<Double> P95 = new Field<>("p95", ResultReader::time);
	private static final Field<Double> P99 = new Field<>("p99", ResultReader::time);
	private static final Field<Double> MAX = new Field<>("max", ResultReader::time);

	private static final Field<String> GPU_TYPE = new Field<>("type", JsonFields::text);
	private static final Field<String> SCHEDULER = new Field<>("scheduler", JsonFields::text);
	private static final Field<Long> MEMORY = count("memory", 0, Long.MAX_VALUE);
	private static final Field<Long> USED_MEMORY = count("usedMemory", 0, Long.MAX_VALUE);
	private static final Field<List<EngineResult>> ENGINES = new Field<>("engines", JsonFields.list(ResultReader::engine));
	private static final Field<Double> UTILIZATION = measured("utilization");
	private static final Field<Double> SWITCH_OVERHEAD = measured("switchOverhead");
	private static final Field<Double> FAIRNESS = measured("fairness");
	private static final Field<SequencedMap<String, Double>> SHARES = new Field<>("shares", JsonFields.map(JsonFields::measured));

	private static final Field<Double> CORES = measured("cores");
	private static final Field<Double> VIRTUALIZATION_CORES = measured("virtualizationCores");
	private static final Field<Double> GUEST_CORES = measured("guestCores");

	private static final Field<String> VM = new Field<>("vm", JsonFields::text);
	private static final Field<String> TEXT = new Field<>("text", JsonFields::text);
	private static final Field<String> METRIC = new Field<>("metric", JsonFields::text);
	private static final Field<Double> MEASURED = measured("measured");
	private static final Field<Double> LIMIT = new Field<>("limit", JsonFields::number);
	private static final Field<String> UNIT = new Field<>("unit", JsonFields::text);
	private static final Field<String> COMPARISON = new Field<>("comparison", JsonFields::text);
	private static final Field<Boolean> HOLDS = new Field<>("holds", JsonFields::truth);

	private static final Field<String> FLEET = new Field<>("fleet", JsonFields::text);
	private static final Field<String> PLACEMENT = new Field<>("placement", JsonFields::text);
	private static final Field<Long> FLEET_HOSTS = count("hosts", 0, Integer.MAX_VALUE);
	private static final Field<Long> FLEET_GPUS = count("gpus", 0, Integer.MAX_VALUE);
	private static final Field<Long> ARRIVED = count("arrived", 0, Integer.MAX_VALUE);
	private static final Field<Long> PLACED = count("placed", 0, Integer.MAX_VALUE);
	private static final Field<List<FleetResult.Point>> POINTS = new Field<>("points", JsonFields.list(ResultReader::point));
	private static final Field<Double> LOAD = percent("load");
	private static final Field<Double> ALLOCATED = percent("allocated");
	private static final Field<Double> FRAGMENTED = percent("fragmented");

	private static final Field<List<ModelResult>> RUNS = new Field<>("runs", JsonFields.list(ResultReader::run));
	private static final Field<List<Impossible>> IMPOSSIBLE = new Field<>("impossible",
			JsonFields.list(ResultReader::impossible));
	private static final Field<String> REASON = new Field<>("reason", JsonFields::text);

	private ResultReader() {
	}

	/**
	 * Reads a whole stream, which stays open.
	 *
	 * @return what the runs found out, never empty
	 * @throws UnreadableResultException if it holds no result, or one of another version
	 * @throws IOException               if the stream cannot be read
	 */
	public static List<ModelResult> read(InputStream stream) throws IOException, UnreadableResultException {
		return read(stream, MAX_BYTES);
	}

	static List<ModelResult> read(InputStream stream, long longest) throws IOException, UnreadableResultException {
		JsonReader json = new JsonReader(
				new InputStreamReader(new BoundedInputStream(stream, longest), StandardCharsets.UTF_8.newDecoder()));
		json.setStrictness(Strictness.STRICT);
		json.setNestingLimit(MAX_DEPTH);
		try {
			List<ModelResult> findings = document(json);
			json.peek(); // anything but the end is malformed
			if (findings.isEmpty()) {
				throw new InvalidFieldException("It holds no result.");
			}
			return findings;
		} catch (InvalidFieldException invalidFieldException) {
			throw new UnreadableResultException(invalidFieldException.getMessage());
		} catch (CharacterCodingException noText) {
			throw new UnreadableResultException("It is not UTF-8 text.");
		} catch (MalformedJsonException | EOFException | NumberFormatException malformed) {
			throw new UnreadableResultException("It is not JSON, or not complete: the trouble is at " + json.getPath() + '.');
		}
	}

	private static List<ModelResult> document(JsonReader json) throws IOException {
		String schema = schema(json);
		if (schema.equals(JsonReport.RESULTS)) {
			JsonFields fields = JsonFields.rest(json, RUNS, IMPOSSIBLE);
			return joined(fields.get(RUNS), fields.get(IMPOSSIBLE));
		}
		return List.of(run(json, schema));
	}

	private static String schema(JsonReader json) throws IOException {
		if (json.peek() != JsonToken.BEGIN_OBJECT) {
			throw new InvalidFieldException("It is not a result of Lamina: that is a JSON object.");
		}
		json.beginObject();
		if (json.peek() != JsonToken.NAME || !json.nextName().equals("schema")) {
			throw new InvalidFieldException("It is not a result of Lamina: that begins with its schema.");
		}
		return JsonFields.text(json);
	}

	private static ModelResult run(JsonReader json) throws IOException {
		return run(json, schema(json));
	}

	private static ModelResult run(JsonReader json, String schema) throws IOException {
		return switch (schema) {
			case JsonReport.RESULT -> new ModelResult.OfSimulation(List.of(result(json)), List.of());
			case JsonReport.FLEET -> fleet(json);
			default ->
					throw new InvalidFieldException(
							"Its format is '" + schema + "'; this version of Lamina reads " + JsonReport.RESULT + ", "
									+ JsonReport.RESULTS + " and " + JsonReport.FLEET + '.');
		};
	}

	private static SimulationResult result(JsonReader json) throws IOException {
		JsonFields fields = JsonFields.rest(json, MODEL, SIMULATION, VARIATION, SEED, REPLICATIONS, DURATION, WARM_UP, RUN_HASH,
				VMS, GPUS, HOSTS,
				EXPECTATIONS, PRECISION, REMARKS);
		return new SimulationResult(fields.get(MODEL), fields.get(SIMULATION), fields.get(VARIATION), fields.get(SEED),
				fields.get(REPLICATIONS).intValue(), fields.get(DURATION), fields.get(WARM_UP), fields.get(VMS), fields.get(GPUS),
				fields.get(HOSTS), fields.get(EXPECTATIONS), fields.get(PRECISION), fields.get(REMARKS), fields.get(RUN_HASH));
	}

	private static Optional<Precision> precision(JsonReader json) throws IOException {
		JsonFields fields = JsonFields.read(json, WANTED, REACHED);
		return Optional.of(new Precision(fields.get(WANTED), fields.get(REACHED)));
	}

	private static VmResult vm(JsonReader json) throws IOException {
		JsonFields fields = JsonFields.read(json, NAME, STACK, TECHNIQUE, WORKLOAD, PLACE, OPERATION, COMPLETED, THROUGHPUT,
				LATENCY, SLOWDOWN,
				PERFORMANCE, BREAKDOWN, DOWNTIME, INTERRUPTION, CAUSES);
		return new VmResult(fields.get(NAME), fields.get(STACK), fields.get(TECHNIQUE), fields.get(WORKLOAD), fields.get(PLACE),
				fields.get(OPERATION), fields.get(COMPLETED), fields.get(THROUGHPUT), fields.get(LATENCY),
				Estimate.exactly(fields.get(SLOWDOWN)), Estimate.exactly(fields.get(PERFORMANCE)), fields.get(BREAKDOWN),
				Estimate.exactly(fields.get(DOWNTIME)), Estimate.exactly(fields.get(INTERRUPTION)), fields.get(CAUSES));
	}

	private static Estimate throughput(JsonReader json) throws IOException {
		JsonFields fields = JsonFields.read(json, VALUE, LOW, HIGH);
		return new Estimate(fields.get(VALUE), fields.get(LOW), fields.get(HIGH));
	}

	private static Latency latency(JsonReader json) throws IOException {
		JsonFields fields = JsonFields.read(json, MEAN, P50, P95, P99, MAX);
		return new Latency(Estimate.exactly(fields.get(MEAN)), Estimate.exactly(fields.get(P50)),
				Estimate.exactly(fields.get(P95)),
				Estimate.exactly(fields.get(P99)), Estimate.exactly(fields.get(MAX)));
	}

	private static GpuResult gpu(JsonReader json) throws IOException {
		JsonFields fields = JsonFields.read(json, NAME, GPU_TYPE, STACK, SCHEDULER, MEMORY, USED_MEMORY, ENGINES);
		return new GpuResult(fields.get(NAME), fields.get(GPU_TYPE), fields.get(STACK), fields.get(SCHEDULER), fields.get(MEMORY),
				fields.get(USED_MEMORY), fields.get(ENGINES));
	}

	private static EngineResult engine(JsonReader json) throws IOException {
		JsonFields fields = JsonFields.read(json, NAME, UTILIZATION, SWITCH_OVERHEAD, FAIRNESS, SHARES);
		return new EngineResult(fields.get(NAME), fields.get(UTILIZATION), fields.get(SWITCH_OVERHEAD), fields.get(SHARES),
				fields.get(FAIRNESS));
	}

	private static HostResult host(JsonReader json) throws IOException {
		JsonFields fields = JsonFields.read(json, NAME, CORES, VIRTUALIZATION_CORES, GUEST_CORES);
		return new HostResult(fields.get(NAME), fields.get(CORES), fields.get(VIRTUALIZATION_CORES), fields.get(GUEST_CORES));
	}

	private static PromiseResult expectation(JsonReader json) throws IOException {
		JsonFields fields = JsonFields.read(json, VM, TEXT, METRIC, MEASURED, LOW, HIGH, COMPARISON, LIMIT, UNIT, HOLDS);
		return new PromiseResult(fields.get(VM), fields.get(TEXT), fields.get(METRIC),
				new Estimate(fields.get(MEASURED), fields.get(LOW), fields.get(HIGH)), fields.get(LIMIT), fields.get(UNIT),
				fields.get(COMPARISON), fields.get(HOLDS), null);
	}

	private static ModelResult fleet(JsonReader json) throws IOException {
		JsonFields fields = JsonFields.rest(json, MODEL, FLEET, PLACEMENT, SEED, FLEET_HOSTS, FLEET_GPUS, ARRIVED, PLACED,
				POINTS);
		return new ModelResult.OfFleet(fields.get(MODEL),
				new FleetResult(fields.get(FLEET), fields.get(PLACEMENT), fields.get(SEED),
						fields.get(FLEET_HOSTS).intValue(), fields.get(FLEET_GPUS).intValue(), fields.get(ARRIVED).intValue(),
						fields.get(PLACED).intValue(), fields.get(POINTS)));
	}

	private static FleetResult.Point point(JsonReader json) throws IOException {
		JsonFields fields = JsonFields.read(json, LOAD, ALLOCATED, FRAGMENTED);
		return new FleetResult.Point(fields.get(LOAD).intValue(), fields.get(ALLOCATED), fields.get(FRAGMENTED));
	}

	private record Impossible(String model, String simulation, ImpossibleCombination combination) {
	}

	private static Impossible impossible(JsonReader json) throws IOException {
		JsonFields fields = JsonFields.read(json, MODEL, SIMULATION, VARIATION, REASON);
		return new Impossible(fields.get(MODEL), fields.get(SIMULATION),
				new ImpossibleCombination(fields.get(VARIATION), fields.get(REASON), null));
	}

	/** The runs of one sweep, which stand one after the other, as one finding with the combinations that could not be run. */
	private static List<ModelResult> joined(List<ModelResult> runs, List<Impossible> impossible) {
		List<ModelResult> joined = new ArrayList<>();
		List<SimulationResult> sweep = new ArrayList<>();
		for (ModelResult run : runs) {
			SimulationResult next = run instanceof ModelResult.OfSimulation simulation ? simulation.results().getFirst() : null;
			if (!sweep.isEmpty() && (next == null || !isSameSweep(sweep.getFirst(), next))) {
				joined.add(sweep(sweep, impossible));
				sweep.clear();
			}
			if (next == null) {
				joined.add(run);
			} else {
				sweep.add(next);
			}
		}
		if (!sweep.isEmpty()) {
			joined.add(sweep(sweep, impossible));
		}
		return joined;
	}

	private static ModelResult sweep(List<SimulationResult> runs, List<Impossible> impossible) {
		SimulationResult first = runs.getFirst();
		return new ModelResult.OfSimulation(runs, impossible.stream()
				.filter(each -> each.model().equals(first.model()) && each.simulation().equals(first.simulation())
						&& !first.variation().isEmpty())
				.map(Impossible::combination).collect(Collectors.toList()));
	}

	private static boolean isSameSweep(SimulationResult one, SimulationResult other) {
		return !one.variation().isEmpty() && one.model().equals(other.model()) && one.simulation().equals(other.simulation())
				&& List.copyOf(one.variation().keySet()).equals(List.copyOf(other.variation().keySet()));
	}

	/** Nanoseconds from seconds. */
	private static Double time(JsonReader json) throws IOException {
		return JsonFields.measured(9).read(json);
	}

	private static Field<Double> measured(String name) {
		return new Field<>(name, JsonFields.measured(0));
	}

	private static Field<Double> percent(String name) {
		return new Field<>(name, JsonFields.measured(2));
	}

	private static Field<Long> count(String name, long smallest, long largest) {
		return new Field<>(name, JsonFields.whole(smallest, largest));
	}

	/** A stream that is refused when it gets too long. */
	private static final class BoundedInputStream extends FilterInputStream {
		private final long longest;
		private long left;

		BoundedInputStream(InputStream stream, long longest) {
			super(stream);
			this.longest = longest;
			this.left = longest;
		}

		@Override
		public int read() throws IOException {
			int read = super.read();
			count(read < 0 ? 0 : 1);
			return read;
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			int read = super.read(bytes, offset, length);
			count(Math.max(0, read));
			return read;
		}

		private void count(int read) throws InvalidFieldException {
			left -= read;
			if (left < 0) {
				throw new InvalidFieldException("It is longer than " + QuantityFormat.memory(longest) + '.');
			}
		}
	}
}
