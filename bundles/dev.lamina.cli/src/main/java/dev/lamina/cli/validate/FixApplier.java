package dev.lamina.cli.validate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import dev.lamina.cli.console.CommandException;
import dev.lamina.cli.console.DiagnosticPrinter;
import dev.lamina.cli.console.OutputFile;
import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.ide.fix.SafeFixes;
import dev.lamina.dsl.project.BatchValidator;
import dev.lamina.dsl.project.UnreadableSourceException;
import dev.lamina.dsl.settings.SeverityOverride;

/** Applies the safe fixes to files, or shows what they would change. A byte order mark and the ends of lines stay as they are. */
final class FixApplier {
	private static final String BYTE_ORDER_MARK = "\uFEFF";

	private final SafeFixes.Result result;

	private FixApplier(SafeFixes.Result result) {
		this.result = result;
	}

	/** Finds out what to change; nothing is written yet. */
	static FixApplier of(List<Path> files, int threads, List<SeverityOverride> overrides) {
		return new FixApplier(SafeFixes.of(BatchValidator.of(files), threads, overrides));
	}

	/** Whether there is nothing to change. */
	boolean isEmpty() {
		return result.fixedFiles().isEmpty();
	}

	/** Why files could not be read, a sentence for each. */
	List<String> unreadable() {
		return result.unreadableFiles().stream().map(UnreadableSourceException::getMessage).toList();
	}

	/** What of the fixes could not be worked out, a sentence for each. */
	List<String> failures() {
		return result.failures();
	}

	/** What would change, for {@code patch}. */
	String diff() {
		StringBuilder text = new StringBuilder();
		for (SafeFixes.FixedFile file : result.fixedFiles()) {
			String mark = mark(read(file));
			text.append(UnifiedDiff.of(file.name(), mark + file.before(), mark + file.after()));
		}
		return text.toString();
	}

	/**
	 * Writes the files and says a line about each fix.
	 *
	 * @throws CommandException if a file cannot be written, or has changed meanwhile; those before it are written then
	 */
	void write(Consumer<String> lines) {
		for (SafeFixes.FixedFile file : result.fixedFiles()) {
			String written = read(file);
			String mark = mark(written);
			if (!written.substring(mark.length()).equals(file.before())) {
				throw new CommandException("'" + file.name() + "' was changed meanwhile and stays as it is. Try again.");
			}
			new OutputFile(path(file)).write(writer -> {
				writer.write(mark);
				writer.write(file.after());
			});
			for (SafeFixes.AppliedFix appliedFix : file.applied()) {
				Diagnostic diagnostic = appliedFix.diagnostic();
				lines.accept(DiagnosticPrinter.printable(file.name() + ':' + diagnostic.line() + ':' + diagnostic.column())
						+ ": fixed["
						+ diagnostic.code() + "]: "
						+ DiagnosticPrinter.printable(appliedFix.fix().label()));
			}
		}
	}

	private static String mark(String text) {
		return text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
	}

	private static Path path(SafeFixes.FixedFile file) {
		return Path.of(file.file().toFileString());
	}

	private static String read(SafeFixes.FixedFile file) {
		try {
			return Files.readString(path(file), StandardCharsets.UTF_8);
		} catch (IOException vanished) {
			throw new CommandException(
					"'" + file.name() + "' cannot be read any more: " + CommandException.reason(vanished) + ".",
					vanished);
		}
	}
}
