package dev.lamina.dsl.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.eclipse.xtext.diagnostics.Severity;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

import dev.lamina.dsl.project.Problem;
import dev.lamina.dsl.spelling.NearMiss;
import dev.lamina.dsl.validation.Rule;

/** Reads one settings file; what it does not understand becomes a problem at its place, and the rest still counts. */
final class SettingsReader {
	private static final String RULES = "rules";
	private static final Map<String, Severity> WORDS = Map.of("error", Severity.ERROR, "warning", Severity.WARNING, "info", Severity.INFO, "off",
			Severity.IGNORE);
	private static final List<String> SPOKEN = List.of("error", "warning", "info", "off");

	private final Path file;
	private final String text;
	private final List<Problem> problems = new ArrayList<>();
	private final Map<Rule, Severity> severities = new EnumMap<>(Rule.class);

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
		return new Settings(file, "", Map.of(), reader.problems);
	}

	private Settings settings() {
		TomlParseResult read = Toml.parse(text);
		for (TomlParseError error : read.errors()) {
			report(Rule.SETTINGS_MALFORMED, error.position(), 0, "This is no TOML: " + error.getMessage() + ".", List.of());
		}
		for (String section : read.keySet()) {
			if (!section.equals(RULES)) {
				report(Rule.SETTINGS_UNKNOWN, read.inputPositionOf(List.of(section)), section.length(), "There is no section '" + section + "'. Known is '" + RULES + "'.",
						NearMiss.ranked(section, List.of(RULES)));
			} else if (read.get(List.of(RULES)) instanceof TomlTable rules) {
				rules(rules, read);
			} else {
				report(Rule.SETTINGS_MALFORMED, read.inputPositionOf(List.of(RULES)), RULES.length(), "'rules' is a section. Write '[rules]' above the rules.", List.of());
			}
		}
		problems.sort(Comparator.naturalOrder());
		return new Settings(file, text, severities, problems);
	}

	/** Both ways to write a code are the same: "policy.unused" in quotes, and policy.unused, which TOML reads as a table. */
	private void rules(TomlTable rules, TomlParseResult root) {
		for (List<String> path : rules.keyPathSet()) {
			String code = String.join(".", path);
			List<String> full = new ArrayList<>(List.of(RULES));
			full.addAll(path);
			TomlPosition place = root.inputPositionOf(full);
			Optional<Rule> rule = Rule.of(code);
			Object value = rules.get(path);
			if (rule.isEmpty()) {
				List<String> codes = Arrays.stream(Rule.values()).map(Rule::code).toList();
				report(Rule.SETTINGS_UNKNOWN, place, code.length(), "There is no rule '" + code + "'." + NearMiss.suggestion(code, codes), NearMiss.ranked(code, codes));
			} else if (!(value instanceof String word && WORDS.containsKey(word))) {
				String spoken = String.valueOf(value);
				report(Rule.SETTINGS_MALFORMED, place, code.length(), "'" + spoken + "' is no severity. Write \"error\", \"warning\", \"info\" or \"off\"."
						+ NearMiss.suggestion(spoken, SPOKEN), List.of());
			} else if (!rule.get().isSettable() && WORDS.get(word) != rule.get().severity()) {
				report(Rule.SETTINGS_MALFORMED, place, code.length(), "'" + code + "' is always an " + rule.get().severity().name().toLowerCase(Locale.ROOT)
						+ ": without that rule a model cannot be understood or laid out. Remove the line.", List.of());
			} else {
				severities.put(rule.get(), WORDS.get(word));
			}
		}
	}

	private void report(Rule rule, TomlPosition place, int length, String message, List<String> proposals) {
		int line = place == null ? 1 : place.line();
		int column = place == null ? 1 : place.column();
		problems.add(new Problem(file.toString(), line, column, line, column + length,
				rule.severity() == Severity.ERROR ? dev.lamina.dsl.project.Severity.ERROR : dev.lamina.dsl.project.Severity.WARNING, rule.code(), message, proposals));
	}
}
