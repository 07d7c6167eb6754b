package dev.lamina.report.validation;

import java.util.Locale;

/** How severe a finding is: an error stops a run, a warning does not, information is for reading. */
public enum ReportedSeverity {
	ERROR, WARNING, INFO;

	/** The word for it in our own formats: error, warning, info. */
	String word() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The word for it in SARIF. */
	String inSarif() {
		return this == INFO ? "note" : word();
	}
}
