package dev.lamina.design.results;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import org.eclipse.emf.ecore.resource.ResourceSet;

/**
 * The figures of one run, by the names that results use: {@code designer[3]}, {@code vdi1.desktops}.
 *
 * @param simulation name of the simulation
 * @param gpus       what each GPU did
 * @param promises   for each VM its promises in the order of the file
 * @param rates      for each VM what it got done
 */
public record RunSummary(String simulation, Map<String, EngineLoad> gpus, Map<String, List<Promise>> promises,
		Map<String, Amount> rates) {
	/** The format that is read, as {@code lamina simulate --format json} writes it. */
	public static final String SCHEMA = "lamina-result/1";

	/**
	 * The busiest engine of a GPU.
	 *
	 * @param engine      its kind
	 * @param utilization part of the time in which it works, 0 to 1
	 */
	public record EngineLoad(String engine, double utilization) {
	}

	/**
	 * One promise to one VM.
	 *
	 * @param text     the promise
	 * @param measured what the VM got
	 * @param holds    whether it is kept
	 */
	public record Promise(String text, Amount measured, boolean holds) {
	}

	/**
	 * A measured amount.
	 *
	 * @param value the number; not a number if nothing was measured
	 * @param unit  its unit, empty for a plain number
	 */
	public record Amount(double value, String unit) {
		private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_UP);

		/** The amount to four digits, {@code 59.97 fps}; a dash if nothing was measured. */
		@Override
		public String toString() {
			if (!Double.isFinite(value)) {
				return "-";
			}
			BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
			return unit.isEmpty() ? rounded.toPlainString() : rounded.toPlainString() + ' ' + unit;
		}
	}

	public RunSummary {
		gpus = Map.copyOf(gpus);
		promises = Map.copyOf(promises);
		rates = Map.copyOf(rates);
	}

	/** Makes these the figures of all models of a resource set, whatever lies beside their files. */
	public void install(ResourceSet models) {
		RunSummaryAdapter.install(models, this);
	}

	/**
	 * The figures of a result.
	 *
	 * @throws IOException if the text cannot be read or is not the result of one run; the message is a sentence for people
	 */
	public static RunSummary read(Reader text) throws IOException {
		try {
			JsonObject run = JsonParser.parseReader(text).getAsJsonObject();
			if (run.has("runs")) {
				throw new IOException(
						"The result is a sweep of several runs. Write the result of one simulation without variations.");
			}
			if (!SCHEMA.equals(Optional.ofNullable(run.get("schema")).map(JsonElement::getAsString).orElse(""))) {
				throw new IOException("The text is not a result of a simulation: its schema is not " + SCHEMA + '.');
			}
			return of(run);
		} catch (JsonParseException | IllegalStateException | UnsupportedOperationException | ClassCastException
				| NullPointerException
				| NumberFormatException wrong) {
			throw new IOException("The text is not a result of a simulation.", wrong);
		}
	}

	private static RunSummary of(JsonObject run) {
		Map<String, EngineLoad> gpus = new LinkedHashMap<>();
		run.getAsJsonArray("gpus")
				.forEach(gpu -> load(gpu.getAsJsonObject()).ifPresent(engineLoad -> gpus.put(name(gpu), engineLoad)));
		Map<String, List<Promise>> promises = new LinkedHashMap<>();
		for (JsonElement each : run.getAsJsonArray("expectations")) {
			JsonObject promise = each.getAsJsonObject();
			if (promise.has("vm") && !promise.get("vm").isJsonNull()) {
				promises.computeIfAbsent(promise.get("vm").getAsString(), vm -> new ArrayList<>()).add(promise(promise));
			}
		}
		Map<String, Amount> rates = new LinkedHashMap<>();
		run.getAsJsonArray("vms")
				.forEach(vm -> rates.put(name(vm), amount(vm.getAsJsonObject().getAsJsonObject("throughput"), "value")));
		return new RunSummary(run.get("simulation").getAsString(), gpus, promises, rates);
	}

	private static Promise promise(JsonObject promise) {
		return new Promise(promise.get("text").getAsString(), amount(promise, "measured"), promise.get("holds").getAsBoolean());
	}

	private static Optional<EngineLoad> load(JsonObject gpu) {
		EngineLoad busiest = null;
		for (JsonElement each : gpu.getAsJsonArray("engines")) {
			JsonObject engine = each.getAsJsonObject();
			double utilization = engine.get("utilization").getAsDouble();
			if (!Double.isFinite(utilization)) {
				throw new NumberFormatException();
			}
			if (busiest == null || utilization > busiest.utilization()) {
				busiest = new EngineLoad(engine.get("name").getAsString(), utilization);
			}
		}
		return Optional.ofNullable(busiest);
	}

	private static String name(JsonElement named) {
		return named.getAsJsonObject().get("name").getAsString();
	}

	private static Amount amount(JsonObject holder, String field) {
		JsonElement number = holder.get(field);
		JsonElement unit = holder.get("unit");
		return new Amount(number == null || number.isJsonNull() ? Double.NaN : number.getAsDouble(),
				unit == null || unit.isJsonNull() ? "" : unit.getAsString());
	}
}
