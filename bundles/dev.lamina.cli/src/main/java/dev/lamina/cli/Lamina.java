package dev.lamina.cli;

import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

import dev.lamina.diagram.expression.SpecificationException;
import dev.lamina.dsl.project.UnreadableSourceException;
import dev.lamina.model.file.FileNameEncoding;

/** The command {@code lamina}: finds the command that is meant and turns whatever happens into a sentence and an exit status. */
@Command(name = "lamina", mixinStandardHelpOptions = true, versionProvider = Version.Provider.class, sortOptions = false,
		description = "Models GPU virtualization and says which virtual machine gets what it was promised.", footer = {
				"", "Examples:", "  lamina new office.lamina         write a first model",
				"  lamina validate office.lamina    say what is wrong with it",
				"  lamina simulate office.lamina    say which VM gets what it was promised",
				"  lamina generate libvirt office.lamina -o out   write what sets up its VMs",
				"  lamina help simulate             say more about a command", "",
				"Exit status: 0 fine, 1 findings or broken promises, 2 wrong use or trouble with files, 130 interrupted." })
final class Lamina implements Callable<Integer> {
	private static final Set<String> ABOUT_ALL_COMMANDS = Set.of("completion", "manual");
	private static final int USAGE_WIDTH = 80;
	private static final int NARROWEST_USAGE = 60;
	private static final int WIDEST_USAGE = 120;
	private static final String COLUMNS = "COLUMNS";
	private static final String DEBUG = "LAMINA_DEBUG";

	private final Console console;

	@Spec
	private CommandSpec spec;

	private Lamina(Console console) {
		this.console = console;
	}

	/** Runs a command line and returns its exit status; nothing is thrown. */
	static int run(Console console, String... arguments) {
		try {
			int status = commandLine(console, arguments).execute(arguments);
			console.flush();
			return status;
		} catch (Throwable trouble) {
			return explain(console, trouble);
		}
	}

	@Option(names = "--color", paramLabel = "WHEN", scope = ScopeType.INHERIT,
			description = "Use colours: ${COMPLETION-CANDIDATES}. By default on a terminal, unless NO_COLOR is set.")
	private void colours(Console.Colours when) {
		console.colours(when);
	}

	@Override
	public Integer call() {
		throw new ParameterException(spec.commandLine(), "Say what to do, such as: lamina simulate FILE");
	}

	/** Knows all commands, or the only one that can be meant: describing the others takes longer than a short command does. */
	private static CommandLine commandLine(Console console, String... arguments) {
		CommandLine line = new CommandLine(new Lamina(console)).setCaseInsensitiveEnumValuesAllowed(true);
		Map<String, Supplier<Object>> commands = commands(console);
		if (arguments.length > 0 && commands.containsKey(arguments[0]) && !ABOUT_ALL_COMMANDS.contains(arguments[0])) {
			line.addSubcommand(commands.get(arguments[0]).get());
		} else {
			commands.values().forEach(command -> line.addSubcommand(command.get()));
			line.addSubcommand(new HelpCommand());
		}
		for (String command : line.getSubcommands().keySet()) {
			CommandSpec spec = line.getSubcommands().get(command).getCommandSpec();
			if (!command.equals("help")) {
				spec.addOption(picocli.CommandLine.Model.OptionSpec.builder("-h", "--help").usageHelp(true)
						.description("Show this help.").build());
			}
		}
		int width = usageWidth(console);
		line.getSubcommands().values().forEach(command -> wrapFooter(command.getCommandSpec(), width));
		wrapFooter(line.getCommandSpec(), width);
		return line.setUsageHelpWidth(width).setOut(new PrintWriter(console.out())).setErr(new PrintWriter(console.err(), true))
				.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
				.setParameterExceptionHandler((wrong, given) -> wrongUse(console, wrong))
				.setExecutionExceptionHandler((trouble, command, result) -> explain(console, trouble));
	}

	/** As wide as the terminal says that it is. */
	private static int usageWidth(Console console) {
		try {
			return Math.clamp(Integer.parseInt(console.variable(COLUMNS).strip()), NARROWEST_USAGE, WIDEST_USAGE);
		} catch (NumberFormatException unknown) {
			return USAGE_WIDTH;
		}
	}

	private static void wrapFooter(CommandSpec spec, int width) {
		spec.usageMessage().footer(HelpText.wrapped(List.of(spec.usageMessage().footer()), width).toArray(String[]::new));
	}

	/** By their names, in the order of the help. */
	static Map<String, Supplier<Object>> commands(Console console) {
		Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
		commands.put("validate", () -> new Validate(console));
		commands.put("simulate", () -> new Simulate(console));
		commands.put("check", () -> new Check(console));
		commands.put("report", () -> new Report(console));
		commands.put("compare", () -> new Compare(console));
		commands.put("diagram", () -> new Diagram(console));
		commands.put("format", () -> new Format(console));
		commands.put("new", () -> new New(console));
		commands.put("rules", () -> new Rules(console));
		commands.put("import", () -> new Import(console));
		commands.put("generate", () -> new Generate(console));
		commands.put("lsp", () -> new Lsp(console));
		commands.put("workbench", Workbench::new);
		commands.put("completion", () -> new Completion(console));
		commands.put("version", () -> new Version(console));
		commands.put("rehearse", () -> new Rehearsal(console));
		commands.put("manual", () -> new Manual(console));
		return commands;
	}

	private static int wrongUse(Console console, ParameterException wrong) {
		if (wrong instanceof UnmatchedArgumentException unmatched) {
			List<String> near = unmatched.getSuggestions();
			console.errorLine("lamina: '" + Diagnostics.printable(unmatched.getUnmatched().getFirst()) + "' is not known here."
					+ (near.isEmpty() ? "" : " Did you mean '" + near.getFirst() + "'?"));
		} else {
			console.errorLine("lamina: " + Diagnostics.printable(wrong.getMessage()));
		}
		console.errorLine("Try '" + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
		return ExitStatus.TROUBLE;
	}

	/** Says what happened, first what was already said on standard output. */
	private static int explain(Console console, Throwable trouble) {
		console.out().flush();
		console.errorLine("lamina: " + sentence(trouble));
		if (console.isSet(DEBUG)) {
			trouble.printStackTrace(console.err());
		}
		return ExitStatus.TROUBLE;
	}

	private static String sentence(Throwable trouble) {
		return switch (trouble) {
			case CommandFailure failure -> failure.getMessage();
			case UnreadableSourceException unreadable -> unreadable.getMessage();
			case SpecificationException undrawable -> undrawable.getMessage();
			case InvalidPathException noPath -> "'" + Diagnostics.printable(noPath.getInput()) + "' "
					+ FileNameEncoding.obstacle(noPath).orElse("is not the name of a file here.");
			case OutOfMemoryError full ->
					"The memory is not enough for this. Simulate a shorter time, or set JAVA_TOOL_OPTIONS=-Xmx8g.";
			case StackOverflowError deep -> "The model is nested too deeply.";
			default -> "Lamina could not do this. That is a mistake in Lamina; please report it with the model and with what "
					+ DEBUG + "=1 prints besides.";
		};
	}
}
