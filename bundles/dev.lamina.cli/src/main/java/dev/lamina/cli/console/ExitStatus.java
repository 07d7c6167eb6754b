package dev.lamina.cli.console;

/** What the exit status of the command says to scripts. */
public final class ExitStatus {
	/** All is well; there may have been warnings. */
	public static final int OK = 0;
	/** The model has errors, a promise is broken, or a file is not formatted. */
	public static final int PROBLEMS = 1;
	/** Wrong use, or something could not be read or written. */
	public static final int ERROR = 2;
	/** Stopped by Ctrl-C or a signal. */
	static final int INTERRUPTED = 130;

	private ExitStatus() {
	}
}
