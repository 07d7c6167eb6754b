package dev.lamina.ui.diagram;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.emf.common.util.URI;
import org.eclipse.swt.graphics.ImageData;

import dev.lamina.diagram.Diagrams;
import dev.lamina.diagram.png.PngWriter;
import dev.lamina.diagram.scene.ElementIdentity;
import dev.lamina.diagram.scene.Scene;
import dev.lamina.diagram.svg.SvgWriter;
import dev.lamina.diagram.svg.Theme;
import dev.lamina.report.FileUri;

/** Writes pictures into files as {@code lamina diagram} does. For the background. */
final class DiagramExporter {
	/** Pixels of a PNG for each of the picture by default. */
	static final double DEFAULT_SCALE = 2;

	private DiagramExporter() {
	}

	/**
	 * Writes a file: as PNG where its name says so, else as SVG. A good file is never lost to half of another.
	 *
	 * @param scale pixels of a PNG for each of the picture
	 */
	static void write(Scene scene, Path target, Theme theme, double scale) throws IOException {
		Path beside = target.resolveSibling(target.getFileName() + ".part");
		try {
			try (OutputStream stream = Files.newOutputStream(beside)) {
				if (isPng(target)) {
					PngWriter.write(svg(scene, theme == Theme.AUTO ? Theme.LIGHT : theme, Optional.empty()), scale, stream);
				} else {
					stream.write(svg(scene, theme, Optional.ofNullable(target.toAbsolutePath().getParent()))
							.getBytes(java.nio.charset.StandardCharsets.UTF_8));
				}
			}
			Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
		} finally {
			Files.deleteIfExists(beside);
		}
	}

	static boolean isPng(Path file) {
		return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".png");
	}

	/** A picture for the clipboard. */
	static ImageData toImageData(Scene scene, boolean dark) throws IOException {
		ByteArrayOutputStream png = new ByteArrayOutputStream();
		PngWriter.write(svg(scene, dark ? Theme.DARK : Theme.LIGHT, Optional.empty()), DEFAULT_SCALE, png);
		return new ImageData(new ByteArrayInputStream(png.toByteArray()));
	}

	private static String svg(Scene scene, Theme theme, Optional<Path> folder) {
		return SvgWriter.write(scene, theme, location -> folder.flatMap(from -> link(location, from)), Diagrams::image);
	}

	/** The address of a place as seen from the folder of the picture, so that both can be moved together. */
	private static Optional<String> link(ElementIdentity.Location location, Path folder) {
		URI file = URI.createURI(location.file());
		if (!file.isFile()) {
			return Optional.empty();
		}
		try {
			String way = folder.toRealPath().relativize(Path.of(file.toFileString())).toString();
			return Optional.of(FileUri.of(way.replace('\\', '/')) + "#L" + location.line());
		} catch (IOException | IllegalArgumentException elsewhere) {
			return Optional.empty();
		}
	}
}
