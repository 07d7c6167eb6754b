package dev.lamina.dsl.ide.server;

import java.util.List;

import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticTag;

import dev.lamina.dsl.project.Problem;

/** Problems as the protocol says them. */
final class Diagnostics {
	static final String SOURCE = "lamina";

	private Diagnostics() {
	}

	static Diagnostic of(Problem problem) {
		Diagnostic diagnostic = new Diagnostic(Places.range(problem), problem.message(), switch (problem.severity()) {
			case ERROR -> DiagnosticSeverity.Error;
			case WARNING -> DiagnosticSeverity.Warning;
			case INFO -> DiagnosticSeverity.Information;
		}, SOURCE, problem.code());
		if (problem.code().endsWith(".unused")) {
			diagnostic.setTags(List.of(DiagnosticTag.Unnecessary));
		}
		return diagnostic;
	}
}
