package dev.lamina.cli;

import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

import dev.lamina.cli.catalogue.CatalogueCommand;
import dev.lamina.cli.check.CheckCommand;
import dev.lamina.cli.completion.CompletionCommand;
import dev.lamina.cli.console.CommandException;
import dev.lamina.cli.console.Console;
import dev.lamina.cli.console.DiagnosticPrinter;
import dev.lamina.cli.console.ExitStatus;
import dev.lamina.cli.diagram.DiagramCommand;
import dev.lamina.cli.format.FormatCommand;
import dev.lamina.cli.generate.GenerateCommand;
import dev.lamina.cli.help.HelpCommand;
import dev.lamina.cli.help.HelpText;
import dev.lamina.cli.importer.ImportCommand;
import dev.lamina.cli.lsp.LspCommand;
import dev.lamina.cli.manual.ManualCommand;
import dev.lamina.cli.result.CompareCommand;
import dev.lamina.cli.result.ReportCommand;
import dev.lamina.cli.room.FitsCommand;
import dev.lamina.cli.room.WhyCommand;
import dev.lamina.cli.rules.RulesCommand;
import dev.lamina.cli.simulate.SimulateCommand;
import dev.lamina.cli.template.NewCommand;
import dev.lamina.cli.validate.ValidateCommand;
import dev.lamina.cli.version.VersionCommand;
import dev.lamina.diagram.expression.SpecificationException;
import dev.lamina.dsl.project.UnreadableSourceException;
import dev.lamina.model.file.FileNameEncoding;

/** The command {@code lamina}: finds the command that is meant and turns whatever happens into a sentence and an exit status. */
@Command(name = "lamina", mixinStandardHelpOptions = true, versionProvider = VersionCommand.Provider.class, sortOptions = false,
		description = "Models GPU virtualization and says which virtual machine gets what it was promised.", footer = {
				"", "Examples:", "  lamina new office.lamina         write a first model",
				"  lamina validate office.lamina    say what is wrong with it",
				"  lamina simulate office.lamina    say which VM gets what it was promised",
				"  lamina generate libvirt office.lamina -o out   write what sets up its VMs",
				"  lamina help simulate             explain a command",
				"  lamina help language             explain how a model is written", "",
				"Exit status: 0 success, 1 findings, or promises that are broken or undecided, 2 usage or I/O error, 130 interrupted." })
final class LaminaCommand implements Callable<Integer> {
	private static final Set<String> ABOUT_ALL_COMMANDS = Set.of("completion", "manual");
	private static final int DEFAULT_USAGE_WIDTH = 80;
	private static final int MIN_USAGE_WIDTH = 60;
	private static final int MAX_USAGE_WIDTH = 120;
	private static final String COLUMNS = "COLUMNS";
	private static final String DEBUG = "LAMINA_DEBUG";

	private final Console console;

	@Spec
	private CommandSpec spec;

	private LaminaCommand(Console console) {
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
		CommandLine line = new CommandLine(new LaminaCommand(console)).setCaseInsensitiveEnumValuesAllowed(true);
		Map<String, Supplier<Object>> commands = commands(console);
		if (arguments.length > 0 && commands.containsKey(arguments[0]) && !ABOUT_ALL_COMMANDS.contains(arguments[0])) {
			line.addSubcommand(commands.get(arguments[0]).get());
		} else {
			commands.values().forEach(command -> line.addSubcommand(command.get()));
			line.addSubcommand(new HelpCommand(console));
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
			return Math.clamp(Integer.parseInt(console.environmentVariable(COLUMNS).strip()), MIN_USAGE_WIDTH, MAX_USAGE_WIDTH);
		} catch (NumberFormatException unknown) {
			return DEFAULT_USAGE_WIDTH;
		}
	}

	private static void wrapFooter(CommandSpec spec, int width) {
		spec.usageMessage().footer(HelpText.wrap(lines(spec.usageMessage().footer()), width).toArray(String[]::new));
	}

	/** The lines of texts that may have several; an empty one is a line, too. */
	private static List<String> lines(String... texts) {
		return Arrays.stream(texts).flatMap(text -> Arrays.stream(text.split("\n", -1))).toList();
	}

	/** By their names, in the order of the help. */
	static Map<String, Supplier<Object>> commands(Console console) {
		Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
		commands.put("validate", () -> new ValidateCommand(console));
		commands.put("simulate", () -> new SimulateCommand(console));
		commands.put("check", () -> new CheckCommand(console));
		commands.put("fits", () -> new FitsCommand(console));
		commands.put("why", () -> new WhyCommand(console));
		commands.put("report", () -> new ReportCommand(console));
		commands.put("compare", () -> new CompareCommand(console));
		commands.put("diagram", () -> new DiagramCommand(console));
		commands.put("format", () -> new FormatCommand(console));
		commands.put("new", () -> new NewCommand(console));
		commands.put("rules", () -> new RulesCommand(console));
		commands.put("catalogue", () -> new CatalogueCommand(console));
		commands.put("import", () -> new ImportCommand(console));
		commands.put("generate", () -> new GenerateCommand(console));
		commands.put("lsp", () -> new LspCommand(console));
		commands.put("workbench", WorkbenchCommand::new);
		commands.put("completion", () -> new CompletionCommand(console));
		commands.put("version", () -> new VersionCommand(console));
		commands.put("rehearse", () -> new TrainingRunCommand(console));
		commands.put("manual", () -> new ManualCommand(console));
		return commands;
	}

	private static int wrongUse(Console console, ParameterException wrong) {
		if (wrong instanceof UnmatchedArgumentException unmatched) {
			List<String> near = unmatched.getSuggestions();
			console.printErrorLine(
					"lamina: '" + DiagnosticPrinter.printable(unmatched.getUnmatched().getFirst()) + "' is not known here."
							+ (near.isEmpty() ? "" : " Did you mean '" + near.getFirst() + "'?"));
		} else {
			console.printErrorLine("lamina: " + DiagnosticPrinter.printable(wrong.getMessage()));
		}
		console.printErrorLine("Try '" + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
		return ExitStatus.ERROR;
	}

	/** Says what happened, first what was already said on standard output. */
	private static int explain(Console console, Throwable trouble) {
		console.out().flush();
		console.printErrorLine("lamina: " + sentence(trouble));
		if (console.isSet(DEBUG)) {
			trouble.printStackTrace(console.err());
		}
		return ExitStatus.ERROR;
	}

	private static String sentence(Throwable trouble) {
		return switch (trouble) {
			case CommandException failure -> failure.getMessage();
			case UnreadableSourceException unreadable -> unreadable.getMessage();
			case SpecificationException undrawable -> undrawable.getMessage();
			case InvalidPathException noPath -> "'" + DiagnosticPrinter.printable(noPath.getInput()) + "' "
					+ FileNameEncoding.obstacle(noPath).orElse("is not the name of a file here.");
			case OutOfMemoryError full ->
					"Out of memory. Simulate a shorter time, or set JAVA_TOOL_OPTIONS=-Xmx8g.";
			case StackOverflowError deep -> "The model is nested too deeply.";
			default -> "Lamina could not do this. That is a mistake in Lamina; please report it with the model and with what "
					+ DEBUG + "=1 prints besides.";
		};
	}
}
