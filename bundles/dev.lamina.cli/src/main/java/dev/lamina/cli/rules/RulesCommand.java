package dev.lamina.cli.rules;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import com.google.gson.stream.JsonWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.lamina.cli.console.CommandException;
import dev.lamina.cli.console.Console;
import dev.lamina.cli.console.DiagnosticPrinter;
import dev.lamina.cli.console.ExitStatus;
import dev.lamina.cli.option.OutputOption;
import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.dsl.help.RulePage;
import dev.lamina.dsl.spelling.SpellingSuggestions;

/** {@code lamina rules}: lists the rules that models are validated against, or explains some of them. */
@Command(name = "rules", description = "Lists the rules of the language, or explains those that are named.", footer = { "",
		"A project chooses the severity of a rule that is settable in a file .lamina.toml at its root:", "  [rules]",
		"  \"policy.unused\" = \"error\"    # or \"warning\", \"info\", \"off\"", "", "Examples:", "  lamina rules",
		"  lamina rules passthrough.shared",
		"  lamina rules --format json", "", "Exit status: 0 success, 2 usage or I/O error." })
public final class RulesCommand implements Callable<Integer> {
	private final Console console;

	/** How the list is written. */
	enum RulesFormat {
		text, json
	}

	@Parameters(arity = "0..*", paramLabel = "CODE", completionCandidates = RuleCodeCandidates.class,
			description = "Codes of rules, such as passthrough.shared; none for the list of all.")
	private List<String> codes = new ArrayList<>();

	@Option(names = "--format", paramLabel = "FORMAT",
			description = OutputOption.FORMAT_DESCRIPTION, defaultValue = "text")
	private RulesFormat rulesFormat;

	/** The codes of all rules, for completion. */
	static final class RuleCodeCandidates implements Iterable<String> {
		@Override
		public Iterator<String> iterator() {
			return Arrays.stream(Rule.values()).map(Rule::code).iterator();
		}
	}

	public RulesCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() {
		List<Rule> rules = codes.isEmpty() ? List.of(Rule.values()) : codes.stream().map(RulesCommand::known).toList();
		if (rulesFormat == RulesFormat.json) {
			json(rules);
		} else if (codes.isEmpty()) {
			table(rules);
		} else {
			console.out().print(String.join("\n", rules.stream().map(RulePage::of).toList()));
		}
		return ExitStatus.OK;
	}

	private static Rule known(String code) {
		List<String> all = Arrays.stream(Rule.values()).map(Rule::code).toList();
		return Rule.of(code)
				.orElseThrow(() -> new CommandException(
						"There is no rule '" + DiagnosticPrinter.printable(code) + "'."
								+ SpellingSuggestions.suggestion(code, all)
								+ " 'lamina rules' lists all."));
	}

	private void table(List<Rule> rules) {
		int width = rules.stream().mapToInt(rule -> rule.code().length()).max().orElse(0);
		String row = "%-" + width + "s  %-8s  %-8s  %-3s  %s";
		console.printLine(String.format(Locale.ROOT, row, "rule", "severity", "settable", "fix", "what it demands"));
		for (Rule rule : rules) {
			console.printLine(String.format(Locale.ROOT, row, rule.code(), severity(rule), rule.isSettable() ? "yes" : "no",
					rule.hasFix() ? "yes" : "no", rule.title()));
		}
	}

	private void json(List<Rule> rules) {
		try {
			Writer writer = new OutputStreamWriter(console.out(), StandardCharsets.UTF_8);
			JsonWriter json = new JsonWriter(writer);
			json.setIndent("  ");
			json.setHtmlSafe(false);
			json.beginArray();
			for (Rule rule : rules) {
				json.beginObject().name("code").value(rule.code()).name("severity").value(severity(rule)).name("settable")
						.value(rule.isSettable())
						.name("fix").value(rule.hasFix()).name("demands").value(rule.title()).endObject();
			}
			json.endArray();
			writer.write('\n');
			writer.flush();
		} catch (IOException trouble) {
			throw new CommandException("The list cannot be written: " + CommandException.reason(trouble) + ".", trouble);
		}
	}

	private static String severity(Rule rule) {
		return rule.severity().name().toLowerCase(Locale.ROOT);
	}
}
