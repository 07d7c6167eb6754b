package dev.lamina.report.validation;

import java.util.List;

/**
 * One validation of some files.
 *
 * @param version    the version of the program
 * @param exitStatus the status with which it ended
 * @param files      the files that were read, as {@link ReportedDiagnostic#file}, sorted as they were reported
 * @param diagnostics   what is wrong, in the order of the files and in them of the places
 * @param unreadable     what could not be read
 * @param rules      every rule that was checked
 * @param suppressedCount      how many findings were left out because the baseline knows them
 */
public record ValidationResult(String version, int exitStatus, List<String> files, List<ReportedDiagnostic> diagnostics,
		List<UnreadableFile> unreadable,
		List<RuleDescriptor> rules, int suppressedCount) {
	/**
	 * A file or folder that could not be read.
	 *
	 * @param file   as {@link ReportedDiagnostic#file}
	 * @param reason a sentence that names it
	 */
	public record UnreadableFile(String file, String reason) {
	}

	public ValidationResult {
		files = List.copyOf(files);
		diagnostics = List.copyOf(diagnostics);
		unreadable = List.copyOf(unreadable);
		rules = List.copyOf(rules);
	}

	long count(ReportedSeverity reportedSeverity) {
		return diagnostics.stream().filter(reportedDiagnostic -> reportedDiagnostic.severity() == reportedSeverity).count();
	}
}
