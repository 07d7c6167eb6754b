package dev.lamina.report.validation;

import java.util.List;

/**
 * One validation of some files.
 *
 * @param version    the version of the program
 * @param exitStatus the status with which it ended
 * @param files      the files that were read, as {@link Finding#file}, sorted as they were reported
 * @param findings   what is wrong, in the order of the files and in them of the places
 * @param unread     what could not be read
 * @param rules      every rule that was checked
 * @param known      how many findings were left out because the baseline knows them
 */
public record Validation(String version, int exitStatus, List<String> files, List<Finding> findings, List<Unread> unread,
		List<RuleSheet> rules, int known) {
	/**
	 * A file or folder that could not be read.
	 *
	 * @param file   as {@link Finding#file}
	 * @param reason a sentence that names it
	 */
	public record Unread(String file, String reason) {
	}

	public Validation {
		files = List.copyOf(files);
		findings = List.copyOf(findings);
		unread = List.copyOf(unread);
		rules = List.copyOf(rules);
	}

	long count(Level level) {
		return findings.stream().filter(finding -> finding.level() == level).count();
	}
}
