package dev.lamina.deployment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.emf.ecore.EObject;

/** Collects what a tool writes and what it misses; a finding about one declaration is kept once, however often it is met. */
public final class Draft {
	private record Mistake(String code, EObject at) {
	}

	private final List<GeneratedFile> files = new ArrayList<>();
	private final Map<Mistake, Finding> findings = new LinkedHashMap<>();

	/** Adds a file. */
	public void file(String path, String text, boolean executable) {
		files.add(new GeneratedFile(path, text, executable));
	}

	/** Notes that a fact is missing, so that nothing may be written. */
	public void error(String code, EObject at, String sentence) {
		add(new Finding(Finding.Severity.ERROR, code, at, sentence));
	}

	/** Notes that the tool leaves something out. */
	public void note(String code, EObject at, String sentence) {
		add(new Finding(Finding.Severity.NOTE, code, at, sentence));
	}

	void add(Finding finding) {
		findings.putIfAbsent(new Mistake(finding.code(), finding.at()), finding);
	}

	/** Everything collected, without files where an error was found. */
	Outcome outcome() {
		List<Finding> found = List.copyOf(findings.values());
		return new Outcome(found.stream().anyMatch(Finding::isError) ? List.of() : List.copyOf(files), found);
	}
}
