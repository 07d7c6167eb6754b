package dev.lamina.diagram.svg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;

import dev.lamina.diagram.DiagramTestModels;
import dev.lamina.diagram.Diagrams;
import dev.lamina.diagram.evaluation.Evaluation.Selection;
import dev.lamina.diagram.evaluation.Figure;
import dev.lamina.diagram.evaluation.Representation;
import dev.lamina.diagram.scene.Scene;
import dev.lamina.diagram.specification.ColorDescription.FixedColor;
import dev.lamina.diagram.specification.DiagramDescription;
import dev.lamina.model.Model;

/** Text can be read on what is behind it, on light and on dark ground, and a theme chooses between them. */
class ThemeTest {
	/** The least contrast of text by the Web Content Accessibility Guidelines, level AA. */
	private static final double READABLE = 4.5;

	@Test
	void textIsReadable() throws Exception {
		TreeSet<String> unreadable = new TreeSet<>();
		for (Path file : DiagramTestModels.examples().toList()) {
			Model model = DiagramTestModels.read(file);
			Diagrams diagrams = Diagrams.load();
			for (DiagramDescription description : diagrams.descriptions()) {
				Representation drawn = diagrams.evaluate(description, model, Selection.DEFAULT);
				drawn.all().filter(figure -> !figure.appearance().label().text().isEmpty()).forEach(figure -> {
					unreadable(figure, "light", UnaryOperator.identity(), unreadable);
					unreadable(figure, "dark", Palette::dark, unreadable);
				});
			}
		}
		assertEquals(List.of(), new ArrayList<>(unreadable));
	}

	private static void unreadable(Figure figure, String theme, UnaryOperator<FixedColor> colours, TreeSet<String> found) {
		double contrast = contrast(colours.apply(figure.appearance().label().colour()),
				colours.apply(figure.appearance().fill()));
		if (contrast < READABLE) {
			found.add("%s, %s: %.1f".formatted(figure.meaning(), theme, contrast));
		}
	}

	private static double contrast(FixedColor first, FixedColor second) {
		double one = luminance(first);
		double other = luminance(second);
		return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
	}

	private static double luminance(FixedColor colour) {
		return 0.2126 * linear(colour.red()) + 0.7152 * linear(colour.green()) + 0.0722 * linear(colour.blue());
	}

	private static double linear(int part) {
		double value = part / 255.0;
		return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
	}

	@Test
	void darkTurnsLightnessAround() {
		assertEquals("#1c1c1c", Palette.hex(Palette.dark(FixedColor.WHITE)));
		assertEquals("#f2f2f2", Palette.hex(Palette.dark(FixedColor.BLACK)));
		FixedColor blue = Palette.dark(new FixedColor(191, 219, 254));
		assertTrue(blue.blue() > blue.green() && blue.green() > blue.red(), blue::toString);
	}

	@Test
	void themes() {
		assertTrue(svg(Theme.AUTO).contains("@media screen and (prefers-color-scheme:dark)"));
		assertFalse(svg(Theme.LIGHT).contains("@media"));
		assertFalse(svg(Theme.DARK).contains("@media"));
		assertTrue(svg(Theme.LIGHT).contains(".f0{fill:#ffffff}") && svg(Theme.DARK).contains(".f0{fill:#1c1c1c}"));
	}

	@Test
	void whatIsWrittenIsText() {
		String svg = svg(Theme.LIGHT);
		assertTrue(svg.contains("<title id=\"title\">"));
		assertFalse(svg.contains("<script"));
		assertTrue(svg.contains("&lt;b&gt; &amp; &quot;"), "names are text");
		assertEquals("a&amp;b \uFFFD\uFFFD", SvgWriter.escaped("a&b\n\u0001\uD800"));
		assertEquals("0.5 -1.25", SvgWriter.pair(0.5, -1.25));
		assertEquals("3 0.05", SvgWriter.pair(3.0, 0.05));
		assertEquals("-0.5 0", SvgWriter.pair(-0.5, 0.001));
	}

	private static String svg(Theme theme) {
		Scene drawn = scene();
		Scene scene = new Scene("<b> & \"", drawn.description(), drawn.diagram(), drawn.width(), drawn.height(),
				drawn.background(),
				drawn.heading(), drawn.boxes(),
				drawn.edges(), drawn.legend());
		return SvgWriter.write(scene, theme, location -> Optional.empty(), Diagrams::image);
	}

	private static Scene scene() {
		Diagrams diagrams = Diagrams.load();
		Model model = DiagramTestModels.of("host h { memory 1 TiB gpu g : A40 }");
		return diagrams.draw(diagrams.description("partitioning").orElseThrow(), model, Selection.DEFAULT,
				DiagramTestModels::place);
	}
}
