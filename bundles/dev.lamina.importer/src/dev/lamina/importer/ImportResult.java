package dev.lamina.importer;

import java.util.List;

import dev.lamina.dsl.diagnostic.Diagnostic;

/**
 * What was made of some reports.
 *
 * @param text   the model, laid out
 * @param warnings what was not understood of the reports, with the places there; each also stands in the model as a comment
 * @param errors errors of the model: what is reported breaks rules of the language
 * @param hosts  how many hosts are declared
 * @param gpus   how many GPUs they have
 * @param vms    how many VMs were read
 */
public record ImportResult(String text, List<Diagnostic> warnings, List<Diagnostic> errors, int hosts, int gpus, int vms) {
	public ImportResult {
		warnings = List.copyOf(warnings);
		errors = List.copyOf(errors);
	}
}
