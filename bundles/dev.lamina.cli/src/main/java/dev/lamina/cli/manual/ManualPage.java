package dev.lamina.cli.manual;

import java.util.ArrayList;
import java.util.List;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of a command line in roff, with all commands that are not hidden. */
public final class ManualPage {
	private final CommandSpec top;
	private final String version;
	private final String date;
	private final StringBuilder text = new StringBuilder();

	/**
	 * The page of a command line.
	 *
	 * @param top     the topmost command
	 * @param version what stands at the foot of the page
	 * @param date    when it was made, such as 2026-11-30
	 */
	public ManualPage(CommandSpec top, String version, String date) {
		this.top = top;
		this.version = version;
		this.date = date;
	}

	/** The page for the macros {@code man}, as {@code man -l} reads it. */
	public String text() {
		text.setLength(0);
		raw(".TH " + quoted(top.name().toUpperCase(java.util.Locale.ROOT)) + " 1 " + quoted(date) + " " + quoted(version) + " "
				+ quoted("Lamina Manual"));
		section("NAME");
		raw(escaped(top.name()) + " \\- " + escaped(sentence(top)));
		section("SYNOPSIS");
		raw(".B " + escaped(top.name()));
		plain("COMMAND [ARGUMENT]...");
		section("DESCRIPTION");
		plain(String.join(" ", top.usageMessage().description()));
		raw(".PP");
		plain("Commands and what they understand are listed below; 'lamina help COMMAND' prints the same about one of them.");
		section("OPTIONS");
		arguments(top);
		section("COMMANDS");
		for (CommandLine command : top.subcommands().values()) {
			if (!command.getCommandSpec().usageMessage().hidden()) {
				command(command.getCommandSpec());
			}
		}
		section("EXAMPLES AND EXIT STATUS");
		literal(top.usageMessage().footer());
		section("FILES");
		raw(".TP");
		raw(".B .lamina.toml");
		plain("marks the folder in which a project begins, and chooses how severe a breach of a rule is.");
		section("ENVIRONMENT");
		raw(".TP");
		raw(".B NO_COLOR");
		plain("if it is set, nothing is coloured.");
		raw(".TP");
		raw(".B JAVA_TOOL_OPTIONS");
		plain("options of Java, such as -Xmx8g for more memory.");
		return text.toString();
	}

	private void command(CommandSpec command) {
		raw(".SS " + quoted(escaped(top.name() + " " + command.name())));
		plain(String.join(" ", command.usageMessage().description()));
		raw(".PP");
		CommandLine.Help help = new CommandLine.Help(command, CommandLine.Help.defaultColorScheme(Ansi.OFF));
		raw(".RS 4");
		plain(help.synopsis(0).strip().replaceAll("\\s+", " "));
		raw(".RE");
		arguments(command);
		if (command.usageMessage().footer().length > 0) {
			raw(".PP");
			literal(command.usageMessage().footer());
		}
	}

	private void arguments(CommandSpec command) {
		for (PositionalParamSpec parameter : command.positionalParameters()) {
			if (!parameter.hidden()) {
				argument(parameter.paramLabel(), parameter.description());
			}
		}
		for (OptionSpec option : command.options()) {
			if (!option.hidden()) {
				String value = option.arity().max() == 0 ? "" : "=" + option.paramLabel();
				argument(String.join(", ", option.names()) + value, option.description());
			}
		}
	}

	private void argument(String written, String[] description) {
		raw(".TP");
		raw(".B " + escaped(written));
		plain(String.join(" ", description));
	}

	private void literal(String[] lines) {
		List<String> kept = new ArrayList<>(List.of(lines));
		while (!kept.isEmpty() && kept.getFirst().isBlank()) {
			kept.removeFirst();
		}
		raw(".nf");
		kept.forEach(this::plain);
		raw(".fi");
	}

	private void section(String title) {
		raw(".SH " + quoted(title));
	}

	/** Text that roff must not take for a request. */
	private void plain(String line) {
		String safe = escaped(line);
		raw(safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe);
	}

	private void raw(String line) {
		text.append(line).append('\n');
	}

	private static String sentence(CommandSpec command) {
		return String.join(" ", command.usageMessage().description()).replaceFirst("[.]$", "");
	}

	private static String quoted(String word) {
		return '"' + word.replace("\"", "\\(dq") + '"';
	}

	private static String escaped(String line) {
		return line.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga").replace("^", "\\(ha")
				.replace("~", "\\(ti");
	}
}
