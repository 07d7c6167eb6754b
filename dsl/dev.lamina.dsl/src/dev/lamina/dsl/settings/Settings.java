package dev.lamina.dsl.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.xtext.diagnostics.Severity;

import dev.lamina.dsl.project.Problem;
import dev.lamina.dsl.validation.Rule;

/**
 * The settings that hold in a folder: those of the nearest {@value #FILE_NAME} in it or above, up to the root of the checkout.
 *
 * <pre>
 * [rules]
 * "passthrough.shared" = "warning"  # or "error", "info", "off"
 *
 * [validate]
 * baseline = "lamina-baseline.json" # problems that were there before anybody looked
 * </pre>
 */
public final class Settings {
	/** The name of the file, and the mark of a project's root. */
	public static final String FILE_NAME = ".lamina.toml";

	private static final Settings DEFAULTS = new Settings(null, "", Map.of(), null, List.of());
	private static final Map<Path, Read> READ = new ConcurrentHashMap<>();

	private final Path file;
	private final String text;
	private final Map<Rule, Severity> severities;
	private final Path baseline;
	private final List<Problem> problems;

	Settings(Path file, String text, Map<Rule, Severity> severities, Path baseline, List<Problem> problems) {
		this.file = file;
		this.text = text;
		this.severities = severities.isEmpty() ? Map.of() : new EnumMap<>(severities);
		this.baseline = baseline;
		this.problems = List.copyOf(problems);
	}

	private record Read(FileTime changed, long size, Settings settings) {
	}

	/** The settings of a folder; the defaults where no file says otherwise. */
	public static Settings of(Path folder) {
		for (Path place = folder.toAbsolutePath().normalize(); place != null; place = place.getParent()) {
			Path candidate = place.resolve(FILE_NAME);
			if (Files.isRegularFile(candidate)) {
				return read(candidate);
			}
			if (Files.exists(place.resolve(".git"))) {
				break;
			}
		}
		return DEFAULTS;
	}

	/** Reads a file again only when it has changed: each model of a project asks for it. */
	private static Settings read(Path file) {
		try {
			FileTime changed = Files.getLastModifiedTime(file);
			long size = Files.size(file);
			Read known = READ.get(file);
			if (known == null || !known.changed.equals(changed) || known.size != size) {
				known = new Read(changed, size, SettingsReader.read(file, Files.readString(file)));
				READ.put(file, known);
			}
			return known.settings;
		} catch (IOException unreadable) {
			return SettingsReader.unreadable(file);
		}
	}

	/** The file that says so; nothing where the defaults hold. */
	public Optional<Path> file() {
		return Optional.ofNullable(file);
	}

	/** The text of the file, for showing the place of a problem. */
	public String text() {
		return text;
	}

	/** How severe a breach of a rule is; {@link Severity#IGNORE} where the rule is off. */
	public Severity severity(Rule rule) {
		return severities.getOrDefault(rule, rule.severity());
	}

	/** Whether the file changes the severity of any rule. */
	public boolean changesRules() {
		return !severities.isEmpty();
	}

	/** The file with the problems that are known and not to be reported, whether or not there is one; nothing where none is named. */
	public Optional<Path> baseline() {
		return Optional.ofNullable(baseline);
	}

	/** What is wrong with the file, under the name that its path gives it. */
	public List<Problem> problems() {
		return problems;
	}

	/** What is wrong with the file, under another name for it. */
	public List<Problem> problems(String name) {
		return problems.stream().map(problem -> new Problem(name, problem.line(), problem.column(), problem.endLine(), problem.endColumn(),
				problem.severity(), problem.code(), problem.message(), problem.proposals())).toList();
	}
}
