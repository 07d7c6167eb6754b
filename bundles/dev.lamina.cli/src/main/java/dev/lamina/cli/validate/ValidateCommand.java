package dev.lamina.cli.validate;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import dev.lamina.cli.console.CommandException;
import dev.lamina.cli.console.Console;
import dev.lamina.cli.console.DiagnosticPrinter;
import dev.lamina.cli.console.ExitStatus;
import dev.lamina.cli.console.OutputFile;
import dev.lamina.cli.input.ModelInputs;
import dev.lamina.cli.option.OptionValue;
import dev.lamina.cli.option.OutputOption;
import dev.lamina.cli.option.ThreadsOption;
import dev.lamina.cli.rules.RulesCommand;
import dev.lamina.cli.version.VersionCommand;
import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.dsl.help.RulePage;
import dev.lamina.dsl.project.UnreadableSourceException;
import dev.lamina.dsl.settings.ProjectSettings;
import dev.lamina.dsl.settings.SeverityOverride;
import dev.lamina.report.validation.Baseline;
import dev.lamina.report.validation.ReportedDiagnostic;
import dev.lamina.report.validation.ReportedSeverity;
import dev.lamina.report.validation.RuleDescriptor;
import dev.lamina.report.validation.SarifReport;
import dev.lamina.report.validation.ValidationJsonReport;
import dev.lamina.report.validation.ValidationJunitReport;
import dev.lamina.report.validation.ValidationResult;

/** {@code lamina validate}: says what is wrong with models, few or many, to people and to programs. */
@Command(name = "validate", description = "Checks models and reports each problem with its location and a fix.",
		footer = {
				"", "Formats:", "  text     for people", "  json     for programs, with offsets and fixes; a documented format",
				"  sarif    SARIF 2.1.0, for code hosts and editors",
				"  junit    findings as test cases, for build servers: a suite for each file", "",
				"Examples:", "  lamina validate vdi.lamina", "  lamina validate models/", "  cat vdi.lamina | lamina validate -",
				"  lamina validate models/ --format sarif -o lamina.sarif",
				"  lamina validate models/ --fix --dry-run                  what safe fixes would change, as a patch",
				"  lamina validate models/ --severity policy.unused=error --max-warnings 0",
				"  lamina validate models/ --write-baseline known.json      begin with what is new from now on:",
				"  lamina validate models/ --baseline known.json", "  lamina validate models/ --watch", "",
				"'lamina rules' lists what is checked, 'lamina rules CODE' explains a code; .lamina.toml at the root of a",
				"project sets severities, names the baseline ([validate] baseline = \"known.json\") and allows models to name "
						+ "files",
				"outside of the project ([files] allow = [\"/data/traces\"]).", "",
				"A fix is safe if nothing else can have been meant: the only word like a misspelt one, an import that",
				"is missing or not used, a sign that closes nothing. After each fix the files are validated; one that got",
				"worse is taken back.", "",
				"Exit status: 0 no errors (there may be warnings, as many as --max-warnings allows), or the baseline is",
				"written; 1 errors or too many warnings, or with --dry-run something to change; 2 wrong use, or something",
				"cannot be read or written, though the rest is reported; 130 interrupted, which is how --watch ends." })
public final class ValidateCommand implements Callable<Integer> {
	/** How the findings are written. */
	enum ValidationFormat {
		text, json, sarif, junit
	}

	private final Console console;

	@Mixin
	private ModelInputs modelInputs;

	@Option(names = "--format", paramLabel = "FORMAT", description = OutputOption.FORMAT_DESCRIPTION, defaultValue = "text")
	private ValidationFormat format;

	@Mixin
	private OutputOption outputOption;

	@Option(names = "--severity", paramLabel = "CODE=SEVERITY",
			description = "How severe a breach of a rule is: error, warning, info or ignore; whatever the project says. May be "
					+ "given several times.")
	private List<String> severities = new ArrayList<>();

	@Option(names = "--max-warnings", paramLabel = "N",
			description = "How many warnings there may be before they count as errors; by default any number.")
	private Optional<Integer> maxWarnings;

	@Option(names = "--baseline", paramLabel = "FILE",
			description = "Hide findings recorded in FILE; overrides '.lamina.toml'.")
	private Optional<String> baseline;

	@Option(names = "--write-baseline", paramLabel = "FILE", description = "Record all current findings in FILE.")
	private Optional<String> newBaseline;

	@Option(names = "--fix", description = "First apply the safe fixes to the files.")
	private boolean fix;

	@Option(names = "--dry-run", description = "With --fix: change nothing, but show as a patch what would change.")
	private boolean dryRun;

	@Option(names = "--watch", description = "Validate again whenever a file changes, until Ctrl-C.")
	private boolean watch;

	@Mixin
	private ThreadsOption threadsOption;

	@Option(names = "--rules", help = true, description = "List the rules instead, as 'lamina rules' does.")
	private boolean rules;

	public ValidateCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() {
		if (rules) {
			return new RulesCommand(console).call();
		}
		List<SeverityOverride> overrides = checkOptions();
		outputOption.check(console);
		int workers = threadsOption.count();
		if (fix) {
			FixApplier fixApplier = FixApplier.of(modelInputs.files(console), workers, overrides);
			fixApplier.failures().forEach(this::printUnreadable);
			if (dryRun) {
				outputOption.write(writer -> writer.write(fixApplier.diff()), console);
				console.out().flush();
				List<String> unread = Stream
						.concat(modelInputs.unopenablePaths(console).stream().map(UnreadableSourceException::getMessage),
								fixApplier.unreadable().stream())
						.toList();
				unread.forEach(this::printUnreadable);
				return !unread.isEmpty() ? ExitStatus.ERROR : fixApplier.isEmpty() ? ExitStatus.OK : ExitStatus.PROBLEMS;
			}
			fixApplier.write(isTextOnConsole() ? console::printLine : console::printErrorLine);
		}
		ValidationRun validationRun = new ValidationRun(console, workers, overrides,
				format == ValidationFormat.json || format == ValidationFormat.sarif);
		if (watch) {
			FolderWatcher.run(console, modelInputs.files(console), outputOption.file(console),
					() -> validateOnce(validationRun));
		}
		return validateOnce(validationRun);
	}

	/** Refuses what cannot be meant before anything is read. */
	private List<SeverityOverride> checkOptions() {
		OptionValue.atLeast("--max-warnings", maxWarnings, 0);
		if (dryRun && !fix) {
			throw new CommandException("--dry-run belongs to --fix.");
		}
		if ((fix || watch) && modelInputs.hasStandardInput()) {
			throw new CommandException(
					(fix ? "--fix changes files" : "--watch looks at files") + ", and standard input is none.");
		}
		if (watch && (fix || newBaseline.isPresent())) {
			throw new CommandException("--watch only reports. Omit " + (fix ? "--fix" : "--write-baseline") + ".");
		}
		if (newBaseline.isPresent() && baseline.isPresent()) {
			throw new CommandException("--write-baseline records every finding. Omit --baseline.");
		}
		newBaseline.map(console::path).map(OutputFile::new).ifPresent(OutputFile::check);
		return severities.stream().map(ValidateCommand::choice).toList();
	}

	private static SeverityOverride choice(String text) {
		int sign = text.indexOf('=');
		if (sign < 0) {
			throw new CommandException(
					"--severity must be CODE=SEVERITY, such as policy.unused=error, not '" + DiagnosticPrinter.printable(text)
							+ "'.");
		}
		try {
			return SeverityOverride.of(text.substring(0, sign).strip(), text.substring(sign + 1).strip());
		} catch (SeverityOverride.InvalidOverrideException refused) {
			throw new CommandException(
					"--severity " + DiagnosticPrinter.printable(text) + ": " + DiagnosticPrinter.printable(refused.getMessage()),
					refused);
		}
	}

	private int validateOnce(ValidationRun validationRun) {
		List<FileReport> looked = validationRun.run(modelInputs);
		if (newBaseline.isPresent()) {
			return writeBaseline(looked);
		}
		BaselineFilter known = new BaselineFilter(baseline.map(console::path));
		List<FileReport> left = known.filter(looked);
		ValidationResult validationResult = validation(left, known.suppressedCount());
		if (isTextOnConsole()) {
			print(left, known, console.out(), console.outHasColours());
		} else {
			outputOption.write(switch (format) {
				case text -> writer -> writer.write(text(left, known));
				case json -> writer -> ValidationJsonReport.write(validationResult, writer);
				case sarif -> writer -> SarifReport.write(validationResult, writer);
				case junit -> writer -> ValidationJunitReport.write(validationResult, writer);
			}, console);
		}
		console.out().flush();
		printUnreadable(left);
		known.printStale(console);
		return validationResult.exitStatus();
	}

	private int writeBaseline(List<FileReport> looked) {
		Baseline written = BaselineFilter.write(looked, console.path(newBaseline.orElseThrow()));
		console.printLine(DiagnosticPrinter.pluralize(written.size(), "finding") + " written to " + newBaseline.get());
		printUnreadable(looked);
		return looked.stream().anyMatch(FileReport.Unreadable.class::isInstance) ? ExitStatus.ERROR : ExitStatus.OK;
	}

	private void printUnreadable(List<FileReport> looked) {
		looked.stream().filter(FileReport.Validated.class::isInstance).map(FileReport.Validated.class::cast)
				.flatMap(text -> text.failures().stream())
				.forEach(this::printUnreadable);
		looked.stream().filter(FileReport.Unreadable.class::isInstance).map(FileReport.Unreadable.class::cast)
				.forEach(vain -> printUnreadable(vain.reason()));
	}

	private void printUnreadable(String reason) {
		console.printErrorLine("lamina: " + DiagnosticPrinter.printable(reason));
	}

	private boolean isTextOnConsole() {
		return format == ValidationFormat.text && outputOption.isStandardOutput();
	}

	private static String text(List<FileReport> looked, BaselineFilter known) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		PrintStream text = new PrintStream(bytes, false, StandardCharsets.UTF_8);
		print(looked, known, text, false);
		text.flush();
		return bytes.toString(StandardCharsets.UTF_8);
	}

	/** Nothing is said of nothing: where no file could be read the reasons are enough. */
	private static void print(List<FileReport> looked, BaselineFilter known, PrintStream out, boolean colours) {
		DiagnosticPrinter diagnosticPrinter = new DiagnosticPrinter(out, colours);
		int files = 0;
		for (FileReport each : looked) {
			if (each instanceof FileReport.Validated text) {
				diagnosticPrinter.print(text.diagnostics().stream().map(LocatedDiagnostic::diagnostic).toList(), text.text());
				files += isModel(text) ? 1 : 0;
			}
		}
		if (files > 0) {
			out.print(diagnosticPrinter.summary(files)
					+ (known.suppressedCount() > 0 ? ", " + known.suppressedCount() + " known of the baseline left out" : "")
					+ '\n');
		}
	}

	private ValidationResult validation(List<FileReport> looked, int known) {
		List<FileReport.Validated> texts = looked.stream().filter(FileReport.Validated.class::isInstance)
				.map(FileReport.Validated.class::cast)
				.toList();
		List<ValidationResult.UnreadableFile> unread = looked.stream().filter(FileReport.Unreadable.class::isInstance)
				.map(FileReport.Unreadable.class::cast)
				.map(vain -> new ValidationResult.UnreadableFile(vain.reported(), vain.reason())).toList();
		List<ReportedDiagnostic> reportedDiagnostics = texts.stream().flatMap(text -> text.diagnostics().stream())
				.map(LocatedDiagnostic::reported)
				.collect(Collectors.toList());
		return new ValidationResult(VersionCommand.NUMBER, status(reportedDiagnostics, unread),
				texts.stream().filter(ValidateCommand::isModel).map(FileReport.Validated::reported).toList(),
				reportedDiagnostics, unread, sheets(), known);
	}

	private static boolean isModel(FileReport.Validated text) {
		return text.file().isEmpty() || !text.file().get().getFileName().equals(Path.of(ProjectSettings.FILE_NAME));
	}

	private int status(List<ReportedDiagnostic> reportedDiagnostics, List<ValidationResult.UnreadableFile> unread) {
		if (!unread.isEmpty()) {
			return ExitStatus.ERROR;
		}
		long warnings = reportedDiagnostics.stream()
				.filter(reportedDiagnostic -> reportedDiagnostic.severity() == ReportedSeverity.WARNING).count();
		boolean errors = reportedDiagnostics.stream().anyMatch(finding -> finding.severity() == ReportedSeverity.ERROR);
		return errors || maxWarnings.isPresent() && warnings > maxWarnings.get() ? ExitStatus.PROBLEMS : ExitStatus.OK;
	}

	private List<RuleDescriptor> sheets() {
		return format != ValidationFormat.sarif ? List.of()
				: Arrays.stream(Rule.values()).map(rule -> new RuleDescriptor(rule.code(), switch (rule.severity()) {
					case ERROR -> ReportedSeverity.ERROR;
					case WARNING -> ReportedSeverity.WARNING;
					default -> ReportedSeverity.INFO;
				}, rule.title(), RulePage.of(rule), rule.isSettable(), rule.hasFix())).toList();
	}
}
