package dev.lamina.cli.completion;

import java.util.List;

import dev.lamina.cli.completion.CommandSyntax.Anything;
import dev.lamina.cli.completion.CommandSyntax.Choices;
import dev.lamina.cli.completion.CommandSyntax.Files;
import dev.lamina.cli.completion.CommandSyntax.Folders;
import dev.lamina.cli.completion.CommandSyntax.Nothing;
import dev.lamina.cli.completion.CommandSyntax.Option;
import dev.lamina.cli.completion.CommandSyntax.Values;

/** The completion script for Fish. */
final class FishScript {
	private final CommandSyntax top;
	private final StringBuilder text = new StringBuilder();

	FishScript(CommandSyntax top) {
		this.top = top;
	}

	String text() {
		text.append("""
				# Completion of %1$s for Fish, made by '%1$s completion fish'.
				# whether the command is this one, and so many of its parameters are typed already where a number is given
				function __%1$s_in
					set -l words (commandline -opc)
					set -l found
					set -l place 0
					for word in $words[2..-1]
						string match -q -- '-*' $word; and continue
						if set -q found[1]
							set place (math $place + 1)
						else if contains -- $word %2$s
							set found $word
						end
					end
					test "$found" = "$argv[1]"; and begin
						not set -q argv[2]; or test $place -eq $argv[2]; or begin
							set -q argv[3]; and test $place -ge $argv[2]
						end
					end
				end
				complete -c %1$s -f
				""".formatted(top.name(), String.join(" ", top.commands().stream().map(CommandSyntax::name).toList())));
		options(top, "''");
		for (CommandSyntax command : top.commands()) {
			line("'__" + top.name() + "_in \"\"' -a " + command.name(), command.description());
		}
		for (CommandSyntax command : top.commands()) {
			options(command, command.name());
			List<Values> parameters = command.parameters();
			for (int i = 0; i < parameters.size(); i++) {
				String words = parameters.get(i) instanceof Anything ? "" : argument(parameters.get(i));
				if (!words.isEmpty()) {
					line("'__" + top.name() + "_in " + command.name() + " " + i + (i == parameters.size() - 1 ? " more" : "")
							+ "' " + words, "");
				}
			}
		}
		return text.toString();
	}

	private void options(CommandSyntax command, String name) {
		for (Option option : command.options()) {
			StringBuilder line = new StringBuilder("'__" + top.name() + "_in " + (name.equals("''") ? "\"\"" : name) + "'");
			for (String written : option.names()) {
				line.append(written.startsWith("--") ? " -l " : " -s ").append(written.replaceFirst("^-+", ""));
			}
			if (!(option.values() instanceof Nothing)) {
				line.append(" -r ").append(argument(option.values()));
			}
			line(line.toString().stripTrailing(), option.description());
		}
	}

	private static String argument(Values values) {
		return switch (values) {
			case Choices choices -> "-f -a '" + String.join(" ", choices.words()) + "'";
			case Files files -> "-F";
			case Folders folders -> "-f -a '(__fish_complete_directories)'";
			case Anything anything -> "-f";
			case Nothing nothing -> "";
		};
	}

	private void line(String condition, String description) {
		text.append("complete -c ").append(top.name()).append(" -n ").append(condition);
		if (!description.isEmpty()) {
			text.append(" -d '").append(description.replace("\\", "\\\\").replace("'", "\\'")).append('\'');
		}
		text.append('\n');
	}
}
