package dev.lamina.diagram.png;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;

/** A PNG has the pixels that the picture says. */
class PngWriterTest {
	private static final String SVG = """
			<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 40 20"><style>.f0{fill:#ff0000}.f1{fill:#0000ff}</style>
			<rect width="100%" height="100%" class="f0"/><g><title>a</title><a href="x#L1"><rect x="20" y="0" width="20" height="20" class="f1"/></a></g></svg>
			""";

	@Test
	void drawsClassesAtAScale() throws IOException {
		BufferedImage image = image(SVG, 3);
		assertEquals(120, image.getWidth());
		assertEquals(60, image.getHeight());
		assertEquals(0xffff0000, image.getRGB(10, 30));
		assertEquals(0xff0000ff, image.getRGB(90, 30));
		assertEquals(20, image(SVG, 0.5).getWidth());
	}

	@Test
	void refusesWhatIsTooLarge() {
		IOException refused = assertThrows(IOException.class, () -> image(SVG, 1000));
		assertTrue(refused.getMessage().startsWith("40000 x 20000 pixels are too many"), refused.getMessage());
	}

	private static BufferedImage image(String svg, double scale) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		PngWriter.write(svg, scale, bytes);
		return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
	}
}
