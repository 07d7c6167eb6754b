package dev.lamina.cli;

import java.util.List;

import dev.lamina.cli.Inputs.Input;
import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.diagnostic.Severity;
import dev.lamina.simulation.refusal.SimulationRefusedException;

/** Prints why a model cannot be simulated in the form of any other error. */
final class Refusal {
	private static final String CODE = "simulation.refused";

	private Refusal() {
	}

	static void print(Input input, SimulationRefusedException refused, Diagnostics diagnostics) {
		Place place = Place.of(input, refused.subject().orElse(null));
		Diagnostic diagnostic = new Diagnostic(place.file(), place.line(), place.column(), place.endLine(), place.endColumn(),
				Severity.ERROR, CODE,
				refused.getMessage(), List.of());
		diagnostics.print(List.of(diagnostic), place.text());
	}
}
