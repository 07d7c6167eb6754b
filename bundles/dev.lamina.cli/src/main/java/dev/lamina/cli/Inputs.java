package dev.lamina.cli;

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

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.project.Project;
import dev.lamina.dsl.project.SourceFile;
import dev.lamina.dsl.project.UnreadableSourceException;
import dev.lamina.dsl.settings.ProjectSettings;
import dev.lamina.model.file.FileAccess;

/** The models that a command is about: files, directories with all below them, and {@code -} for standard input. */
final class Inputs {
	private static final String STANDARD_INPUT = "-";
	private static final String STANDARD_INPUT_NAME = "<stdin>";

	@Parameters(arity = "1..*", paramLabel = "PATH",
			description = "Files, directories with all below them, or - for standard input.")
	private List<String> paths;

	/** The models under these names, for a command whose parameters begin with something else. */
	static Inputs of(List<String> paths) {
		Inputs inputs = new Inputs();
		inputs.paths = List.copyOf(paths);
		return inputs;
	}

	/** A model that was read, and the project that it belongs to. */
	record Input(Project project, SourceFile source, Path directory, boolean isFile) {
		List<Diagnostic> problems() {
			return project.validate(source, () -> false);
		}

		/** Another file of the project that this one belongs to. */
		Input of(SourceFile other) {
			return new Input(project, other, Path.of(other.uri().toFileString()).getParent(), true);
		}

		/** The text as it was read. */
		String text() {
			return source.resource().getParseResult().getRootNode().getText();
		}

		/** The files that the model may name. */
		FileAccess files() {
			return ProjectSettings.of(directory).access(directory);
		}

		/** The file that was read. */
		Path file() {
			return Path.of(source.uri().toFileString());
		}
	}

	/**
	 * Reads everything, standard input first, then the files by name.
	 *
	 * @throws UnreadableSourceException where something cannot be read
	 */
	List<Input> read(Console console) throws UnreadableSourceException {
		List<UnreadableSourceException> refused = unnameable(console);
		if (!refused.isEmpty()) {
			throw refused.getFirst();
		}
		List<Input> inputs = new ArrayList<>();
		Optional<Project> typed = standardInput(console);
		if (typed.isPresent()) {
			typed.get().sources()
					.forEach(sourceFile -> inputs.add(new Input(typed.get(), sourceFile, console.directory(), false)));
		}
		List<Path> files = files(console);
		if (!files.isEmpty()) {
			Project project = Project.open(files);
			for (SourceFile source : project.sources()) {
				inputs.add(new Input(project, source, Path.of(source.uri().toFileString()).getParent(), true));
			}
		}
		return inputs;
	}

	/** Whether standard input is one of them. */
	boolean hasStandardInput() {
		return paths.contains(STANDARD_INPUT);
	}

	/** The files and directories, without what is {@link #unnameable}. */
	List<Path> files(Console console) {
		return names().filter(path -> console.obstacle(path).isEmpty()).map(console::path).toList();
	}

	/** Why some of the paths can lead nowhere, because of their names alone. */
	List<UnreadableSourceException> unnameable(Console console) {
		return names()
				.flatMap(path -> console.obstacle(path).map(obstacle -> new UnreadableSourceException(path, obstacle)).stream())
				.toList();
	}

	private Stream<String> names() {
		return paths.stream().filter(path -> !path.equals(STANDARD_INPUT));
	}

	/**
	 * The text of standard input as a model, where it is asked for.
	 *
	 * @throws UnreadableSourceException where it holds a zero byte or is too large
	 */
	Optional<Project> standardInput(Console console) throws UnreadableSourceException {
		return hasStandardInput()
				? Optional.of(Project.ofText(STANDARD_INPUT_NAME, readStandardInput(console), console.directory()))
				: Optional.empty();
	}

	/** Prints what is wrong with the settings of the projects that the inputs belong to, each file once. */
	static void printSettings(List<Input> read, Diagnostics diagnostics) {
		Set<Path> seen = new HashSet<>();
		for (Input input : read) {
			ProjectSettings projectSettings = ProjectSettings.of(input.directory());
			if (projectSettings.file().isPresent() && seen.add(projectSettings.file().get())) {
				String name = nameOf(projectSettings.file().get(), input.source().name(),
						input.isFile() ? Optional.of(input.file()) : Optional.empty());
				diagnostics.print(projectSettings.diagnostics(name), projectSettings.text());
			}
		}
	}

	/**
	 * A file as the user would name it: beside the name of a model where that is a relative one.
	 *
	 * @param name  what the user calls the model
	 * @param model where it is; nothing for standard input
	 */
	static String nameOf(Path file, String name, Optional<Path> model) {
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
			throw new CommandFailure("Standard input is not UTF-8 text. Convert it first.", broken);
		} catch (IOException unreadable) {
			throw new CommandFailure("Standard input cannot be read: " + CommandFailure.reason(unreadable) + ".", unreadable);
		}
	}
}
