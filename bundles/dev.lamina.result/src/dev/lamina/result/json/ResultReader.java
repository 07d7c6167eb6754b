package dev.lamina.result.json;

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

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;

import dev.lamina.result.ImpossibleCombination;
import dev.lamina.result.ModelResult;
import dev.lamina.result.SimulationResult;
import dev.lamina.result.json.JsonFields.InvalidFieldException;
import dev.lamina.result.json.ResultFields.ImpossibleRun;
import dev.lamina.result.json.ResultFields.SweepAim;

/**
 * Reads results that {@link ResultWriter} wrote, whatever has been changed in them since: what is not a result is refused with a sentence,
 * and neither length nor depth of a text can exhaust the memory. Writing what was read gives the same bytes.
 *
 * <p>The schema must be the first field of an object. Fields that are not known are skipped, because they may be added without a
 * new version of the format. What the format does not hold, such as the places of promises in a file, is absent.
 */
public final class ResultReader {
	private static final long KIBIBYTE = 1 << 10;
	private static final long MEBIBYTE = 1 << 20;

	/** The longest text that is read, in bytes. */
	public static final int MAX_BYTES = 256 << 20;

	private static final int MAX_DEPTH = 32;

	private static final JsonFields.Field<List<ModelResult>> RUNS = new JsonFields.Field<>("runs",
			JsonFields.list(ResultReader::run));
	private static final JsonFields.Field<List<ImpossibleRun>> IMPOSSIBLE = new JsonFields.Field<>("impossible",
			JsonFields.list(ResultFields.IMPOSSIBLE_RUN.type().reader()));
	private static final JsonFields.Field<List<SweepAim>> AIMS = new JsonFields.Field<>("aims",
			JsonFields.list(ResultFields.SWEEP_AIM.type().reader()), List.of());

	private ResultReader() {
	}

	/**
	 * Reads a whole stream, which stays open.
	 *
	 * @return what the runs found out, never empty
	 * @throws UnreadableResultException where it holds no result, or one of another version
	 * @throws IOException               where the stream cannot be read
	 */
	public static List<ModelResult> read(InputStream stream) throws IOException, UnreadableResultException {
		return read(stream, MAX_BYTES);
	}

	/**
	 * Reads a whole stream, which stays open.
	 *
	 * @param longest how many bytes are read at most
	 * @return what the runs found out, never empty
	 * @throws UnreadableResultException if it holds no result, or one of another version
	 * @throws IOException               if the stream cannot be read
	 */
	public static List<ModelResult> read(InputStream stream, long longest) throws IOException, UnreadableResultException {
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
		if (schema.equals(ResultFields.RESULTS)) {
			JsonFields fields = JsonFields.rest(json, RUNS, IMPOSSIBLE, AIMS);
			return joined(fields.get(RUNS), fields.get(IMPOSSIBLE), fields.get(AIMS));
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
			case ResultFields.RESULT ->
					new ModelResult.OfSimulation(List.of(ResultFields.SIMULATION.readRest(json)), List.of());
			case ResultFields.FLEET -> ResultFields.FLEET_OF_MODEL.readRest(json);
			default ->
					throw new InvalidFieldException(
							"Its format is '" + schema + "'; this version of Lamina reads " + ResultFields.RESULT + ", "
									+ ResultFields.RESULTS + " and " + ResultFields.FLEET + '.');
		};
	}

	/** The runs of one sweep, which stand one after the other, as one finding with the combinations that could not be run. */
	private static List<ModelResult> joined(List<ModelResult> runs, List<ImpossibleRun> impossible,
			List<SweepAim> aims) {
		List<ModelResult> joined = new ArrayList<>();
		List<SimulationResult> sweep = new ArrayList<>();
		for (ModelResult run : runs) {
			SimulationResult next = run instanceof ModelResult.OfSimulation simulation ? simulation.results().getFirst() : null;
			if (!sweep.isEmpty() && (next == null || !isSameSweep(sweep.getFirst(), next))) {
				joined.add(sweep(sweep, impossible, aims));
				sweep.clear();
			}
			if (next == null) {
				joined.add(run);
			} else {
				sweep.add(next);
			}
		}
		if (!sweep.isEmpty()) {
			joined.add(sweep(sweep, impossible, aims));
		}
		return joined;
	}

	private static ModelResult sweep(List<SimulationResult> runs, List<ImpossibleRun> impossible, List<SweepAim> aims) {
		SimulationResult first = runs.getFirst();
		Optional<SweepAim> aim = aims.stream().filter(each -> !first.variation().isEmpty() && each.model().equals(first.model())
				&& each.simulation().equals(first.simulation())).findFirst();
		return new ModelResult.OfSimulation(runs, impossible.stream()
				.filter(each -> each.model().equals(first.model()) && each.simulation().equals(first.simulation())
						&& !first.variation().isEmpty())
				.map(each -> new ImpossibleCombination(each.variation(), each.code(), each.reason(), "")).toList(),
				aim.flatMap(SweepAim::minimized), aim.flatMap(SweepAim::search));
	}

	private static boolean isSameSweep(SimulationResult one, SimulationResult other) {
		return !one.variation().isEmpty() && one.model().equals(other.model()) && one.simulation().equals(other.simulation())
				&& List.copyOf(one.variation().keySet()).equals(List.copyOf(other.variation().keySet()));
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
				throw new InvalidFieldException("It is longer than " + size(longest) + '.');
			}
		}

		private static String size(long bytes) {
			return bytes < MEBIBYTE ? bytes / KIBIBYTE + " KiB" : bytes / MEBIBYTE + " MiB";
		}
	}
}
