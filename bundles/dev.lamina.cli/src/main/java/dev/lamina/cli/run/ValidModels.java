package dev.lamina.cli.run;

import java.util.List;
import java.util.Optional;

import dev.lamina.cli.console.Console;
import dev.lamina.cli.console.DiagnosticPrinter;
import dev.lamina.cli.input.ModelInputs;
import dev.lamina.cli.input.ModelInputs.ModelInput;
import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.diagnostic.Severity;
import dev.lamina.dsl.project.UnreadableSourceException;

/** Models without errors, for commands that do nothing with others. */
public final class ValidModels {
	private ValidModels() {
	}

	/**
	 * Reads models and prints what is wrong with their settings, with them, and with the other files of their packages.
	 *
	 * @param consequence  what is not done if there is an error: {@code nothing was written}
	 * @param withWarnings whether to print warnings, too
	 * @return nothing if there is an error
	 * @throws UnreadableSourceException if something cannot be read
	 */
	public static Optional<List<ModelInput>> read(ModelInputs modelInputs, Console console, DiagnosticPrinter diagnosticPrinter,
			String consequence, boolean withWarnings) throws UnreadableSourceException {
		List<ModelInput> read = modelInputs.read(console);
		ModelInputs.printSettings(read, diagnosticPrinter);
		for (ModelInput modelInput : read) {
			List<Diagnostic> problems = modelInput.problems().stream()
					.filter(diagnostic -> withWarnings || diagnostic.severity() == Severity.ERROR).toList();
			diagnosticPrinter.print(problems, modelInput.text());
		}
		List<ModelInput> others = diagnosticPrinter.count(Severity.ERROR) == 0 ? RunRequest.siblingsWithErrors(read) : List.of();
		others.forEach(other -> diagnosticPrinter.print(other.problems(), other.text()));
		if (diagnosticPrinter.count(Severity.ERROR) == 0) {
			return Optional.of(read);
		}
		console.printErrorLine(diagnosticPrinter.summary(read.size() + others.size()) + "; " + consequence);
		return Optional.empty();
	}
}
