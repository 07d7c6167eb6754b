package dev.lamina.cli;

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
 * @param withFixes whether somebody wants to know how problems are put right, which takes its time
 */
record Inspection(Console console, int threads, List<SeverityOverride> choices, boolean withFixes) {
	private static final byte[] BYTE_ORDER_MARK = { (byte) 0xEF, (byte) 0xBB, (byte) 0xBF };

	Inspection {
		choices = List.copyOf(choices);
	}

	/**
	 * Looks at everything.
	 *
	 * @return first the settings that something is wrong with, then standard input, then paths that lead nowhere, then the files
	 *     by name
	 */
	List<Looked> of(Inputs inputs) {
		FileNames names = FileNames.from(console.directory());
		List<Looked> looked = new ArrayList<>();
		standardInput(inputs).ifPresent(looked::add);
		inputs.unnameable(console).forEach(refused -> looked.add(new Looked.InVain(refused.name(), refused.getMessage())));
		BatchValidator batchValidator = BatchValidator.of(inputs.files(console));
		try (ProgressBar progress = new ProgressBar(console, Math.max(1, batchValidator.files()), "validating")) {
			looked.addAll(batchValidator.validate(threads, choices, new BatchValidator.FileResultMapper<Looked>() {
				@Override
				public Looked validated(Project project, SourceFile sourceFile, List<Diagnostic> diagnostics) {
					Path file = Path.of(sourceFile.uri().toFileString());
					Looked result = looked(sourceFile.name(), names.of(Path.of(sourceFile.name())), Optional.of(file),
							file.getParent(),
							sourceFile, diagnostics);
					progress.oneDone();
					return result;
				}

				@Override
				public Looked unreadable(UnreadableSourceException reason) {
					return new Looked.InVain(reported(names, reason.name()), reason.getMessage());
				}
			}));
		}
		looked.addAll(0, settings(names, looked));
		return looked;
	}

	private static String reported(FileNames names, String name) {
		try {
			return names.of(Path.of(name));
		} catch (InvalidPathException unnameable) {
			return name;
		}
	}

	private Optional<Looked> standardInput(Inputs inputs) {
		try {
			return inputs.standardInput(console).map(project -> {
				project.choose(choices);
				SourceFile sourceFile = project.sources().getFirst();
				return looked(sourceFile.name(), sourceFile.name(), Optional.empty(), console.directory(), sourceFile,
						project.validate(sourceFile, () -> false));
			});
		} catch (UnreadableSourceException refused) {
			return Optional.of(new Looked.InVain(refused.name(), refused.getMessage()));
		}
	}

	private Looked looked(String name, String reported, Optional<Path> file, Path folder, SourceFile sourceFile,
			List<Diagnostic> diagnostics) {
		if (diagnostics.isEmpty()) {
			return new Looked.AtText(name, reported, file, folder, List.of(), "", List.of());
		}
		String text = sourceFile.resource().getParseResult().getRootNode().getText();
		Optional<XtextResource> parsed = withFixes ? Optional.of(sourceFile.resource()) : Optional.empty();
		Locating locating = new Locating(FileNames.from(console.directory()), reported, text,
				withFixes && file.isPresent() && isMarked(file.get()), parsed);
		return new Looked.AtText(name, reported, file, folder, locating.findings(diagnostics), text, locating.failures());
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
	private static List<Looked> settings(FileNames names, List<Looked> looked) {
		Map<Path, Looked> wrong = new LinkedHashMap<>();
		for (Looked each : looked) {
			if (each instanceof Looked.AtText text) {
				ProjectSettings projectSettings = ProjectSettings.of(text.folder());
				projectSettings.file().filter(file -> !projectSettings.diagnostics().isEmpty())
						.ifPresent(file -> wrong.computeIfAbsent(file, unseen -> {
							String name = Inputs.nameOf(file, text.name(), text.file());
							List<Diagnostic> diagnostics = projectSettings.diagnostics(name);
							Locating locating = new Locating(names, names.of(file), projectSettings.text(), isMarked(file),
									Optional.empty());
							return new Looked.AtText(name, names.of(file), Optional.of(file), file.getParent(),
									locating.findings(diagnostics), projectSettings.text(), locating.failures());
						}));
			}
		}
		return List.copyOf(wrong.values());
	}
}
