package dev.lamina.cli.diagram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import picocli.CommandLine.Option;

import dev.lamina.cli.console.CommandException;
import dev.lamina.cli.console.Console;
import dev.lamina.cli.console.InterruptHandler;
import dev.lamina.cli.console.OutputFile;
import dev.lamina.diagram.Diagrams;
import dev.lamina.diagram.png.PngWriter;
import dev.lamina.diagram.scene.ElementIdentity;
import dev.lamina.diagram.svg.SvgWriter;
import dev.lamina.diagram.svg.Theme;
import dev.lamina.report.FileUri;

/** How and where to write pictures. */
final class DiagramOutputOptions {
	/** The forms that pictures can be written in. */
	enum ImageFormat {
		svg, png
	}

	/** Surroundings, as users write them. */
	enum ThemeChoice {
		auto(Theme.AUTO), light(Theme.LIGHT), dark(Theme.DARK);

		private final Theme theme;

		ThemeChoice(Theme theme) {
			this.theme = theme;
		}
	}

	private static final double MAX_SCALE = 16;

	@Option(names = "--format", paramLabel = "FORMAT",
			description = "How to write pictures: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).", defaultValue = "svg")
	private ImageFormat format;

	@Option(names = "--theme", paramLabel = "THEME",
			description = "Colours for ${COMPLETION-CANDIDATES} surroundings; auto, the default, follows the viewer, in PNG it "
					+ "is light.",
			defaultValue = "auto")
	private ThemeChoice themeChoice;

	@Option(names = "--scale", paramLabel = "N",
			description = "Pixels of a PNG for each of the picture, above 0 to 16 (default: ${DEFAULT-VALUE}).",
			defaultValue = "2")
	private double scale;

	@Option(names = { "-o", "--output" }, paramLabel = "FILE",
			description = "Where to write the picture, with --all the folder; an SVG goes to standard output otherwise.")
	private Optional<String> output;

	/**
	 * Finds out early what would stop {@link #write}.
	 *
	 * @throws CommandException if nothing can be written
	 */
	void check(boolean all, Console console) {
		if (!(scale > 0 && scale <= MAX_SCALE)) {
			throw new CommandException("--scale must be above 0 and at most 16, not " + scale + ".");
		}
		Optional<String> target = target();
		if (all && target.isEmpty()) {
			throw new CommandException("--all needs a folder: add --output FOLDER.");
		}
		if (format == ImageFormat.png && target.isEmpty()) {
			throw new CommandException("A PNG cannot be written to standard output: add --output FILE.");
		}
		if (!all) {
			target.map(console::path).map(OutputFile::new).ifPresent(OutputFile::check);
		}
	}

	/**
	 * Writes pictures.
	 *
	 * @throws CommandException if one cannot be written, or if there is none or more than one but only one file
	 */
	void write(List<RenderedDiagram> renderedDiagrams, boolean all, Console console) {
		if (renderedDiagrams.isEmpty()) {
			throw new CommandException("There is nothing to draw.");
		}
		if (!all && renderedDiagrams.size() > 1) {
			throw new CommandException(renderedDiagrams.size()
					+ " models would be drawn, but into one file. Name one model, or draw all into a folder: --all --output "
					+ "FOLDER.");
		}
		Map<Path, RenderedDiagram> files = all ? files(renderedDiagrams, console.path(target().orElseThrow()))
				: new LinkedHashMap<>();
		if (!all) {
			if (target().isEmpty()) {
				console.write(writer -> writer.write(svg(renderedDiagrams.getFirst(), console.directory(), themeChoice.theme)));
				return;
			}
			files.put(console.path(target().get()), renderedDiagrams.getFirst());
		}
		Deque<Path> made = new ArrayDeque<>();
		try {
			files.forEach((file, renderedDiagram) -> {
				if (all) {
					makeFolder(file.toAbsolutePath().getParent(), made);
				}
				write(renderedDiagram, file);
				if (all) {
					console.printLine(file.toString().replace('\\', '/'));
				}
			});
		} finally {
			made.forEach(DiagramOutputOptions::removeIfEmpty);
		}
	}

	private static void makeFolder(Path folder, Deque<Path> made) {
		Deque<Path> missing = new ArrayDeque<>();
		for (Path each = folder; each != null && !Files.exists(each); each = each.getParent()) {
			missing.push(each);
		}
		try {
			for (Path each : missing) {
				InterruptHandler.registerUnfinished(each);
				Files.createDirectory(each);
				made.push(each);
			}
		} catch (IOException unwritable) {
			throw CommandException.cannotWrite(folder, unwritable);
		}
	}

	/** A folder for pictures of which none could be written is not left behind. */
	private static void removeIfEmpty(Path folder) {
		try {
			Files.deleteIfExists(folder);
		} catch (IOException hasPictures) {
			InterruptHandler.finished(folder);
			return;
		}
		InterruptHandler.finished(folder);
	}

	private Optional<String> target() {
		return output.filter(file -> !file.equals("-"));
	}

	/** A file for each drawing, in folders like those of the models. */
	private Map<Path, RenderedDiagram> files(List<RenderedDiagram> renderedDiagrams, Path folder) {
		Path root = renderedDiagrams.stream().map(renderedDiagram -> renderedDiagram.input().directory().toAbsolutePath())
				.reduce(DiagramOutputOptions::common)
				.orElseThrow();
		Map<Path, RenderedDiagram> files = new LinkedHashMap<>();
		Map<String, RenderedDiagram> taken = new HashMap<>();
		for (RenderedDiagram drawing : renderedDiagrams) {
			String name = drawing.input().isFile()
					? drawing.input().file().getFileName().toString().replaceFirst("\\.lamina$", "")
					: "stdin";
			Path below = folder.resolve(root.relativize(drawing.input().directory().toAbsolutePath()).toString());
			Path file = below.resolve(name + '.' + drawing.description().name() + '.' + format);
			RenderedDiagram other = taken.putIfAbsent(
					Normalizer.normalize(file.toString(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT),
					drawing);
			if (other != null) {
				throw new CommandException("'" + other.input().source().name() + "' and '" + drawing.input().source().name()
						+ "' would be drawn into '" + file
						+ "', which Windows and macOS take for one file. Rename one of them, or draw them into different "
						+ "folders. Nothing was drawn.");
			}
			files.put(file, drawing);
		}
		return files;
	}

	private static Path common(Path first, Path second) {
		Path common = first;
		while (!second.startsWith(common)) {
			common = common.getParent();
		}
		return common;
	}

	private void write(RenderedDiagram renderedDiagram, Path file) {
		if (format == ImageFormat.svg) {
			new OutputFile(file)
					.write(writer -> writer.write(svg(renderedDiagram, file.toAbsolutePath().getParent(), themeChoice.theme)));
		} else {
			String svg = svg(renderedDiagram, file.toAbsolutePath().getParent(),
					themeChoice == ThemeChoice.auto ? Theme.LIGHT : themeChoice.theme);
			new OutputFile(file).writeBytes(stream -> PngWriter.write(svg, scale, stream));
		}
	}

	/** The picture with links to the model as seen from its folder, so that both can be moved together. */
	private static String svg(RenderedDiagram renderedDiagram, Path folder, Theme theme) {
		return SvgWriter.write(renderedDiagram.scene(), theme, location -> link(renderedDiagram, location, folder),
				Diagrams::image);
	}

	private static Optional<String> link(RenderedDiagram renderedDiagram, ElementIdentity.Location location, Path folder) {
		if (!renderedDiagram.input().isFile() || location.file().contains(":/")) {
			return Optional.empty();
		}
		// the place names the file as the user did: seen from the model that was asked for
		Path named = Path.of(renderedDiagram.input().source().name());
		Path there = renderedDiagram.input().directory().resolve(named.getParent() == null ? Path.of(location.file())
				: named.getParent().relativize(Path.of(location.file()))).normalize();
		try {
			return Optional.of(
					FileUri.of(folder.toRealPath().relativize(there).toString().replace('\\', '/')) + "#L" + location.line());
		} catch (IOException | IllegalArgumentException elsewhere) {
			return Optional.empty();
		}
	}
}
