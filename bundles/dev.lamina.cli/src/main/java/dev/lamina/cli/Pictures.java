package dev.lamina.cli;

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

import dev.lamina.diagram.Diagrams;
import dev.lamina.diagram.png.PngWriter;
import dev.lamina.diagram.scene.ElementIdentity;
import dev.lamina.diagram.svg.SvgWriter;
import dev.lamina.diagram.svg.Theme;
import dev.lamina.report.FileUri;

/** How and where to write pictures. */
final class Pictures {
	/** The forms that pictures can be written in. */
	enum Form {
		svg, png
	}

	/** Surroundings, as users write them. */
	enum Ground {
		auto(Theme.AUTO), light(Theme.LIGHT), dark(Theme.DARK);

		private final Theme theme;

		Ground(Theme theme) {
			this.theme = theme;
		}
	}

	private static final double LARGEST_SCALE = 16;

	@Option(names = "--format", paramLabel = "FORMAT",
			description = "How to write pictures: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).", defaultValue = "svg")
	private Form form;

	@Option(names = "--theme", paramLabel = "THEME",
			description = "Colours for ${COMPLETION-CANDIDATES} surroundings; auto, the default, follows the viewer, in PNG it "
					+ "is light.",
			defaultValue = "auto")
	private Ground ground;

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
	 * @throws CommandFailure where nothing can be written
	 */
	void check(boolean all, Console console) {
		if (!(scale > 0 && scale <= LARGEST_SCALE)) {
			throw new CommandFailure("--scale wants a number above 0 and at most 16, not " + scale + ".");
		}
		Optional<String> target = target();
		if (all && target.isEmpty()) {
			throw new CommandFailure("--all wants a folder: add --output FOLDER.");
		}
		if (form == Form.png && target.isEmpty()) {
			throw new CommandFailure("A PNG cannot be written to standard output: add --output FILE.");
		}
		if (!all) {
			target.map(console::path).map(OutputFile::new).ifPresent(OutputFile::check);
		}
	}

	/**
	 * Writes pictures.
	 *
	 * @throws CommandFailure where one cannot be written, or where there is none or more than one but only one file
	 */
	void write(List<Drawing> drawings, boolean all, Console console) {
		if (drawings.isEmpty()) {
			throw new CommandFailure("There is nothing to draw.");
		}
		if (!all && drawings.size() > 1) {
			throw new CommandFailure(drawings.size()
					+ " models would be drawn, but into one file. Name one model, or draw all into a folder: --all --output "
					+ "FOLDER.");
		}
		Map<Path, Drawing> files = all ? files(drawings, console.path(target().orElseThrow())) : new LinkedHashMap<>();
		if (!all) {
			if (target().isEmpty()) {
				console.write(writer -> writer.write(svg(drawings.getFirst(), console.directory(), ground.theme)));
				return;
			}
			files.put(console.path(target().get()), drawings.getFirst());
		}
		Deque<Path> made = new ArrayDeque<>();
		try {
			files.forEach((file, drawing) -> {
				if (all) {
					makeFolder(file.toAbsolutePath().getParent(), made);
				}
				write(drawing, file);
				if (all) {
					console.line(file.toString().replace('\\', '/'));
				}
			});
		} finally {
			made.forEach(Pictures::removeIfEmpty);
		}
	}

	private static void makeFolder(Path folder, Deque<Path> made) {
		Deque<Path> missing = new ArrayDeque<>();
		for (Path each = folder; each != null && !Files.exists(each); each = each.getParent()) {
			missing.push(each);
		}
		try {
			for (Path each : missing) {
				Interruption.unfinished(each);
				Files.createDirectory(each);
				made.push(each);
			}
		} catch (IOException unwritable) {
			throw CommandFailure.cannotWrite(folder, unwritable);
		}
	}

	/** A folder for pictures of which none could be written is not left behind. */
	private static void removeIfEmpty(Path folder) {
		try {
			Files.deleteIfExists(folder);
		} catch (IOException hasPictures) {
			Interruption.finished(folder);
			return;
		}
		Interruption.finished(folder);
	}

	private Optional<String> target() {
		return output.filter(file -> !file.equals("-"));
	}

	/** A file for each drawing, in folders like those of the models. */
	private Map<Path, Drawing> files(List<Drawing> drawings, Path folder) {
		Path root = drawings.stream().map(drawing -> drawing.input().directory().toAbsolutePath()).reduce(Pictures::common)
				.orElseThrow();
		Map<Path, Drawing> files = new LinkedHashMap<>();
		Map<String, Drawing> taken = new HashMap<>();
		for (Drawing drawing : drawings) {
			String name = drawing.input().isFile()
					? drawing.input().file().getFileName().toString().replaceFirst("\\.lamina$", "")
					: "stdin";
			Path below = folder.resolve(root.relativize(drawing.input().directory().toAbsolutePath()).toString());
			Path file = below.resolve(name + '.' + drawing.description().name() + '.' + form);
			Drawing other = taken.putIfAbsent(Normalizer.normalize(file.toString(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT),
					drawing);
			if (other != null) {
				throw new CommandFailure("'" + other.input().source().name() + "' and '" + drawing.input().source().name()
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

	private void write(Drawing drawing, Path file) {
		if (form == Form.svg) {
			new OutputFile(file).write(writer -> writer.write(svg(drawing, file.toAbsolutePath().getParent(), ground.theme)));
		} else {
			String svg = svg(drawing, file.toAbsolutePath().getParent(), ground == Ground.auto ? Theme.LIGHT : ground.theme);
			new OutputFile(file).writeBytes(stream -> PngWriter.write(svg, scale, stream));
		}
	}

	/** The picture with links to the model as seen from its folder, so that both can be moved together. */
	private static String svg(Drawing drawing, Path folder, Theme theme) {
		return SvgWriter.write(drawing.scene(), theme, location -> link(drawing, location, folder), Diagrams::image);
	}

	private static Optional<String> link(Drawing drawing, ElementIdentity.Location location, Path folder) {
		if (!drawing.input().isFile() || location.file().contains(":/")) {
			return Optional.empty();
		}
		// the place names the file as the user did: seen from the model that was asked for
		Path named = Path.of(drawing.input().source().name());
		Path there = drawing.input().directory().resolve(named.getParent() == null ? Path.of(location.file())
				: named.getParent().relativize(Path.of(location.file()))).normalize();
		try {
			return Optional.of(
					FileUri.of(folder.toRealPath().relativize(there).toString().replace('\\', '/')) + "#L" + location.line());
		} catch (IOException | IllegalArgumentException elsewhere) {
			return Optional.empty();
		}
	}
}
