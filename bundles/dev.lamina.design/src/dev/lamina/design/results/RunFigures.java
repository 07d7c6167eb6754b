package dev.lamina.design.results;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.emf.ecore.resource.ResourceSet;

/**
 * The figures of one run, by the names that results use: {@code designer[3]}, {@code vdi1.desktops}.
 *
 * @param simulation name of the simulation
 * @param gpus       what each GPU did
 * @param promises   for each VM its promises in the order of the file
 * @param rates      for each VM what it got done, with its unit: {@code 59.9 fps}
 */
public record RunFigures(String simulation, Map<String, Load> gpus, Map<String, List<Promise>> promises, Map<String, String> rates) {
	/** The format that is read, as {@code lamina simulate --format json} writes it. */
	public static final String SCHEMA = "lamina-result/1";

	/**
	 * The busiest engine of a GPU.
	 *
	 * @param engine      its kind
	 * @param utilization part of the time in which it works, 0 to 1
	 */
	public record Load(String engine, double utilization) {
	}

	/**
	 * One promise to one VM.
	 *
	 * @param text     the promise
	 * @param measured what the VM got, with its unit
	 * @param holds    whether it is kept
	 */
	public record Promise(String text, String measured, boolean holds) {
	}

	public RunFigures {
		gpus = Map.copyOf(gpus);
		promises = Map.copyOf(promises);
		rates = Map.copyOf(rates);
	}

	/** Makes these the figures of all models of a resource set, whatever lies beside their files. */
	public void install(ResourceSet models) {
		InstalledFigures.install(models, this);
	}

	/**
	 * The figures of a result.
	 *
	 * @throws IOException where the text cannot be read or is not the result of one run; the message is a sentence for people
	 */
	public static RunFigures read(Reader text) throws IOException {
		try {
			JsonObject run = JsonParser.parseReader(text).getAsJsonObject();
			if (run.has("runs")) {
				throw new IOException("The result is a sweep of several runs. Write the result of one simulation without variations.");
			}
			if (!SCHEMA.equals(Optional.ofNullable(run.get("schema")).map(JsonElement::getAsString).orElse(""))) {
				throw new IOException("The text is no result of a simulation: its schema is not " + SCHEMA + '.');
			}
			return of(run);
		} catch (JsonParseException | IllegalStateException | UnsupportedOperationException | ClassCastException | NullPointerException
				| NumberFormatException wrong) {
			throw new IOException("The text is no result of a simulation.", wrong);
		}
	}

	private static RunFigures of(JsonObject run) {
		Map<String, Load> gpus = new LinkedHashMap<>();
		run.getAsJsonArray("gpus").forEach(gpu -> load(gpu.getAsJsonObject()).ifPresent(load -> gpus.put(name(gpu), load)));
		Map<String, List<Promise>> promises = new LinkedHashMap<>();
		for (JsonElement each : run.getAsJsonArray("expectations")) {
			JsonObject promise = each.getAsJsonObject();
			if (promise.has("vm") && !promise.get("vm").isJsonNull()) {
				promises.computeIfAbsent(promise.get("vm").getAsString(), vm -> new ArrayList<>()).add(promise(promise));
			}
		}
		Map<String, String> rates = new LinkedHashMap<>();
		run.getAsJsonArray("vms").forEach(vm -> rates.put(name(vm), amount(vm.getAsJsonObject().getAsJsonObject("throughput"), "value")));
		return new RunFigures(run.get("simulation").getAsString(), gpus, promises, rates);
	}

	private static Promise promise(JsonObject promise) {
		return new Promise(promise.get("text").getAsString(), amount(promise, "measured"), promise.get("holds").getAsBoolean());
	}

	private static Optional<Load> load(JsonObject gpu) {
		Load busiest = null;
		for (JsonElement each : gpu.getAsJsonArray("engines")) {
			JsonObject engine = each.getAsJsonObject();
			double utilization = engine.get("utilization").getAsDouble();
			if (busiest == null || utilization > busiest.utilization()) {
				busiest = new Load(engine.get("name").getAsString(), utilization);
			}
		}
		return Optional.ofNullable(busiest);
	}

	private static String name(JsonElement named) {
		return named.getAsJsonObject().get("name").getAsString();
	}

	/** A number as the result writes it, with its unit; a dash where nothing was measured. */
	private static String amount(JsonObject holder, String field) {
		JsonElement number = holder.get(field);
		if (number == null || number.isJsonNull()) {
			return "-";
		}
		JsonElement unit = holder.get("unit");
		return unit == null || unit.isJsonNull() || unit.getAsString().isEmpty() ? number.getAsString()
				: number.getAsString() + ' ' + unit.getAsString();
	}
}
