package dev.lamina.cli;

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
@Command(name = "validate", description = "Says what is wrong with models, each problem with its place and how to put it right.",
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
				"A fix is safe where nothing else can have been meant: the only word like a misspelt one, an import that",
				"is missing or not used, a sign that closes nothing. After each fix the files are validated; one that got",
				"worse is taken back.", "",
				"Exit status: 0 no errors (there may be warnings, as many as --max-warnings allows), or the baseline is",
				"written; 1 errors or too many warnings, or with --dry-run something to change; 2 wrong use, or something",
				"cannot be read or written, though the rest is reported; 130 interrupted, which is how --watch ends." })
final class Validate implements Callable<Integer> {
	/** How the findings are written. */
	enum Output {
		text, json, sarif, junit
	}

	private final Console console;

	@Mixin
	private Inputs inputs;

	@Option(names = "--format", paramLabel = "FORMAT",
			description = "How to write the findings: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
			defaultValue = "text")
	private Output format;

	@Option(names = { "-o", "--output" }, paramLabel = "FILE",
			description = "Where to write the findings, instead of standard output.")
	private Optional<String> output;

	@Option(names = "--severity", paramLabel = "CODE=SEVERITY",
			description = "How severe a breach of a rule is: error, warning, info or ignore; whatever the project says. May be "
					+ "given several times.")
	private List<String> severities = new ArrayList<>();

	@Option(names = "--max-warnings", paramLabel = "N",
			description = "How many warnings there may be before they count as errors; by default any number.")
	private Optional<Integer> maxWarnings;

	@Option(names = "--baseline", paramLabel = "FILE",
			description = "Leave out the findings that this file knows, whatever the project says.")
	private Optional<String> baseline;

	@Option(names = "--write-baseline", paramLabel = "FILE", description = "Write a file that knows all findings of now.")
	private Optional<String> newBaseline;

	@Option(names = "--fix", description = "First apply the safe fixes to the files.")
	private boolean fix;

	@Option(names = "--dry-run", description = "With --fix: change nothing, but show as a patch what would change.")
	private boolean dryRun;

	@Option(names = "--watch", description = "Validate again whenever a file changes, until Ctrl-C.")
	private boolean watch;

	@Option(names = "--threads", paramLabel = "N",
			description = "How many files to validate at the same time; by default one for each processor. The result does not "
					+ "depend on it.")
	private Optional<Integer> threads;

	@Option(names = "--rules", help = true, description = "List the rules instead, as 'lamina rules' does.")
	private boolean rules;

	Validate(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() {
		if (rules) {
			return new Rules(console).call();
		}
		List<SeverityOverride> overrides = checked();
		Optional<OutputFile> file = output.filter(target -> !target.equals("-")).map(console::path).map(OutputFile::new);
		file.ifPresent(OutputFile::check);
		int workers = threads.orElse(Runtime.getRuntime().availableProcessors());
		if (fix) {
			Repairs repairs = Repairs.of(inputs.files(console), workers, overrides);
			repairs.failures().forEach(this::nameUnread);
			if (dryRun) {
				write(writer -> writer.write(repairs.diff()), file);
				console.out().flush();
				List<String> unread = Stream
						.concat(inputs.unnameable(console).stream().map(UnreadableSourceException::getMessage),
								repairs.unread().stream())
						.toList();
				unread.forEach(this::nameUnread);
				return !unread.isEmpty() ? ExitStatus.TROUBLE : repairs.isEmpty() ? ExitStatus.FINE : ExitStatus.FINDINGS;
			}
			repairs.write(format == Output.text && file.isEmpty() ? console::line : console::errorLine);
		}
		Inspection inspection = new Inspection(console, workers, overrides, format == Output.json || format == Output.sarif);
		if (watch) {
			FolderWatch.run(console, inputs.files(console), output.map(console::path), () -> once(inspection, file));
		}
		return once(inspection, file);
	}

	/** Refuses what cannot be meant before anything is read. */
	private List<SeverityOverride> checked() {
		atLeast("--threads", threads, 1);
		atLeast("--max-warnings", maxWarnings, 0);
		if (dryRun && !fix) {
			throw new CommandFailure("--dry-run belongs to --fix.");
		}
		if ((fix || watch) && inputs.hasStandardInput()) {
			throw new CommandFailure((fix ? "--fix changes files" : "--watch looks at files") + ", and standard input is none.");
		}
		if (watch && (fix || newBaseline.isPresent())) {
			throw new CommandFailure("--watch only looks. Leave " + (fix ? "--fix" : "--write-baseline") + " away.");
		}
		if (newBaseline.isPresent() && baseline.isPresent()) {
			throw new CommandFailure("--write-baseline writes down everything. Leave --baseline away.");
		}
		newBaseline.map(console::path).map(OutputFile::new).ifPresent(OutputFile::check);
		return severities.stream().map(Validate::choice).toList();
	}

	private static void atLeast(String option, Optional<Integer> number, int least) {
		if (number.isPresent() && number.get() < least) {
			throw new CommandFailure(option + " wants " + least + " or more, not " + number.get() + ".");
		}
	}

	private static SeverityOverride choice(String text) {
		int sign = text.indexOf('=');
		if (sign < 0) {
			throw new CommandFailure(
					"--severity wants CODE=SEVERITY, such as policy.unused=error, not '" + Diagnostics.printable(text) + "'.");
		}
		try {
			return SeverityOverride.of(text.substring(0, sign).strip(), text.substring(sign + 1).strip());
		} catch (SeverityOverride.InvalidOverrideException refused) {
			throw new CommandFailure(
					"--severity " + Diagnostics.printable(text) + ": " + Diagnostics.printable(refused.getMessage()), refused);
		}
	}

	private int once(Inspection inspection, Optional<OutputFile> file) {
		List<Looked> looked = inspection.of(inputs);
		if (newBaseline.isPresent()) {
			return writeBaseline(looked);
		}
		KnownFindings known = new KnownFindings(baseline.map(console::path));
		List<Looked> left = known.without(looked);
		ValidationResult validationResult = validation(left, known.known());
		if (format == Output.text && file.isEmpty()) {
			print(left, known, console.out(), console.outHasColours());
		} else {
			write(switch (format) {
				case text -> writer -> writer.write(text(left, known));
				case json -> writer -> ValidationJsonReport.write(validationResult, writer);
				case sarif -> writer -> SarifReport.write(validationResult, writer);
				case junit -> writer -> ValidationJunitReport.write(validationResult, writer);
			}, file);
		}
		console.out().flush();
		nameUnread(left);
		known.nameStale(console);
		return validationResult.exitStatus();
	}

	private int writeBaseline(List<Looked> looked) {
		Baseline written = KnownFindings.write(looked, console.path(newBaseline.orElseThrow()));
		console.line(Diagnostics.counted(written.size(), "finding") + " written to " + newBaseline.get());
		nameUnread(looked);
		return looked.stream().anyMatch(Looked.InVain.class::isInstance) ? ExitStatus.TROUBLE : ExitStatus.FINE;
	}

	private void nameUnread(List<Looked> looked) {
		looked.stream().filter(Looked.AtText.class::isInstance).map(Looked.AtText.class::cast)
				.flatMap(text -> text.failures().stream())
				.forEach(this::nameUnread);
		looked.stream().filter(Looked.InVain.class::isInstance).map(Looked.InVain.class::cast)
				.forEach(vain -> nameUnread(vain.reason()));
	}

	private void nameUnread(String reason) {
		console.errorLine("lamina: " + Diagnostics.printable(reason));
	}

	private void write(OutputFile.Content<RuntimeException> content, Optional<OutputFile> file) {
		if (file.isPresent()) {
			file.get().write(content);
		} else {
			console.write(content);
		}
	}

	private static String text(List<Looked> looked, KnownFindings known) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		PrintStream text = new PrintStream(bytes, false, StandardCharsets.UTF_8);
		print(looked, known, text, false);
		text.flush();
		return bytes.toString(StandardCharsets.UTF_8);
	}

	/** Nothing is said of nothing: where no file could be read the reasons are enough. */
	private static void print(List<Looked> looked, KnownFindings known, PrintStream out, boolean colours) {
		Diagnostics diagnostics = new Diagnostics(out, colours);
		int files = 0;
		for (Looked each : looked) {
			if (each instanceof Looked.AtText text) {
				diagnostics.print(text.found().stream().map(Found::problem).toList(), text.text());
				files += isModel(text) ? 1 : 0;
			}
		}
		if (files > 0) {
			out.print(diagnostics.summary(files)
					+ (known.known() > 0 ? ", " + known.known() + " known of the baseline left out" : "") + '\n');
		}
	}

	private ValidationResult validation(List<Looked> looked, int known) {
		List<Looked.AtText> texts = looked.stream().filter(Looked.AtText.class::isInstance).map(Looked.AtText.class::cast)
				.toList();
		List<ValidationResult.UnreadableFile> unread = looked.stream().filter(Looked.InVain.class::isInstance)
				.map(Looked.InVain.class::cast)
				.map(vain -> new ValidationResult.UnreadableFile(vain.reported(), vain.reason())).toList();
		List<ReportedDiagnostic> reportedDiagnostics = texts.stream().flatMap(text -> text.found().stream()).map(Found::finding)
				.collect(Collectors.toList());
		return new ValidationResult(Version.NUMBER, status(reportedDiagnostics, unread),
				texts.stream().filter(Validate::isModel).map(Looked.AtText::reported).toList(),
				reportedDiagnostics, unread, sheets(), known);
	}

	private static boolean isModel(Looked.AtText text) {
		return text.file().isEmpty() || !text.file().get().getFileName().equals(Path.of(ProjectSettings.FILE_NAME));
	}

	private int status(List<ReportedDiagnostic> reportedDiagnostics, List<ValidationResult.UnreadableFile> unread) {
		if (!unread.isEmpty()) {
			return ExitStatus.TROUBLE;
		}
		long warnings = reportedDiagnostics.stream()
				.filter(reportedDiagnostic -> reportedDiagnostic.severity() == ReportedSeverity.WARNING).count();
		boolean errors = reportedDiagnostics.stream().anyMatch(finding -> finding.severity() == ReportedSeverity.ERROR);
		return errors || maxWarnings.isPresent() && warnings > maxWarnings.get() ? ExitStatus.FINDINGS : ExitStatus.FINE;
	}

	private List<RuleDescriptor> sheets() {
		return format != Output.sarif ? List.of()
				: Arrays.stream(Rule.values()).map(rule -> new RuleDescriptor(rule.code(), switch (rule.severity()) {
					case ERROR -> ReportedSeverity.ERROR;
					case WARNING -> ReportedSeverity.WARNING;
					default -> ReportedSeverity.INFO;
				}, rule.title(), RulePage.of(rule), rule.isSettable(), rule.hasFix())).toList();
	}
}
