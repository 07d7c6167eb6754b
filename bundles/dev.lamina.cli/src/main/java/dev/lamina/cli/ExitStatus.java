package dev.lamina.cli;

/** What the exit status of the command says to scripts. */
final class ExitStatus {
	/** All is well; there may have been warnings. */
	static final int FINE = 0;
	/** The model has errors, a promise is broken, or a file is not formatted. */
	static final int FINDINGS = 1;
	/** Wrong use, or something could not be read or written. */
	static final int TROUBLE = 2;
	/** Stopped by Ctrl-C or a signal. */
	static final int INTERRUPTED = 130;

	private ExitStatus() {
	}
}
