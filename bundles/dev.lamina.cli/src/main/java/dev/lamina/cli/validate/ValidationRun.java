package dev.lamina.cli.validate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.xtext.resource.XtextResource;

import dev.lamina.cli.console.Console;
import dev.lamina.cli.console.ProgressBar;
import dev.lamina.cli.input.ModelInputs;
import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.project.BatchValidator;
import dev.lamina.dsl.project.Project;
import dev.lamina.dsl.project.SourceFile;
import dev.lamina.dsl.project.UnreadableSourceException;
import dev.lamina.dsl.settings.ProjectSettings;
import dev.lamina.dsl.settings.SeverityOverride;

/**
 * Validates what a command is about, several files at a time, and shows how far it is.
 *
 * @param threads   at most so many work at a time
 * @param choices   severities that hold whatever the settings of projects say
 * @param withFixes whether the user wants to know how problems are put right, which takes its time
 */
record ValidationRun(Console console, int threads, List<SeverityOverride> choices, boolean withFixes) {
	private static final byte[] BYTE_ORDER_MARK = { (byte) 0xEF, (byte) 0xBB, (byte) 0xBF };

	ValidationRun {
		choices = List.copyOf(choices);
	}

	/**
	 * Looks at everything.
	 *
	 * @return first the settings that something is wrong with, then standard input, then paths that lead nowhere, then the files
	 *     by name
	 */
	List<FileReport> run(ModelInputs modelInputs) {
		RepositoryPaths names = RepositoryPaths.from(console.directory());
		List<FileReport> looked = new ArrayList<>();
		standardInput(modelInputs).ifPresent(looked::add);
		modelInputs.unopenablePaths(console)
				.forEach(refused -> looked.add(new FileReport.Unreadable(refused.name(), refused.getMessage())));
		BatchValidator batchValidator = BatchValidator.of(modelInputs.files(console));
		try (ProgressBar progress = new ProgressBar(console, Math.max(1, batchValidator.files()), "validating")) {
			looked.addAll(batchValidator.validate(threads, choices, new BatchValidator.FileResultMapper<FileReport>() {
				@Override
				public FileReport validated(Project project, SourceFile sourceFile, List<Diagnostic> diagnostics) {
					Path file = Path.of(sourceFile.uri().toFileString());
					FileReport result = report(sourceFile.name(), names.of(Path.of(sourceFile.name())), Optional.of(file),
							file.getParent(),
							sourceFile, diagnostics);
					progress.completePart();
					return result;
				}

				@Override
				public FileReport unreadable(UnreadableSourceException reason) {
					return new FileReport.Unreadable(reported(names, reason.name()), reason.getMessage());
				}
			}));
		}
		looked.addAll(0, settings(names, looked));
		return looked;
	}

	private static String reported(RepositoryPaths names, String name) {
		try {
			return names.of(Path.of(name));
		} catch (InvalidPathException unnameable) {
			return name;
		}
	}

	private Optional<FileReport> standardInput(ModelInputs modelInputs) {
		try {
			return modelInputs.standardInput(console).map(project -> {
				project.choose(choices);
				SourceFile sourceFile = project.sources().getFirst();
				return report(sourceFile.name(), sourceFile.name(), Optional.empty(), console.directory(), sourceFile,
						project.validate(sourceFile, () -> false));
			});
		} catch (UnreadableSourceException refused) {
			return Optional.of(new FileReport.Unreadable(refused.name(), refused.getMessage()));
		}
	}

	private FileReport report(String name, String reported, Optional<Path> file, Path folder, SourceFile sourceFile,
			List<Diagnostic> diagnostics) {
		if (diagnostics.isEmpty()) {
			return new FileReport.Validated(name, reported, file, folder, List.of(), "", List.of());
		}
		String text = sourceFile.resource().getParseResult().getRootNode().getText();
		Optional<XtextResource> parsed = withFixes ? Optional.of(sourceFile.resource()) : Optional.empty();
		DiagnosticLocator diagnosticLocator = new DiagnosticLocator(RepositoryPaths.from(console.directory()), reported, text,
				withFixes && file.isPresent() && isMarked(file.get()), parsed);
		return new FileReport.Validated(name, reported, file, folder, diagnosticLocator.locate(diagnostics), text,
				diagnosticLocator.failures());
	}

	/** Whether a file begins with a byte order mark. */
	private static boolean isMarked(Path file) {
		try {
			return Files.isRegularFile(file) && startsWithMark(file);
		} catch (IOException vanished) {
			return false;
		}
	}

	private static boolean startsWithMark(Path file) throws IOException {
		try (InputStream bytes = Files.newInputStream(file)) {
			return Arrays.equals(bytes.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK);
		}
	}

	/** What is wrong with the settings of the projects, each file of them once. */
	private static List<FileReport> settings(RepositoryPaths names, List<FileReport> looked) {
		Map<Path, FileReport> wrong = new LinkedHashMap<>();
		for (FileReport each : looked) {
			if (each instanceof FileReport.Validated text) {
				ProjectSettings projectSettings = ProjectSettings.of(text.folder());
				projectSettings.file().filter(file -> !projectSettings.diagnostics().isEmpty())
						.ifPresent(file -> wrong.computeIfAbsent(file, unseen -> {
							String name = ModelInputs.nameOf(file, text.name(), text.file());
							List<Diagnostic> diagnostics = projectSettings.diagnostics(name);
							DiagnosticLocator diagnosticLocator = new DiagnosticLocator(names, names.of(file),
									projectSettings.text(), isMarked(file),
									Optional.empty());
							return new FileReport.Validated(name, names.of(file), Optional.of(file), file.getParent(),
									diagnosticLocator.locate(diagnostics), projectSettings.text(), diagnosticLocator.failures());
						}));
			}
		}
		return List.copyOf(wrong.values());
	}
}
