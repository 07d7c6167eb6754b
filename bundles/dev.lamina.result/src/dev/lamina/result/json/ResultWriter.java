package dev.lamina.result.json;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

import com.google.gson.stream.JsonWriter;

import dev.lamina.result.ImpossibleCombination;
import dev.lamina.result.ModelResult;
import dev.lamina.result.SimulationResult;
import dev.lamina.result.json.ResultFields.ImpossibleRun;
import dev.lamina.result.json.ResultFields.SweepAim;

/**
 * Results as JSON for programs, in the format that {@code lamina-result-1.schema.json} and {@code lamina-fleet-1.schema.json}
 * beside this class describe: times in seconds, memory in bytes, parts of a whole as fractions. The same results give the same
 * bytes: fields stand in a fixed order, measured numbers have at most six significant digits, and what was not measured is null.
 */
public final class ResultWriter {
	private final JsonWriter json;

	private ResultWriter(JsonWriter json) {
		this.json = json;
	}

	/**
	 * Writes the result of one run as an object, and those of several runs or of a sweep as an object with a list of them, and a
	 * line end. The writer stays open.
	 *
	 * @throws IOException if the writer cannot write
	 */
	public static void write(List<ModelResult> findings, Writer writer) throws IOException {
		JsonWriter json = new JsonWriter(writer);
		json.setIndent("  ");
		json.setHtmlSafe(false);
		ResultWriter results = new ResultWriter(json);
		if (findings.size() == 1
				&& !(findings.getFirst() instanceof ModelResult.OfSimulation simulation && simulation.isSweep())) {
			results.writeRuns(findings.getFirst());
		} else {
			json.beginObject().name("schema").value(ResultFields.RESULTS).name("runs").beginArray();
			for (ModelResult found : findings) {
				results.writeRuns(found);
			}
			json.endArray().name("impossible").beginArray();
			for (ModelResult found : findings) {
				results.writeImpossible(found);
			}
			json.endArray();
			results.writeAims(findings);
			json.endObject();
		}
		json.flush();
		writer.write('\n');
		writer.flush();
	}

	private void writeRuns(ModelResult found) throws IOException {
		switch (found) {
			case ModelResult.OfFleet fleet -> ResultFields.FLEET_OF_MODEL.write(json, fleet);
			case ModelResult.OfSimulation simulation -> {
				for (SimulationResult result : simulation.results()) {
					ResultFields.SIMULATION.write(json, result);
				}
			}
		}
	}

	private void writeAims(List<ModelResult> findings) throws IOException {
		List<SweepAim> aims = findings.stream().filter(ModelResult.OfSimulation.class::isInstance)
				.map(ModelResult.OfSimulation.class::cast)
				.filter(found -> found.minimized().isPresent() || found.search().isPresent())
				.map(found -> new SweepAim(found.results().getFirst().model(), found.results().getFirst().simulation(),
						found.minimized(), found.search()))
				.toList();
		if (!aims.isEmpty()) {
			json.name("aims").beginArray();
			for (SweepAim aim : aims) {
				ResultFields.SWEEP_AIM.write(json, aim);
			}
			json.endArray();
		}
	}

	private void writeImpossible(ModelResult found) throws IOException {
		if (found instanceof ModelResult.OfSimulation simulation) {
			SimulationResult run = simulation.results().getFirst();
			for (ImpossibleCombination combination : simulation.impossible()) {
				ResultFields.IMPOSSIBLE_RUN.write(json,
						new ImpossibleRun(run.model(), run.simulation(), combination.variation(), combination.code(),
								combination.reason()));
			}
		}
	}
}
