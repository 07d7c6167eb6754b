package dev.lamina.dsl.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.xtext.diagnostics.Severity;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.dsl.files.ProjectFolder;
import dev.lamina.model.file.FileAccess;
import dev.lamina.model.file.RefusedFileException;
import dev.lamina.model.file.RegularFile;

/**
 * The settings that hold in a folder: those of the nearest {@value #FILE_NAME} in it or above, up to the root of the checkout.
 *
 * <pre>
 * [rules]
 * "passthrough.shared" = "warning"  # or "error", "info", "off"
 *
 * [validate]
 * baseline = "lamina-baseline.json" # problems that were there before anybody looked
 *
 * [files]
 * allow = ["/data/traces"]          # what models may name outside of the project
 * </pre>
 */
public final class ProjectSettings {
	/** The name of the file, and the mark of a project's root. */
	public static final String FILE_NAME = ".lamina.toml";

	/** More than there are rules, with a comment for each. */
	private static final int MAX_BYTES = 256 << 10;
	private static final ProjectSettings DEFAULTS = new ProjectSettings(null, "", Map.of(), null, List.of(), List.of());
	private static final Map<Path, Read> READ = new ConcurrentHashMap<>();

	private final Path file;
	private final String text;
	private final Map<Rule, Severity> severities;
	private final String baseline;
	private final List<Path> allowed;
	private final List<Diagnostic> diagnostics;

	ProjectSettings(Path file, String text, Map<Rule, Severity> severities, String baseline, List<Path> allowed,
			List<Diagnostic> diagnostics) {
		this.file = file;
		this.text = text;
		this.severities = severities.isEmpty() ? Map.of() : new EnumMap<>(severities);
		this.baseline = baseline;
		this.allowed = List.copyOf(allowed);
		this.diagnostics = List.copyOf(diagnostics);
	}

	private record Read(FileTime changed, long size, ProjectSettings settings) {
	}

	/** The settings of a folder; the defaults where no file says otherwise. */
	public static ProjectSettings of(Path folder) {
		for (Path place = folder.toAbsolutePath().normalize(); place != null; place = place.getParent()) {
			Path candidate = place.resolve(FILE_NAME);
			if (Files.exists(candidate, LinkOption.NOFOLLOW_LINKS)) {
				return read(candidate);
			}
			if (ProjectFolder.isRepository(place)) {
				break;
			}
		}
		return DEFAULTS;
	}

	/** Reads a file again only when it has changed: each model of a project asks for it. */
	private static ProjectSettings read(Path file) {
		try {
			// a link may not lead out of the repository: what is wrong with a file is shown with its lines
			Path folder = file.getParent();
			RegularFile found = new FileAccess(folder, ProjectFolder.repository(folder).orElse(folder), List.of())
					.locate(FILE_NAME, MAX_BYTES);
			FileTime changed = Files.getLastModifiedTime(found.path());
			Read known = READ.get(file);
			if (known == null || !known.changed.equals(changed) || known.size != found.size()) {
				known = new Read(changed, found.size(),
						ProjectSettingsReader.read(file, RegularFile.text(found.path(), FILE_NAME, MAX_BYTES)));
				READ.put(file, known);
			}
			return known.settings;
		} catch (RefusedFileException refused) {
			return ProjectSettingsReader.unreadable(file, "The settings cannot be read: " + why(refused));
		} catch (IOException unreadable) {
			return ProjectSettingsReader.unreadable(file, "The settings cannot be read.");
		}
	}

	private static String why(RefusedFileException refused) {
		return switch (refused.reason()) {
			case MISSING -> "this is a link that leads nowhere.";
			case OUTSIDE -> "this is a link that leads out of the project.";
			case IRREGULAR -> "this is a folder, a device or a pipe, not a file.";
			case TOO_LARGE -> "the file is larger than " + (MAX_BYTES >> 10) + " KiB, too much for settings.";
			case NOT_TEXT -> "the file is not UTF-8 text. Save it as such.";
			case UNREADABLE -> "permission denied.";
		};
	}

	/** The file that says so; nothing if the defaults hold. */
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

	/**
	 * The files that models, and settings, may name.
	 *
	 * @param folder where relative names begin: that of the file which names them
	 */
	public FileAccess access(Path folder) {
		return new FileAccess(folder, ProjectFolder.holding(folder), allowed);
	}

	/** The file with the problems that are known and not to be reported, as the settings name it; nothing if they name none. */
	public Optional<String> baseline() {
		return Optional.ofNullable(baseline);
	}

	/** What is wrong with the file, under the name that its path gives it. */
	public List<Diagnostic> diagnostics() {
		return diagnostics;
	}

	/** What is wrong with the file, under another name for it. */
	public List<Diagnostic> diagnostics(String name) {
		return diagnostics.stream()
				.map(diagnostic -> new Diagnostic(name, diagnostic.line(), diagnostic.column(), diagnostic.endLine(),
						diagnostic.endColumn(),
						diagnostic.severity(), diagnostic.code(), diagnostic.message(), diagnostic.proposals()))
				.toList();
	}
}
