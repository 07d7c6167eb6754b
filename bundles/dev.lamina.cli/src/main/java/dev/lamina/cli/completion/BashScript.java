package dev.lamina.cli.completion;

import java.util.List;

import dev.lamina.cli.completion.CommandSyntax.Anything;
import dev.lamina.cli.completion.CommandSyntax.Choices;
import dev.lamina.cli.completion.CommandSyntax.Files;
import dev.lamina.cli.completion.CommandSyntax.Folders;
import dev.lamina.cli.completion.CommandSyntax.Nothing;
import dev.lamina.cli.completion.CommandSyntax.Option;
import dev.lamina.cli.completion.CommandSyntax.Values;

/** The completion script for Bash. Where it offers nothing, Bash offers files. */
final class BashScript {
	private final CommandSyntax top;
	private final StringBuilder text = new StringBuilder();

	BashScript(CommandSyntax top) {
		this.top = top;
	}

	String text() {
		text.append("""
				# Completion of %1$s for Bash, made by '%1$s completion bash'.
				_%1$s() {
					local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command= place=0 i
					# Bash takes --option=value apart
					if [[ $word == = ]]; then
						word=
					elif [[ $before == = && COMP_CWORD -gt 2 ]]; then
						before=${COMP_WORDS[COMP_CWORD - 2]}
					fi
					for ((i = 1; i < COMP_CWORD; i++)); do
						[[ ${COMP_WORDS[i]} == -?* ]] && continue
						if [[ -n $command ]]; then
							place=$((place + 1))
						else
							case ${COMP_WORDS[i]} in
							%2$s) command=${COMP_WORDS[i]} ;;
							esac
						fi
					done
					COMPREPLY=()
					case $command in
				""".formatted(top.name(), String.join(" | ", names(top.commands()))));
		command("''", top, names(top.commands()));
		for (CommandSyntax command : top.commands()) {
			command(command.name(), command, List.of());
		}
		text.append("""
					esac
				}
				complete -o bashdefault -o default -F _%1$s %1$s
				""".formatted(top.name()));
		return text.toString();
	}

	private void command(String pattern, CommandSyntax command, List<String> commands) {
		line(1, pattern + ")");
		List<Option> withValue = command.options().stream().filter(option -> !(option.values() instanceof Nothing)).toList();
		if (!withValue.isEmpty()) {
			line(2, "case $before in");
			for (Option option : withValue) {
				line(2, String.join(" | ", option.names()) + ") " + (reply(option.values()) + " return ;;").strip());
			}
			line(2, "esac");
		}
		line(2, "if [[ $word == -* ]]; then");
		line(3, reply(new Choices(command.options().stream().flatMap(option -> option.names().stream()).toList())));
		if (!commands.isEmpty()) {
			line(2, "else");
			line(3, reply(new Choices(commands)));
		} else {
			parameters(command.parameters());
		}
		line(2, "fi");
		line(2, ";;");
	}

	private void parameters(List<Values> parameters) {
		for (int i = 0; i < parameters.size(); i++) {
			if (parameters.get(i) instanceof Choices || parameters.get(i) instanceof Folders) {
				line(2, "elif [[ $place -eq " + i + " ]]; then");
				line(3, reply(parameters.get(i)));
			}
		}
	}

	/** A command of Bash, with its semicolon. */
	private static String reply(Values values) {
		return switch (values) {
			case Choices choices -> "COMPREPLY=($(compgen -W '" + String.join(" ", choices.words()) + "' -- \"$word\"));";
			case Folders folders -> "local IFS=$'\\n'; COMPREPLY=($(compgen -d -- \"$word\")); compopt -o filenames 2>/dev/null;";
			case Files files -> "";
			case Anything anything -> "";
			case Nothing nothing -> "";
		};
	}

	private static List<String> names(List<CommandSyntax> commands) {
		return commands.stream().map(CommandSyntax::name).toList();
	}

	private void line(int depth, String line) {
		text.append("\t".repeat(depth)).append(line.strip()).append('\n');
	}
}
