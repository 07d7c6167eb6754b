package dev.lamina.deployment;

import java.util.List;

/**
 * What a tool needs for a model: all of its files, or none and the reasons.
 *
 * @param files    the files in the order in which they were made; none where a finding is an error
 * @param findings what is missing or left out, in the order of the model
 */
public record Outcome(List<GeneratedFile> files, List<Finding> findings) {
	public Outcome {
		files = List.copyOf(files);
		findings = List.copyOf(findings);
	}
}
