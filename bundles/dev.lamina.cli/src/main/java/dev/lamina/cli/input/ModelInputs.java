package dev.lamina.cli.input;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import picocli.CommandLine.Parameters;

import dev.lamina.cli.console.CommandException;
import dev.lamina.cli.console.Console;
import dev.lamina.cli.console.DiagnosticPrinter;
import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.project.Project;
import dev.lamina.dsl.project.SourceFile;
import dev.lamina.dsl.project.UnreadableSourceException;
import dev.lamina.dsl.settings.ProjectSettings;
import dev.lamina.model.file.FileAccess;

/** The models that a command is about: files, directories with all below them, and {@code -} for standard input. */
public final class ModelInputs {
	private static final String STANDARD_INPUT = "-";
	private static final String STANDARD_INPUT_NAME = "<stdin>";

	@Parameters(arity = "1..*", paramLabel = "PATH",
			description = "Files, directories with all below them, or - for standard input.")
	private List<String> paths;

	/** The models under these names, for a command whose parameters begin with something else. */
	public static ModelInputs of(List<String> paths) {
		ModelInputs modelInputs = new ModelInputs();
		modelInputs.paths = List.copyOf(paths);
		return modelInputs;
	}

	/** A model that was read, and the project that it belongs to. */
	public record ModelInput(Project project, SourceFile source, Path directory, boolean isFile) {
		public List<Diagnostic> problems() {
			return project.validate(source, () -> false);
		}

		/** Another file of the project that this one belongs to. */
		public ModelInput sibling(SourceFile other) {
			return new ModelInput(project, other, Path.of(other.uri().toFileString()).getParent(), true);
		}

		/** The text as it was read. */
		public String text() {
			return source.resource().getParseResult().getRootNode().getText();
		}

		/** The files that the model may name. */
		public FileAccess files() {
			return ProjectSettings.of(directory).access(directory);
		}

		/** The file that was read. */
		public Path file() {
			return Path.of(source.uri().toFileString());
		}
	}

	/**
	 * Reads everything, standard input first, then the files by name.
	 *
	 * @throws UnreadableSourceException if something cannot be read
	 */
	public List<ModelInput> read(Console console) throws UnreadableSourceException {
		List<UnreadableSourceException> refused = unopenablePaths(console);
		if (!refused.isEmpty()) {
			throw refused.getFirst();
		}
		List<ModelInput> modelInputs = new ArrayList<>();
		Optional<Project> typed = standardInput(console);
		if (typed.isPresent()) {
			typed.get().sources()
					.forEach(sourceFile -> modelInputs.add(new ModelInput(typed.get(), sourceFile, console.directory(), false)));
		}
		List<Path> files = files(console);
		if (!files.isEmpty()) {
			Project project = Project.open(files);
			for (SourceFile source : project.sources()) {
				modelInputs.add(new ModelInput(project, source, Path.of(source.uri().toFileString()).getParent(), true));
			}
		}
		return modelInputs;
	}

	/** Whether standard input is one of them. */
	public boolean hasStandardInput() {
		return paths.contains(STANDARD_INPUT);
	}

	/** The files and directories, without what is {@link #unopenablePaths}. */
	public List<Path> files(Console console) {
		return names().filter(path -> console.unopenableReason(path).isEmpty()).map(console::path).toList();
	}

	/** Why some of the paths can lead nowhere, because of their names alone. */
	public List<UnreadableSourceException> unopenablePaths(Console console) {
		return names()
				.flatMap(path -> console.unopenableReason(path).map(obstacle -> new UnreadableSourceException(path, obstacle))
						.stream())
				.toList();
	}

	private Stream<String> names() {
		return paths.stream().filter(path -> !path.equals(STANDARD_INPUT));
	}

	/**
	 * The text of standard input as a model, where it is asked for.
	 *
	 * @throws UnreadableSourceException if it holds a zero byte or is too large
	 */
	public Optional<Project> standardInput(Console console) throws UnreadableSourceException {
		return hasStandardInput()
				? Optional.of(Project.ofText(STANDARD_INPUT_NAME, readStandardInput(console), console.directory()))
				: Optional.empty();
	}

	/** Prints what is wrong with the settings of the projects that the inputs belong to, each file once. */
	public static void printSettings(List<ModelInput> read, DiagnosticPrinter diagnosticPrinter) {
		Set<Path> seen = new HashSet<>();
		for (ModelInput modelInput : read) {
			ProjectSettings projectSettings = ProjectSettings.of(modelInput.directory());
			if (projectSettings.file().isPresent() && seen.add(projectSettings.file().get())) {
				String name = nameOf(projectSettings.file().get(), modelInput.source().name(),
						modelInput.isFile() ? Optional.of(modelInput.file()) : Optional.empty());
				diagnosticPrinter.print(projectSettings.diagnostics(name), projectSettings.text());
			}
		}
	}

	/**
	 * A file as the user would name it: beside the name of a model where that is a relative one.
	 *
	 * @param name  what the user calls the model
	 * @param model where it is; nothing for standard input
	 */
	public static String nameOf(Path file, String name, Optional<Path> model) {
		Path named = Path.of(name);
		if (model.isPresent() && !named.isAbsolute() && model.get().endsWith(named)) {
			Path real = model.get();
			Path base = real.getRoot().resolve(real.subpath(0, real.getNameCount() - named.getNameCount()));
			return base.relativize(file).toString().replace('\\', '/');
		}
		return file.toString();
	}

	private static String readStandardInput(Console console) {
		try {
			byte[] bytes = console.in().readAllBytes();
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		} catch (CharacterCodingException broken) {
			throw new CommandException("Standard input is not UTF-8 text. Convert it first.", broken);
		} catch (IOException unreadable) {
			throw new CommandException("Standard input cannot be read: " + CommandException.reason(unreadable) + ".", unreadable);
		}
	}
}
