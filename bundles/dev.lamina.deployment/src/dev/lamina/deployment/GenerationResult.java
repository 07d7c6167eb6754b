package dev.lamina.deployment;

import java.util.List;

/**
 * What a tool needs for a model: all of its files, or none and the reasons.
 *
 * @param files    the files in the order in which they were made; none if a finding is an error
 * @param diagnostics what is missing or left out, in the order of the model
 */
public record GenerationResult(List<GeneratedFile> files, List<DeploymentDiagnostic> diagnostics) {
	public GenerationResult {
		files = List.copyOf(files);
		diagnostics = List.copyOf(diagnostics);
	}
}
