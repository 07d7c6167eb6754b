package dev.lamina.report.validation;

import java.util.List;

/**
 * One way to put a finding right.
 *
 * @param label     what it does: "Change to 'memory'"
 * @param preferred whether it is the likeliest of all
 * @param safe      whether it cannot change what was meant, so that it may be applied without asking
 * @param changes   what changes; none overlaps another
 */
public record ReportedFix(String label, boolean preferred, boolean safe, List<Replacement> changes) {
	/**
	 * A piece of a file and what is to stand there instead.
	 *
	 * @param file as {@link ReportedDiagnostic#file}
	 */
	public record Replacement(String file, SourceRegion region, String replacement) {
	}

	public ReportedFix {
		changes = List.copyOf(changes);
	}
}
