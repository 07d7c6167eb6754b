package dev.lamina.report.validation;

/**
 * What there is to know about a rule.
 *
 * @param code     its stable name
 * @param severity    how severe a breach is by default
 * @param demand   what it demands, in one sentence
 * @param help     why, an example, and what to do, in Markdown
 * @param settable whether a project may choose how severe a breach is
 * @param fixable  whether some breaches can be put right by a program
 */
public record RuleDescriptor(String code, ReportedSeverity severity, String demand, String help, boolean settable,
		boolean fixable) {
}
