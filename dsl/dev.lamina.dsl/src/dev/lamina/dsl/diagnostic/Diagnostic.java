package dev.lamina.dsl.diagnostic;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Something wrong at a place of a file, said in one sentence or two.
 *
 * <p>Problems are ordered by file, line, column and code, which is the order in which they are reported.
 *
 * @param file      the file, named as the user named it
 * @param line      the first line, from 1
 * @param column    the first column, from 1, in UTF-16 units
 * @param endLine   the line in which the place ends, from 1
 * @param endColumn the column after the last letter, from 1
 * @param code      the stable name of the broken rule, such as {@code name.unknown}
 * @param message   what is wrong, and how to put it right
 * @param proposals texts that could stand there instead, best first
 */
public record Diagnostic(String file, int line, int column, int endLine, int endColumn, Severity severity, String code,
		String message, List<String> proposals) implements Comparable<Diagnostic> {
	private static final Comparator<Diagnostic> ORDER = Comparator.comparing(Diagnostic::file).thenComparingInt(Diagnostic::line)
			.thenComparingInt(Diagnostic::column).thenComparing(Diagnostic::code).thenComparing(Diagnostic::severity)
			.thenComparing(Diagnostic::message).thenComparingInt(Diagnostic::endLine).thenComparingInt(Diagnostic::endColumn)
			.thenComparing(diagnostic -> String.join("\n", diagnostic.proposals()));

	public Diagnostic {
		Objects.requireNonNull(file);
		Objects.requireNonNull(severity);
		Objects.requireNonNull(code);
		Objects.requireNonNull(message);
		proposals = List.copyOf(proposals);
	}

	@Override
	public int compareTo(Diagnostic other) {
		return ORDER.compare(this, other);
	}
}
