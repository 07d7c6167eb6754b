package dev.lamina.dsl.ide.server;

/**
 * Tells the one that looks for a mistake of the server what happened: on standard error, because standard output belongs to the
 * protocol.
 */
final class ServerLog {
	private ServerLog() {
	}

	static void logUnexpected(Throwable trouble) {
		synchronized (System.err) {
			System.err.println("lamina lsp: unexpected, please report it:");
			trouble.printStackTrace();
		}
	}

	static void logLine(String sentence) {
		System.err.println("lamina lsp: " + sentence);
	}
}
