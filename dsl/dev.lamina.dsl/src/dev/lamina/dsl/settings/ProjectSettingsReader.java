package dev.lamina.dsl.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.xtext.diagnostics.Severity;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.dsl.settings.SeverityOverride.InvalidOverrideException.Reason;
import dev.lamina.dsl.spelling.SpellingSuggestions;

/** Reads one settings file; what it does not understand becomes a problem at its place, and the rest still counts. */
final class ProjectSettingsReader {
	private static final String RULES = "rules";
	private static final String VALIDATE = "validate";
	private static final String BASELINE = "baseline";
	private static final String FILES = "files";
	private static final String ALLOW = "allow";
	private static final List<String> SECTIONS = List.of(RULES, VALIDATE, FILES);
	/** Problems beyond which a file is not settings, or made by a program that went wrong. */
	private static final int MAX_DIAGNOSTICS = 100;
	/** Letters of a name beyond which it is shown in part. */
	private static final int MAX_NAME_LENGTH = 60;

	private final Path file;
	private final String text;
	private final List<Diagnostic> diagnostics = new ArrayList<>();
	private final Map<Rule, Severity> severities = new EnumMap<>(Rule.class);
	private final List<Path> allowed = new ArrayList<>();
	private String baseline;
	private int unnamed;

	private ProjectSettingsReader(Path file, String text) {
		this.file = file;
		this.text = text;
	}

	static ProjectSettings read(Path file, String text) {
		return new ProjectSettingsReader(file, text).settings();
	}

	/** The defaults, with the reason why the file does not count. */
	static ProjectSettings unreadable(Path file, String sentence) {
		ProjectSettingsReader reader = new ProjectSettingsReader(file, "");
		reader.report(Rule.SETTINGS_MALFORMED, TomlPosition.positionAt(1, 1), 0, sentence + " The defaults hold.", List.of());
		return reader.result();
	}

	private ProjectSettings settings() {
		Optional<TomlPosition> deep = TomlNesting.tooDeep(text);
		if (deep.isPresent()) {
			report(Rule.SETTINGS_MALFORMED, deep.get(), 1,
					"The settings are nested more than " + TomlNesting.MAX_DEPTH + " deep here, which no setting needs. "
							+ "The defaults hold.",
					List.of());
			return result();
		}
		TomlParseResult read = Toml.parse(text);
		for (TomlParseError error : read.errors()) {
			report(Rule.SETTINGS_MALFORMED, error.position(), 0, "This is not TOML: " + error.getMessage() + ".", List.of());
		}
		for (String section : read.keySet()) {
			switch (section) {
				case RULES -> table(section, read).ifPresent(rules -> rules(rules, read));
				case VALIDATE -> table(section, read).ifPresent(validation -> validation(validation, read));
				case FILES -> table(section, read).ifPresent(files -> files(files, read));
				default -> report(Rule.SETTINGS_UNKNOWN, read.inputPositionOf(List.of(section)), section.length(),
						"There is no section '" + shown(section)
								+ "'. Known are '" + RULES + "', '" + VALIDATE + "' and '" + FILES + "'.",
						ranked(section, SECTIONS));
			}
		}
		return result();
	}

	private ProjectSettings result() {
		diagnostics.sort(Comparator.naturalOrder());
		if (unnamed > 0) {
			Diagnostic last = diagnostics.getLast();
			diagnostics.add(new Diagnostic(last.file(), last.line(), last.column(), last.line(), last.column(), last.severity(),
					Rule.SETTINGS_MALFORMED.code(),
					"There are " + unnamed + " more such problems in the settings.", List.of()));
		}
		return new ProjectSettings(file, text, severities, baseline, allowed, diagnostics);
	}

	private Optional<TomlTable> table(String section, TomlParseResult root) {
		if (root.get(List.of(section)) instanceof TomlTable table) {
			return Optional.of(table);
		}
		report(Rule.SETTINGS_MALFORMED, root.inputPositionOf(List.of(section)), section.length(),
				"'" + section + "' is a section. Write '[" + section
						+ "]' above what belongs to it.",
				List.of());
		return Optional.empty();
	}

	/** Both ways to write a code are the same: "policy.unused" in quotes, and policy.unused, which TOML reads as a table. */
	private void rules(TomlTable rules, TomlParseResult root) {
		for (List<String> path : rules.keyPathSet()) {
			String code = String.join(".", path);
			if (code.length() > MAX_NAME_LENGTH || diagnostics.size() >= MAX_DIAGNOSTICS && Rule.of(code).isEmpty()) {
				report(Rule.SETTINGS_UNKNOWN, place(root, RULES, path), 1, "There is no rule '" + shown(code) + "'.", List.of());
				continue;
			}
			try {
				SeverityOverride override = SeverityOverride.of(code, rules.get(path));
				severities.put(override.rule(), override.severity());
			} catch (SeverityOverride.InvalidOverrideException refused) {
				Rule broken = refused.reason() == Reason.NO_RULE ? Rule.SETTINGS_UNKNOWN : Rule.SETTINGS_MALFORMED;
				report(broken, place(root, RULES, path), code.length(),
						refused.getMessage() + (refused.reason() == Reason.FIXED ? " Remove the line." : ""),
						refused.proposals());
			}
		}
	}

	private void validation(TomlTable table, TomlParseResult root) {
		for (List<String> path : table.keyPathSet()) {
			String name = String.join(".", path);
			if (!name.equals(BASELINE)) {
				report(Rule.SETTINGS_UNKNOWN, place(root, VALIDATE, path), name.length(),
						"There is no setting '" + shown(name) + "' in '" + VALIDATE + "'. Known is '" + BASELINE
								+ "'.",
						ranked(name, List.of(BASELINE)));
			} else if (table.get(path) instanceof String written && isPath(written)) {
				baseline = written;
			} else {
				report(Rule.SETTINGS_MALFORMED, place(root, VALIDATE, path), name.length(),
						"The baseline is the name of a file, such as \"lamina-baseline.json\", seen from the folder of the "
								+ "settings.",
						List.of());
			}
		}
	}

	private void files(TomlTable table, TomlParseResult root) {
		for (List<String> path : table.keyPathSet()) {
			String name = String.join(".", path);
			if (!name.equals(ALLOW)) {
				report(Rule.SETTINGS_UNKNOWN, place(root, FILES, path), name.length(),
						"There is no setting '" + shown(name) + "' in '" + FILES + "'. Known is '" + ALLOW + "'.",
						ranked(name, List.of(ALLOW)));
			} else if (table.get(path) instanceof TomlArray list
					&& list.toList().stream().allMatch(each -> each instanceof String written && isPath(written))) {
				list.toList().forEach(each -> allowed.add(file.resolveSibling((String) each)));
			} else {
				report(Rule.SETTINGS_MALFORMED, place(root, FILES, path), name.length(),
						"What models may name outside of the project is a list of folders or files, "
								+ "such as [\"/data/traces\", \"../shared\"], seen from the folder of the settings.",
						List.of());
			}
		}
	}

	private static String shown(String name) {
		return name.length() > MAX_NAME_LENGTH ? name.substring(0, MAX_NAME_LENGTH) + '…' : name;
	}

	private static List<String> ranked(String name, List<String> known) {
		return name.length() > MAX_NAME_LENGTH ? List.of() : SpellingSuggestions.ranked(name, known);
	}

	private static boolean isPath(String written) {
		try {
			return !written.isBlank() && Path.of(written).getNameCount() > 0;
		} catch (InvalidPathException noPath) {
			return false;
		}
	}

	private static TomlPosition place(TomlParseResult root, String section, List<String> path) {
		return root.inputPositionOf(Stream.concat(Stream.of(section), path.stream()).toList());
	}

	private void report(Rule rule, TomlPosition place, int length, String message, List<String> proposals) {
		if (diagnostics.size() >= MAX_DIAGNOSTICS) {
			unnamed++;
			return;
		}
		int line = place == null ? 1 : place.line();
		int column = place == null ? 1 : place.column();
		diagnostics.add(new Diagnostic(file.toString(), line, column, line, column + length,
				rule.severity() == Severity.ERROR ? dev.lamina.dsl.diagnostic.Severity.ERROR
						: dev.lamina.dsl.diagnostic.Severity.WARNING,
				rule.code(), message, proposals));
	}
}
