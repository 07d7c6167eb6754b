package dev.lamina.dsl.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.lamina.dsl.diagnostic.Diagnostic;

/**
 * A problem that a file announces in a comment: {@code //! error[unit.binary]: 74.5 GiB} stands on a line above the line with
 * the problem, with nothing but other such comments between, and says a part of the message.
 *
 * @param line     the line of the problem, from 1
 * @param severity error or warning
 * @param code     the code of the rule
 * @param part     a part of the message
 */
record ExpectedDiagnostic(int line, String severity, String code, String part) {
	private static final Pattern FORM = Pattern.compile("\\s*//! (\\w+)\\[([\\w.]+)\\]: (.*\\S)\\s*");

	static List<ExpectedDiagnostic> in(String source) {
		List<ExpectedDiagnostic> announced = new ArrayList<>();
		String[] lines = source.split("\n", -1);
		for (int i = 0; i < lines.length; i++) {
			Matcher matcher = FORM.matcher(lines[i]);
			if (matcher.matches()) {
				int line = i + 1;
				while (FORM.matcher(lines[line]).matches()) {
					line++;
				}
				announced.add(new ExpectedDiagnostic(line + 1, matcher.group(1), matcher.group(2), matcher.group(3)));
			}
		}
		return announced;
	}

	boolean means(Diagnostic diagnostic) {
		return diagnostic.line() == line && diagnostic.code().equals(code) && diagnostic.message().contains(part)
				&& diagnostic.severity().name().toLowerCase(Locale.ROOT).equals(severity);
	}
}
