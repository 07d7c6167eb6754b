package dev.lamina.cli.completion;

import java.util.List;

import dev.lamina.cli.completion.CommandSyntax.Anything;
import dev.lamina.cli.completion.CommandSyntax.Choices;
import dev.lamina.cli.completion.CommandSyntax.Files;
import dev.lamina.cli.completion.CommandSyntax.Folders;
import dev.lamina.cli.completion.CommandSyntax.Nothing;
import dev.lamina.cli.completion.CommandSyntax.Option;
import dev.lamina.cli.completion.CommandSyntax.Values;

/** The completion script for the Z shell: as a file {@code _lamina} of its function path, or read by {@code source}. */
final class ZshScript {
	private final CommandSyntax top;
	private final StringBuilder text = new StringBuilder();

	ZshScript(CommandSyntax top) {
		this.top = top;
	}

	String text() {
		text.append("""
				#compdef %1$s
				# Completion of %1$s for the Z shell, made by '%1$s completion zsh'.
				_%1$s() {
					local curcontext=$curcontext state state_descr line
					typeset -A opt_args
					_arguments -C \\
				""".formatted(top.name()));
		options(top);
		text.append("""
						'1:command:->command' \\
						'*::argument:->argument'
					case $state in
					command)
						local -a commands=(
				""");
		for (CommandSyntax command : top.commands()) {
			line(3, quoted(command.name() + ":" + command.description()));
		}
		text.append("""
						)
						_describe -t commands command commands
						;;
					argument)
						case $line[1] in
				""");
		for (CommandSyntax command : top.commands()) {
			line(2, command.name() + ")");
			line(3, "_arguments \\");
			options(command);
			List<Values> parameters = command.parameters();
			for (int i = 0; i < parameters.size(); i++) {
				line(4, quoted((i == parameters.size() - 1 ? "*" : i + 1) + ":argument:" + action(parameters.get(i))) + " \\");
			}
			line(4, "&& return");
			line(3, ";;");
		}
		text.append("""
						esac
						;;
					esac
				}
				if [ "$funcstack[1]" = "_%1$s" ]; then
					_%1$s "$@"
				else
					compdef _%1$s %1$s
				fi
				""".formatted(top.name()));
		return text.toString();
	}

	private void options(CommandSyntax command) {
		for (Option option : command.options()) {
			for (String name : option.names()) {
				String others = option.names().size() < 2 ? "" : "(" + String.join(" ", option.names()) + ")";
				String value = option.values() instanceof Nothing ? "" : ":value:" + action(option.values());
				String assign = option.values() instanceof Nothing ? "" : name.startsWith("--") ? "=" : "+";
				line(4, quoted(others + name + assign + "["
						+ option.description().replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
								.replace(":", "\\:")
						+ "]" + value) + " \\");
			}
		}
	}

	private static String action(Values values) {
		return switch (values) {
			case Choices choices -> "(" + String.join(" ", choices.words()) + ")";
			case Files files -> "_files";
			case Folders folders -> "_files -/";
			case Anything anything -> "";
			case Nothing nothing -> "";
		};
	}

	private static String quoted(String text) {
		return "'" + text.replace("'", "'\\''") + "'";
	}

	private void line(int depth, String line) {
		text.append("\t".repeat(depth)).append(line).append('\n');
	}
}
