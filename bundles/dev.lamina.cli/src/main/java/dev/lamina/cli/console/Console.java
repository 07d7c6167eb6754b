package dev.lamina.cli.console;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import dev.lamina.model.file.FileNameEncoding;
import dev.lamina.model.text.PrintableText;

/**
 * The world outside a command: where it reads and writes, in which folder it is, and whether a person looks on. Text is
 * UTF-8 with plain line feeds everywhere, so that the same command writes the same bytes on every machine.
 */
public final class Console {
	/** When to use colours. */
	public enum Colours {
		auto, always, never
	}

	private static final int BUFFER = 1 << 16;

	private final BrokenPipeTolerantStream outEnd;
	private final PrintStream out;
	private final PrintStream err;
	private final InputStream in;
	private final Path directory;
	private final Map<String, String> environment;
	private final Terminals terminals;
	private Colours colours = Colours.auto;

	public Console(OutputStream out, OutputStream err, InputStream in, Path directory, Map<String, String> environment,
			Terminals terminals) {
		this.outEnd = new BrokenPipeTolerantStream(out);
		this.out = new PrintStream(new BufferedOutputStream(outEnd, BUFFER), false, StandardCharsets.UTF_8);
		this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
		this.in = in;
		this.directory = directory;
		this.environment = environment;
		this.terminals = terminals;
	}

	/** The console of this process. */
	public static Console ofProcess() {
		return new Console(new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err), System.in,
				Path.of(""), System.getenv(), Terminals.ofProcess());
	}

	/** Standard output, buffered. */
	public PrintStream out() {
		return out;
	}

	/** Standard error. */
	public PrintStream err() {
		return err;
	}

	/** Writes a line to standard output; names of files in it are shown without what a terminal would obey. */
	public void printLine(String text) {
		out.print(PrintableText.line(text) + '\n');
	}

	/**
	 * Writes a whole text to standard output.
	 *
	 * @throws X if there is no text
	 */
	public <X extends Exception> void write(OutputFile.Content<X> content) throws X {
		try {
			Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
			content.writeTo(writer);
			writer.flush();
		} catch (IOException neverThrownByPrintStreams) {
			throw new UncheckedIOException(neverThrownByPrintStreams);
		}
	}

	/** Writes a line to standard error; names and texts of strangers in it are shown without what a terminal would obey. */
	public void printErrorLine(String text) {
		err.print((text.startsWith("  ") ? "  " : "") + PrintableText.line(text) + '\n');
	}

	/** Standard input. */
	public InputStream in() {
		return in;
	}

	/**
	 * The file that a user means by a name.
	 *
	 * @throws CommandException if the locale does not let it be opened
	 */
	public Path path(String name) {
		unopenableReason(name).ifPresent(obstacle -> {
			throw new CommandException("'" + DiagnosticPrinter.printable(name) + "' " + obstacle);
		});
		return directory.resolve(name);
	}

	/** Why the locale keeps a file from being opened, as the rest of the sentence that begins with its name. */
	public Optional<String> unopenableReason(String name) {
		return FileNameEncoding.obstacle(directory, name);
	}

	/** The folder that the command was started in. */
	public Path directory() {
		return directory;
	}

	/** What an environment variable says; nothing if it is not set. */
	public String environmentVariable(String name) {
		return environment.getOrDefault(name, "");
	}

	/** Whether an environment variable is set to something. */
	public boolean isSet(String variable) {
		return !environment.getOrDefault(variable, "").isEmpty();
	}

	/** Whether standard error is read by a person. */
	boolean isInteractive() {
		return terminals.err() && !isPlainTerminal();
	}

	/** Whether standard output is a terminal that can do more than print line after line. */
	public boolean outIsTerminal() {
		return terminals.out() && !isPlainTerminal();
	}

	public void colours(Colours wanted) {
		colours = wanted;
	}

	/** Whether to write colours to standard output. */
	public boolean outHasColours() {
		return hasColours(terminals.out());
	}

	/** Whether to write colours to standard error. */
	public boolean errHasColours() {
		return hasColours(terminals.err());
	}

	/**
	 * Sends everything on its way.
	 *
	 * @throws CommandException if standard output could not take it, other than because its reader has left
	 */
	public void flush() {
		out.flush();
		err.flush();
		IOException failure = outEnd.failure();
		if (failure != null) {
			throw new CommandException("Standard output cannot be written: " + CommandException.reason(failure) + ".", failure);
		}
	}

	private boolean hasColours(boolean terminal) {
		return switch (colours) {
			case always -> true;
			case never -> false;
			case auto -> terminal && !isSet("NO_COLOR") && !isPlainTerminal();
		};
	}

	private boolean isPlainTerminal() {
		return "dumb".equals(environment.get("TERM"));
	}
}
