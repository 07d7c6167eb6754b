package dev.lamina.cli.version;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

import dev.lamina.cli.console.Console;
import dev.lamina.cli.console.ExitStatus;

/**
 * {@code lamina version}: says which Lamina this is. The number is that of the build, which has it from the topmost
 * {@code pom.xml}.
 */
@Command(name = "version", description = "Prints the version.", footer = { "", "Examples:", "  lamina version" })
public final class VersionCommand implements Callable<Integer> {
	public static final String NUMBER = line(0);
	public static final String TEXT = "lamina " + NUMBER;

	/** The day of the commit that was released; for other builds one that never changes. */
	public static final String DATE = line(1).replaceFirst("T.*", "");

	private final Console console;

	public VersionCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() {
		console.printLine(TEXT);
		return ExitStatus.OK;
	}

	/** The same for {@code --version}. */
	public static final class Provider implements IVersionProvider {
		@Override
		public String[] getVersion() {
			return new String[] { TEXT };
		}
	}

	private static String line(int index) {
		try (InputStream text = VersionCommand.class.getResourceAsStream("version.txt")) {
			return new String(text.readAllBytes(), StandardCharsets.UTF_8).lines().toList().get(index);
		} catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}
}
