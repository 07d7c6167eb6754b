package dev.lamina.cli.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

public /**
		* Which outputs are terminals. Java can only ask for standard input and output together, so the start script says it in the
		* property {@code lamina.terminals} ({@code out}, {@code err} or both); without it, Linux knows where the outputs lead.
		*/
record Terminals(boolean out, boolean err) {
	/** Neither output is a terminal. */
	public static final Terminals NONE = new Terminals(false, false);

	private static final String PROPERTY = "lamina.terminals";

	static Terminals ofProcess() {
		String said = System.getProperty(PROPERTY);
		return said == null ? new Terminals(leadsToTerminal(1), leadsToTerminal(2))
				: new Terminals(said.contains("out"), said.contains("err"));
	}

	private static boolean leadsToTerminal(int descriptor) {
		try {
			String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
			return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
		} catch (IOException | UnsupportedOperationException notLinux) {
			return false;
		}
	}
}
