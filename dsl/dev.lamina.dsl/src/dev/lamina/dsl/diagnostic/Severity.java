package dev.lamina.dsl.diagnostic;

/** How bad a problem is, worst first. */
public enum Severity {
	/** The model means nothing, or something impossible; it cannot be simulated. */
	ERROR,
	/** The model can be simulated, but probably does not say what was meant. */
	WARNING,
	/** Worth knowing. */
	INFO
}
