package dev.lamina.cli.run;

import java.util.List;

import dev.lamina.cli.console.DiagnosticPrinter;
import dev.lamina.cli.input.ModelInputs.ModelInput;
import dev.lamina.cli.input.SourceLocation;
import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.diagnostic.Severity;
import dev.lamina.simulation.refusal.SimulationRefusedException;

/** Prints why a model cannot be simulated as validation reports a breach of the same rule. */
public final class SimulationRefusalPrinter {
	private SimulationRefusalPrinter() {
	}

	public static void print(ModelInput modelInput, SimulationRefusedException refused, DiagnosticPrinter diagnosticPrinter) {
		SourceLocation sourceLocation = SourceLocation.of(modelInput, refused.subject().orElse(null));
		Diagnostic diagnostic = new Diagnostic(sourceLocation.file(), sourceLocation.line(), sourceLocation.column(),
				sourceLocation.endLine(), sourceLocation.endColumn(),
				Severity.ERROR, refused.code(),
				refused.getMessage(), List.of());
		diagnosticPrinter.print(List.of(diagnostic), sourceLocation.text());
	}
}
