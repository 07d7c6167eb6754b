package dev.lamina.cli.validate;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.report.validation.ReportedDiagnostic;

/**
 * A problem in the two forms in which it is reported.
 *
 * @param diagnostic for people, with the file as they named it
 * @param reported for programs
 */
record LocatedDiagnostic(Diagnostic diagnostic, ReportedDiagnostic reported) {
}
