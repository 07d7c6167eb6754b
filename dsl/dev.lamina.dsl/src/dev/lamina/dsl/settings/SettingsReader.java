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
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

import dev.lamina.dsl.project.Problem;
import dev.lamina.dsl.settings.SeverityChoice.RefusedException.Reason;
import dev.lamina.dsl.spelling.NearMiss;
import dev.lamina.dsl.validation.Rule;

/** Reads one settings file; what it does not understand becomes a problem at its place, and the rest still counts. */
final class SettingsReader {
	private static final String RULES = "rules";
	private static final String VALIDATE = "validate";
	private static final String BASELINE = "baseline";

	private final Path file;
	private final String text;
	private final List<Problem> problems = new ArrayList<>();
	private final Map<Rule, Severity> severities = new EnumMap<>(Rule.class);
	private Path baseline;

	private SettingsReader(Path file, String text) {
		this.file = file;
		this.text = text;
	}

	static Settings read(Path file, String text) {
		return new SettingsReader(file, text).settings();
	}

	static Settings unreadable(Path file) {
		SettingsReader reader = new SettingsReader(file, "");
		reader.report(Rule.SETTINGS_MALFORMED, TomlPosition.positionAt(1, 1), 0, "The settings cannot be read: the file is no UTF-8 text, or there is no permission.",
				List.of());
		return new Settings(file, "", Map.of(), null, reader.problems);
	}

	private Settings settings() {
		TomlParseResult read = Toml.parse(text);
		for (TomlParseError error : read.errors()) {
			report(Rule.SETTINGS_MALFORMED, error.position(), 0, "This is no TOML: " + error.getMessage() + ".", List.of());
		}
		for (String section : read.keySet()) {
			switch (section) {
				case RULES -> table(section, read).ifPresent(rules -> rules(rules, read));
				case VALIDATE -> table(section, read).ifPresent(validation -> validation(validation, read));
				default -> report(Rule.SETTINGS_UNKNOWN, read.inputPositionOf(List.of(section)), section.length(), "There is no section '" + section + "'. Known are '"
						+ RULES + "' and '" + VALIDATE + "'.", NearMiss.ranked(section, List.of(RULES, VALIDATE)));
			}
		}
		problems.sort(Comparator.naturalOrder());
		return new Settings(file, text, severities, baseline, problems);
	}

	private Optional<TomlTable> table(String section, TomlParseResult root) {
		if (root.get(List.of(section)) instanceof TomlTable table) {
			return Optional.of(table);
		}
		report(Rule.SETTINGS_MALFORMED, root.inputPositionOf(List.of(section)), section.length(), "'" + section + "' is a section. Write '[" + section
				+ "]' above what belongs to it.", List.of());
		return Optional.empty();
	}

	/** Both ways to write a code are the same: "policy.unused" in quotes, and policy.unused, which TOML reads as a table. */
	private void rules(TomlTable rules, TomlParseResult root) {
		for (List<String> path : rules.keyPathSet()) {
			String code = String.join(".", path);
			try {
				SeverityChoice choice = SeverityChoice.of(code, rules.get(path));
				severities.put(choice.rule(), choice.severity());
			} catch (SeverityChoice.RefusedException refused) {
				Rule broken = refused.reason() == Reason.NO_RULE ? Rule.SETTINGS_UNKNOWN : Rule.SETTINGS_MALFORMED;
				report(broken, place(root, RULES, path), code.length(), refused.getMessage() + (refused.reason() == Reason.FIXED ? " Remove the line." : ""),
						refused.proposals());
			}
		}
	}

	private void validation(TomlTable table, TomlParseResult root) {
		for (List<String> path : table.keyPathSet()) {
			String name = String.join(".", path);
			if (!name.equals(BASELINE)) {
				report(Rule.SETTINGS_UNKNOWN, place(root, VALIDATE, path), name.length(), "There is no setting '" + name + "' in '" + VALIDATE + "'. Known is '" + BASELINE + "'.",
						NearMiss.ranked(name, List.of(BASELINE)));
			} else if (table.get(path) instanceof String written && isPath(written)) {
				baseline = file.resolveSibling(written);
			} else {
				report(Rule.SETTINGS_MALFORMED, place(root, VALIDATE, path), name.length(),
						"The baseline is the name of a file, such as \"lamina-baseline.json\", seen from the folder of the settings.", List.of());
			}
		}
	}

	private static boolean isPath(String written) {
		try {
			return !written.isBlank() && Path.of(written).getFileName() != null;
		} catch (InvalidPathException noPath) {
			return false;
		}
	}

	private static TomlPosition place(TomlParseResult root, String section, List<String> path) {
		return root.inputPositionOf(Stream.concat(Stream.of(section), path.stream()).toList());
	}

	private void report(Rule rule, TomlPosition place, int length, String message, List<String> proposals) {
		int line = place == null ? 1 : place.line();
		int column = place == null ? 1 : place.column();
		problems.add(new Problem(file.toString(), line, column, line, column + length,
				rule.severity() == Severity.ERROR ? dev.lamina.dsl.project.Severity.ERROR : dev.lamina.dsl.project.Severity.WARNING, rule.code(), message, proposals));
	}
}
