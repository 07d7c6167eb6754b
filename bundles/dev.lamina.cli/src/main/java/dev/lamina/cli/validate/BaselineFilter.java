package dev.lamina.cli.validate;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.lamina.cli.console.CommandException;
import dev.lamina.cli.console.Console;
import dev.lamina.cli.console.DiagnosticPrinter;
import dev.lamina.cli.console.OutputFile;
import dev.lamina.dsl.settings.ProjectSettings;
import dev.lamina.model.file.RefusedFileException;
import dev.lamina.report.validation.Baseline;

/** Leaves out what baselines know: the one that is asked for, or of each project the one that its settings name. */
final class BaselineFilter {
	private static final int MAX_SHOWN = 10;
	/** Bytes of a baseline that settings name: room for all findings that it can count. */
	private static final int MAX_BYTES = 256 << 20;

	private final Optional<Path> asked;
	private final Map<Path, Path> named = new HashMap<>();
	private final Map<Path, Baseline.EntryMatcher> entryMatchers = new LinkedHashMap<>();
	private final Map<Path, Set<String>> validatedFiles = new LinkedHashMap<>();
	private int suppressedCount;

	/** @param asked the baseline that counts for all files, instead of those that settings name */
	BaselineFilter(Optional<Path> asked) {
		this.asked = asked;
	}

	/**
	 * What is not known, in the same order.
	 *
	 * @throws CommandException if a baseline cannot be read
	 */
	List<FileReport> filter(List<FileReport> looked) {
		asked.ifPresent(this::count);
		return looked.stream().map(each -> each instanceof FileReport.Validated text ? unsuppressed(text) : each).toList();
	}

	/** How many findings were left out. */
	int suppressedCount() {
		return suppressedCount;
	}

	/** Says which entries of the baselines were not met, though their files were validated or are gone. */
	void printStale(Console console) {
		entryMatchers.forEach((file, entryMatcher) -> {
			Path folder = folder(file);
			List<Baseline.Entry> stale = entryMatcher.unmatched().stream()
					.filter(entry -> validatedFiles.getOrDefault(file, Set.of()).contains(entry.file())
							|| isGone(folder, entry.file()))
					.toList();
			if (!stale.isEmpty()) {
				console.printErrorLine("The baseline '" + file + "' " + "lists findings that no longer exist:");
				stale.stream().limit(MAX_SHOWN).forEach(entry -> console
						.printErrorLine(
								"  " + DiagnosticPrinter.printable(entry.file() + ": " + entry.rule() + ": " + entry.text())));
				if (stale.size() > MAX_SHOWN) {
					console.printErrorLine("  and " + (stale.size() - MAX_SHOWN) + " more");
				}
				console.printErrorLine("Write it again with --write-baseline.");
			}
		});
	}

	/** Writes a baseline that knows all that was found; errors in settings are not for it. */
	static Baseline write(List<FileReport> looked, Path file) {
		List<Baseline.Entry> entries = new ArrayList<>();
		for (FileReport each : looked) {
			if (each instanceof FileReport.Validated text) {
				text.diagnostics().forEach(locatedDiagnostic -> entries.add(entry(folder(file), text, locatedDiagnostic)));
			}
		}
		Baseline baseline = Baseline.of(entries);
		new OutputFile(file).write(baseline::write);
		return baseline;
	}

	private FileReport unsuppressed(FileReport.Validated text) {
		Optional<Path> file = asked.or(() -> named(ProjectSettings.of(text.folder())));
		if (file.isEmpty()) {
			return text;
		}
		Baseline.EntryMatcher entryMatcher = count(file.get());
		Path folder = folder(file.get());
		validatedFiles.computeIfAbsent(file.get(), first -> new HashSet<>()).add(nameOf(folder, text));
		List<LocatedDiagnostic> left = text.diagnostics().stream()
				.filter(locatedDiagnostic -> !entryMatcher.tryMatch(entry(folder, text, locatedDiagnostic))).toList();
		suppressedCount += text.diagnostics().size() - left.size();
		return text.withDiagnostics(left);
	}

	/**
	 * The baseline of a project. A user may name any file; settings, which come with a project, only what the project may read.
	 */
	private Optional<Path> named(ProjectSettings projectSettings) {
		Optional<Path> folder = projectSettings.file().map(Path::getParent);
		return projectSettings.baseline().map(name -> named.computeIfAbsent(folder.orElseThrow().resolve(name), file -> {
			try {
				projectSettings.access(folder.get()).locate(name, MAX_BYTES);
			} catch (RefusedFileException refused) {
				if (refused.reason() != RefusedFileException.Reason.MISSING) {
					throw new CommandException(
							"The baseline of '" + projectSettings.file().get() + "' is not read. " + refused.getMessage(),
							refused);
				}
			}
			return file;
		}));
	}

	private static Baseline.Entry entry(Path folder, FileReport.Validated text, LocatedDiagnostic locatedDiagnostic) {
		return new Baseline.Entry(nameOf(folder, text), locatedDiagnostic.reported().rule(), locatedDiagnostic.reported().text());
	}

	private static String nameOf(Path folder, FileReport.Validated text) {
		return text.file().map(file -> RepositoryPaths.between(folder, file)).orElse(text.name());
	}

	private Baseline.EntryMatcher count(Path file) {
		return entryMatchers.computeIfAbsent(file, unread -> read(unread).count());
	}

	private static Path folder(Path file) {
		Path folder = file.toAbsolutePath().normalize().getParent();
		try {
			return folder.toRealPath();
		} catch (IOException unreal) {
			return folder;
		}
	}

	private static boolean isGone(Path folder, String name) {
		return !Files.exists(folder.resolve(name));
	}

	private static Baseline read(Path file) {
		try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
			return Baseline.read(reader);
		} catch (NoSuchFileException missing) {
			throw new CommandException(
					"There is no baseline '" + file + "'. Write one with: lamina validate PATH --write-baseline " + file,
					missing);
		} catch (CharacterCodingException broken) {
			throw new CommandException("'" + file + "' is not a baseline: it is not UTF-8 text.", broken);
		} catch (Baseline.UnreadableBaselineException other) {
			throw new CommandException("'" + file + "' is not a baseline: " + other.getMessage() + ".", other);
		} catch (IOException unreadable) {
			throw new CommandException("The baseline '" + file + "' cannot be read: " + CommandException.reason(unreadable) + ".",
					unreadable);
		}
	}
}
