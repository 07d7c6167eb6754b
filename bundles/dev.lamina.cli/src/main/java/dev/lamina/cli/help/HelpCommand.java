package dev.lamina.cli.help;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.lamina.cli.console.CommandException;
import dev.lamina.cli.console.Console;
import dev.lamina.cli.console.DiagnosticPrinter;
import dev.lamina.cli.console.ExitStatus;
import dev.lamina.dsl.ide.reference.LanguageReference;
import dev.lamina.dsl.ide.reference.ReferencePage;
import dev.lamina.dsl.spelling.SpellingSuggestions;

/** {@code lamina help}: explains a command, or a word of the language with the page that the workbench opens for it. */
@Command(name = "help", helpCommand = true, description = "Explains a command or a word of the language.", footer = { "",
		"Topics of the language:", "  language   how a model is written, with one to copy",
		"  events     what can happen during a simulation", "  measures   what can be promised",
		"  sweeps     what can be varied, and how the best is found",
		"  vm, host   and so on: what a declaration or a part of one can say", "", "Examples:", "  lamina help simulate",
		"  lamina help language", "  lamina help vm", "", "Exit status: 0 success, 2 usage or I/O error." })
public final class HelpCommand implements Callable<Integer> {
	private final Console console;

	@Spec
	private CommandSpec spec;

	@Parameters(arity = "0..*", paramLabel = "COMMAND|WORD", completionCandidates = TopicCandidates.class,
			description = "A command, a topic, or a declaration or part of the language, such as 'host gpu'.")
	private List<String> words = new ArrayList<>();

	/** The topics, for completion. */
	static final class TopicCandidates implements Iterable<String> {
		@Override
		public Iterator<String> iterator() {
			return topics().map(ReferencePage::title).filter(title -> title.indexOf(' ') < 0).iterator();
		}
	}

	public HelpCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() {
		CommandLine all = spec.parent().commandLine();
		String wanted = String.join(" ", words);
		Map<String, CommandLine> commands = all.getSubcommands();
		if (words.isEmpty()) {
			all.usage(all.getOut());
		} else if (commands.containsKey(wanted)) {
			commands.get(wanted).usage(all.getOut());
		} else {
			int width = spec.usageMessage().width();
			console.out().print(String.join("\n", TopicText.of(page(wanted, commands), width)) + "\n");
		}
		return ExitStatus.OK;
	}

	private static ReferencePage page(String wanted, Map<String, CommandLine> commands) {
		Optional<ReferencePage> found = topics().filter(page -> page.title().equals(wanted)).findFirst();
		return found.orElseThrow(() -> {
			List<String> known = Stream.concat(commands.keySet().stream(), topics().map(ReferencePage::title)).toList();
			String near = SpellingSuggestions.suggestion(wanted, known);
			return new CommandException("There is no command or word '" + DiagnosticPrinter.printable(wanted) + "'." + near
					+ (near.isEmpty() ? " 'lamina help' lists the commands, 'lamina help language' the words." : ""));
		});
	}

	private static Stream<ReferencePage> topics() {
		return LanguageReference.pages().stream().filter(page -> page.chapter() != ReferencePage.Chapter.RULES);
	}
}
