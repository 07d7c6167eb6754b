package dev.lamina.cli.room;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import com.google.gson.stream.JsonWriter;

import dev.lamina.cli.console.CommandException;
import dev.lamina.cli.console.Console;
import dev.lamina.cli.console.DiagnosticPrinter;
import dev.lamina.cli.input.ModelInputs;
import dev.lamina.cli.input.ModelInputs.ModelInput;
import dev.lamina.cli.run.ValidModels;
import dev.lamina.dsl.project.ModelUnit;
import dev.lamina.dsl.project.UnreadableSourceException;
import dev.lamina.placement.assignment.Assignment;

/**
 * The model that a question is about, with who sits where in it before anything happens.
 *
 * @param unit       the model
 * @param assignment its VMs and GPUs
 */
record AskedModel(ModelUnit unit, Assignment assignment) {
	/** GPUs beyond this are counted and not listed, so that an answer is one screen. */
	static final int MAX_LINES = 20;

	/** How an answer is written. */
	enum AnswerFormat {
		text, json
	}

	/** Writes the fields of one JSON object. */
	interface Fields {
		void write(JsonWriter json) throws IOException;
	}

	/**
	 * Reads the model and prints its errors.
	 *
	 * @return nothing if it has errors
	 * @throws UnreadableSourceException if it cannot be read
	 * @throws CommandException          if the path holds several models
	 */
	static Optional<AskedModel> read(String path, Console console) throws UnreadableSourceException {
		DiagnosticPrinter diagnosticPrinter = new DiagnosticPrinter(console.err(), console.errHasColours());
		Optional<List<ModelInput>> read = ValidModels.read(ModelInputs.of(List.of(path)), console, diagnosticPrinter,
				"no answer is given", false);
		if (read.isEmpty()) {
			return Optional.empty();
		}
		List<ModelUnit> units = read.get().stream().map(ModelInput::project).distinct()
				.flatMap(project -> project.modelUnits().stream()).toList();
		if (units.size() != 1) {
			throw new CommandException("'" + DiagnosticPrinter.printable(path) + "' holds " + units.size()
					+ " models. Name the file of one.");
		}
		return Optional.of(new AskedModel(units.getFirst(), Assignment.of(units.getFirst().modelScope())));
	}

	/** Prints a JSON object. */
	static void printJson(Console console, Fields fields) {
		try {
			Writer writer = new OutputStreamWriter(console.out(), StandardCharsets.UTF_8);
			JsonWriter json = new JsonWriter(writer);
			json.setIndent("  ");
			json.setHtmlSafe(false);
			json.beginObject();
			fields.write(json);
			json.endObject();
			writer.write('\n');
			writer.flush();
		} catch (IOException trouble) {
			throw new CommandException("The answer cannot be written: " + CommandException.reason(trouble) + ".", trouble);
		}
	}
}
