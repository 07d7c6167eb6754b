package dev.lamina.cli.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What can be typed after a command's name: its options, its parameters and, for the topmost one, its commands; hidden ones are
 * left out.
 *
 * @param name        what is typed
 * @param description one sentence
 * @param options     in the order of the help
 * @param parameters  by their places; the last one may be repeated
 * @param commands    in the order of the help
 */
record CommandSyntax(String name, String description, List<Option> options, List<Values> parameters,
		List<CommandSyntax> commands) {
	/**
	 * An option.
	 *
	 * @param names       such as {@code -o} and {@code --output}
	 * @param description one sentence
	 * @param values      what follows it
	 */
	record Option(List<String> names, String description, Values values) {
	}

	/** What can stand in one place. */
	sealed interface Values {
	}

	/** Nothing: an option without a value. */
	record Nothing() implements Values {
	}

	/** Something that cannot be listed, such as a number. */
	record Anything() implements Values {
	}

	/**
	 * One of some words.
	 *
	 * @param words in the order of the help
	 */
	record Choices(List<String> words) implements Values {
	}

	/** The name of a file. */
	record Files() implements Values {
	}

	/** The name of a folder. */
	record Folders() implements Values {
	}

	/** The syntax of a command line with all its commands. */
	static CommandSyntax of(CommandSpec spec) {
		List<CommandSyntax> commands = new ArrayList<>();
		for (Map.Entry<String, CommandLine> command : spec.subcommands().entrySet()) {
			CommandSpec below = command.getValue().getCommandSpec();
			if (!below.usageMessage().hidden()) {
				commands.add(command.getKey().equals("help") ? help(below, spec) : of(below));
			}
		}
		return new CommandSyntax(spec.name(), sentence(spec.usageMessage().description()), options(spec),
				spec.positionalParameters().stream().map(CommandSyntax::values).toList(), commands);
	}

	private static CommandSyntax help(CommandSpec help, CommandSpec parent) {
		List<String> names = new ArrayList<>(parent.subcommands().entrySet().stream()
				.filter(command -> !command.getValue().getCommandSpec().usageMessage().hidden())
				.map(Map.Entry::getKey).toList());
		help.positionalParameters().forEach(word -> word.completionCandidates().forEach(names::add));
		return new CommandSyntax(help.name(), sentence(help.usageMessage().description()), options(help),
				List.of(new Choices(names)), List.of());
	}

	private static List<Option> options(CommandSpec spec) {
		return spec.options().stream().filter(option -> !option.hidden()).map(CommandSyntax::option).toList();
	}

	private static Option option(OptionSpec option) {
		Values values = option.arity().max() == 0 ? new Nothing() : values(option);
		return new Option(List.of(option.names()), sentence(option.description()), values);
	}

	private static Values values(PositionalParamSpec parameter) {
		return values((ArgSpec) parameter);
	}

	private static Values values(ArgSpec argument) {
		if (argument.completionCandidates() != null) {
			List<String> words = new ArrayList<>();
			argument.completionCandidates().forEach(words::add);
			if (!words.isEmpty()) {
				return new Choices(words);
			}
		}
		return switch (argument.paramLabel()) {
			case "FILE", "PATH", "RESULT", "MODEL", "NAME|DIR" -> new Files();
			case "DIR" -> new Folders();
			default -> new Anything();
		};
	}

	/** The first sentence of a description, without the full stop. */
	private static String sentence(String[] description) {
		String text = String.join(" ", description).replace("%n", "").strip();
		int end = text.indexOf(". ");
		return (end < 0 ? text : text.substring(0, end)).replaceFirst("[.]$", "");
	}
}
