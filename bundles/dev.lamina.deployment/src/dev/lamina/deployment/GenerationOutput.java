package dev.lamina.deployment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.emf.ecore.EObject;

/** Collects what a tool writes and what it misses; a finding about one declaration is kept once, however often it is met. */
public final class GenerationOutput {
	private record DiagnosticKey(String code, EObject at) {
	}

	private final String folder;
	private final List<GeneratedFile> files = new ArrayList<>();
	private final Map<DiagnosticKey, DeploymentDiagnostic> diagnostics = new LinkedHashMap<>();

	/**
	 * An output without files.
	 *
	 * @param folder the folder that all files lie in, without a slash at its end; empty for none
	 */
	public GenerationOutput(String folder) {
		this.folder = folder;
	}

	/**
	 * Adds a file.
	 *
	 * @param path relative to the folder of this output
	 */
	public void addFile(String path, String text, boolean executable) {
		files.add(new GeneratedFile(folder.isEmpty() ? path : folder + '/' + path, text, executable));
	}

	/** Notes that a fact is missing, so that nothing may be written. */
	public void addError(String code, EObject at, String sentence) {
		add(new DeploymentDiagnostic(DeploymentDiagnostic.Severity.ERROR, code, at, sentence));
	}

	/** Notes that the tool leaves something out. */
	public void addNote(String code, EObject at, String sentence) {
		add(new DeploymentDiagnostic(DeploymentDiagnostic.Severity.NOTE, code, at, sentence));
	}

	public void add(DeploymentDiagnostic deploymentDiagnostic) {
		diagnostics.putIfAbsent(new DiagnosticKey(deploymentDiagnostic.code(), deploymentDiagnostic.at()), deploymentDiagnostic);
	}

	/** Everything collected, without files where an error was found. */
	public GenerationResult toResult() {
		List<DeploymentDiagnostic> found = List.copyOf(diagnostics.values());
		return new GenerationResult(found.stream().anyMatch(DeploymentDiagnostic::isError) ? List.of() : List.copyOf(files),
				found);
	}
}
