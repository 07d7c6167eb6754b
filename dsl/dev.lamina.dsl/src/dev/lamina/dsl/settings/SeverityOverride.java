package dev.lamina.dsl.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.eclipse.xtext.diagnostics.Severity;

import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.dsl.spelling.SpellingSuggestions;

/**
 * How severe the user wants breaches of a rule to be, where that may be chosen.
 *
 * @param severity {@link Severity#IGNORE} where the rule is off
 */
public record SeverityOverride(Rule rule, Severity severity) {
	private static final Map<String, Severity> WORDS = Map.of("error", Severity.ERROR, "warning", Severity.WARNING, "info",
			Severity.INFO, "off",
			Severity.IGNORE, "ignore", Severity.IGNORE);
	private static final List<String> SPOKEN = List.of("error", "warning", "info", "off");

	/** A choice that no one has; the message is a sentence for people. */
	public static final class InvalidOverrideException extends Exception {
		private static final long serialVersionUID = 1L;

		/** Why not. */
		enum Reason {
			NO_RULE, NO_SEVERITY, FIXED
		}

		private final dev.lamina.dsl.settings.SeverityOverride.InvalidOverrideException.Reason reason;
		private final List<String> proposals;

		InvalidOverrideException(dev.lamina.dsl.settings.SeverityOverride.InvalidOverrideException.Reason reason, String sentence,
				List<String> proposals) {
			super(sentence);
			this.reason = reason;
			this.proposals = List.copyOf(proposals);
		}

		dev.lamina.dsl.settings.SeverityOverride.InvalidOverrideException.Reason reason() {
			return reason;
		}

		/** Codes that may have been meant, nearest first. */
		List<String> proposals() {
			return proposals;
		}
	}

	/**
	 * Reads a choice.
	 *
	 * @param code the code of a rule, such as {@code policy.unused}
	 * @param word "error", "warning", "info", or "off", which "ignore" says as well
	 * @throws InvalidOverrideException if there is no such rule or severity, or the rule is fixed
	 */
	public static SeverityOverride of(String code, Object word) throws InvalidOverrideException {
		List<String> codes = Arrays.stream(Rule.values()).map(Rule::code).toList();
		Rule rule = Rule.of(code)
				.orElseThrow(() -> new InvalidOverrideException(
						dev.lamina.dsl.settings.SeverityOverride.InvalidOverrideException.Reason.NO_RULE,
						"There is no rule '" + code + "'." + SpellingSuggestions.suggestion(code, codes),
						SpellingSuggestions.ranked(code, codes)));
		Severity severity = word instanceof String text ? WORDS.get(text) : null;
		if (severity == null) {
			String spoken = String.valueOf(word);
			throw new InvalidOverrideException(
					dev.lamina.dsl.settings.SeverityOverride.InvalidOverrideException.Reason.NO_SEVERITY,
					"'" + spoken + "' is not a severity. Write \"error\", \"warning\", \"info\" or \"off\"."
							+ SpellingSuggestions.suggestion(spoken, SPOKEN),
					List.of());
		}
		if (!rule.isSettable() && severity != rule.severity()) {
			throw new InvalidOverrideException(dev.lamina.dsl.settings.SeverityOverride.InvalidOverrideException.Reason.FIXED,
					"'" + code + "' is always an " + rule.severity().name().toLowerCase(Locale.ROOT)
							+ ": without that rule a model cannot be understood or laid out.",
					List.of());
		}
		return new SeverityOverride(rule, severity);
	}
}
