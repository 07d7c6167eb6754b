package dev.lamina.cli;

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

import dev.lamina.dsl.settings.ProjectSettings;
import dev.lamina.model.file.RefusedFileException;
import dev.lamina.report.validation.Baseline;

/** Leaves out what baselines know: the one that is asked for, or of each project the one that its settings name. */
final class KnownFindings {
	private static final int MOST_SHOWN = 10;
	/** Bytes of a baseline that settings name: room for all findings that it can count. */
	private static final int MAX_BYTES = 256 << 20;

	private final Optional<Path> asked;
	private final Map<Path, Path> named = new HashMap<>();
	private final Map<Path, Baseline.EntryMatcher> entryMatchers = new LinkedHashMap<>();
	private final Map<Path, Set<String>> judged = new LinkedHashMap<>();
	private int known;

	/** @param asked the baseline that counts for all files, instead of those that settings name */
	KnownFindings(Optional<Path> asked) {
		this.asked = asked;
	}

	/**
	 * What is not known, in the same order.
	 *
	 * @throws CommandFailure where a baseline cannot be read
	 */
	List<Looked> without(List<Looked> looked) {
		asked.ifPresent(this::count);
		return looked.stream().map(each -> each instanceof Looked.AtText text ? unknown(text) : each).toList();
	}

	/** How many findings were left out. */
	int known() {
		return known;
	}

	/** Says which entries of the baselines were not met, though their files were validated or are gone. */
	void nameStale(Console console) {
		entryMatchers.forEach((file, entryMatcher) -> {
			Path folder = folder(file);
			List<Baseline.Entry> stale = entryMatcher.unmatched().stream()
					.filter(entry -> judged.getOrDefault(file, Set.of()).contains(entry.file()) || isGone(folder, entry.file()))
					.toList();
			if (!stale.isEmpty()) {
				console.errorLine("The baseline '" + file + "' " + "knows what is no more:");
				stale.stream().limit(MOST_SHOWN).forEach(entry -> console
						.errorLine("  " + Diagnostics.printable(entry.file() + ": " + entry.rule() + ": " + entry.text())));
				if (stale.size() > MOST_SHOWN) {
					console.errorLine("  and " + (stale.size() - MOST_SHOWN) + " more");
				}
				console.errorLine("Write it again with --write-baseline.");
			}
		});
	}

	/** Writes a baseline that knows all that was found; errors in settings are not for it. */
	static Baseline write(List<Looked> looked, Path file) {
		List<Baseline.Entry> entries = new ArrayList<>();
		for (Looked each : looked) {
			if (each instanceof Looked.AtText text) {
				text.found().forEach(found -> entries.add(entry(folder(file), text, found)));
			}
		}
		Baseline baseline = Baseline.of(entries);
		new OutputFile(file).write(baseline::write);
		return baseline;
	}

	private Looked unknown(Looked.AtText text) {
		Optional<Path> file = asked.or(() -> named(ProjectSettings.of(text.folder())));
		if (file.isEmpty()) {
			return text;
		}
		Baseline.EntryMatcher entryMatcher = count(file.get());
		Path folder = folder(file.get());
		judged.computeIfAbsent(file.get(), first -> new HashSet<>()).add(nameOf(folder, text));
		List<Found> left = text.found().stream().filter(found -> !entryMatcher.tryMatch(entry(folder, text, found))).toList();
		known += text.found().size() - left.size();
		return text.with(left);
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
					throw new CommandFailure(
							"The baseline of '" + projectSettings.file().get() + "' is not read. " + refused.getMessage(),
							refused);
				}
			}
			return file;
		}));
	}

	private static Baseline.Entry entry(Path folder, Looked.AtText text, Found found) {
		return new Baseline.Entry(nameOf(folder, text), found.finding().rule(), found.finding().text());
	}

	private static String nameOf(Path folder, Looked.AtText text) {
		return text.file().map(file -> FileNames.between(folder, file)).orElse(text.name());
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
			throw new CommandFailure(
					"There is no baseline '" + file + "'. Write one with: lamina validate PATH --write-baseline " + file,
					missing);
		} catch (CharacterCodingException broken) {
			throw new CommandFailure("'" + file + "' is no baseline: it is not UTF-8 text.", broken);
		} catch (Baseline.UnreadableBaselineException other) {
			throw new CommandFailure("'" + file + "' is no baseline: " + other.getMessage() + ".", other);
		} catch (IOException unreadable) {
			throw new CommandFailure("The baseline '" + file + "' cannot be read: " + CommandFailure.reason(unreadable) + ".",
					unreadable);
		}
	}
}
