package dev.lamina.cli.console;

import java.io.PrintStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.diagnostic.Severity;
import dev.lamina.model.text.PrintableText;
import dev.lamina.report.text.TextStyle;

/** Prints problems as {@code file:line:column: severity[code]: sentence} with the place in the text, and counts them. */
public final class DiagnosticPrinter {
	private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

	private final PrintStream out;
	private final boolean colours;
	private final Map<Severity, Integer> counts = new EnumMap<>(Severity.class);

	public DiagnosticPrinter(PrintStream out, boolean colours) {
		this.out = out;
		this.colours = colours;
	}

	/** Prints the problems of one text. */
	public void print(List<Diagnostic> diagnostics, String text) {
		if (diagnostics.isEmpty()) {
			return;
		}
		String[] lines = LINE_END.split(text, -1);
		for (Diagnostic diagnostic : diagnostics) {
			counts.merge(diagnostic.severity(), 1, Integer::sum);
			out.print(header(diagnostic));
			if (diagnostic.line() >= 1 && diagnostic.line() <= lines.length) {
				String line = lines[diagnostic.line() - 1];
				int end = diagnostic.endLine() > diagnostic.line() ? line.length() + 1 : diagnostic.endColumn();
				out.print(CodeFrame.of(line, diagnostic.line(), diagnostic.column(), end, style(diagnostic.severity()), colours));
			}
		}
	}

	/** How many problems of a severity were printed. */
	public int count(Severity severity) {
		return counts.getOrDefault(severity, 0);
	}

	/** The closing line: {@code 2 errors, 1 warning in 3 files}. */
	public String summary(int files) {
		StringBuilder summary = new StringBuilder();
		for (Severity severity : Severity.values()) {
			if (count(severity) > 0) {
				summary.append(summary.isEmpty() ? "" : ", ").append(pluralize(count(severity), word(severity)));
			}
		}
		return (summary.isEmpty() ? "no problems" : summary) + " in " + pluralize(files, "file");
	}

	public static String pluralize(int count, String noun) {
		return count + " " + noun + (count == 1 ? "" : "s");
	}

	private String header(Diagnostic diagnostic) {
		String severity = style(diagnostic.severity()).apply(word(diagnostic.severity()) + '[' + diagnostic.code() + ']',
				colours);
		String place = diagnostic.file() + ':' + diagnostic.line() + ':' + diagnostic.column();
		return TextStyle.TITLE.apply(printable(place), colours) + ": " + severity + ": " + printable(diagnostic.message()) + '\n';
	}

	private static String word(Severity severity) {
		return severity == Severity.INFO ? "note" : severity.name().toLowerCase(Locale.ROOT);
	}

	private static TextStyle style(Severity severity) {
		return switch (severity) {
			case ERROR -> TextStyle.BAD;
			case WARNING -> TextStyle.CAUTION;
			case INFO -> TextStyle.TITLE;
		};
	}

	/** A text without line ends and without what a terminal would obey or what hides what is written. */
	public static String printable(String text) {
		return PrintableText.line(text);
	}
}
