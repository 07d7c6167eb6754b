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
public record Repair(String label, boolean preferred, boolean safe, List<Change> changes) {
	/**
	 * A piece of a file and what is to stand there instead.
	 *
	 * @param file as {@link Finding#file}
	 */
	public record Change(String file, Span span, String replacement) {
	}

	public Repair {
		changes = List.copyOf(changes);
	}
}
