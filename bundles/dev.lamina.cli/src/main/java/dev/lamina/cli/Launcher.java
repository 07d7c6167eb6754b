package dev.lamina.cli;

import dev.lamina.cli.console.ExitStatus;

/**
 * Starts {@link Main}, or says which Java is needed if this one is too old for it: the only class that is compiled for Java 8.
 */
public final class Launcher {
	private Launcher() {
	}

	public static void main(String[] arguments) {
		try {
			Main.main(arguments);
		} catch (UnsupportedClassVersionError tooOld) {
			System.err.println(
					"lamina: Lamina needs Java 21 or newer, and this is Java " + System.getProperty("java.version") + " from "
							+ System.getProperty("java.home") + ". Start it with the 'java' of a newer one.");
			System.exit(ExitStatus.ERROR); // a constant, put in place by the compiler: its class is not loaded
		}
	}
}
