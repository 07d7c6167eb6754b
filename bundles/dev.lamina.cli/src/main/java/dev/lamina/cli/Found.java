package dev.lamina.cli;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.report.validation.ReportedDiagnostic;

/**
 * A problem in the two forms in which it is reported.
 *
 * @param problem for people, with the file as they named it
 * @param finding for programs
 */
record Found(Diagnostic problem, ReportedDiagnostic finding) {
}
