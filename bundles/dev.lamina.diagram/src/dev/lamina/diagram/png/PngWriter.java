package dev.lamina.diagram.png;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import javax.imageio.ImageIO;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;

/** Draws SVG that the writer of this bundle made into a PNG. Text is drawn in the first of its fonts that the machine has. */
public final class PngWriter {
	/** Pixels beyond which a picture is refused: an image of more needs gigabytes. */
	public static final long MAX_PIXELS = 200_000_000;

	private PngWriter() {
	}

	/**
	 * Draws a picture.
	 *
	 * @param svg   its text, in one theme
	 * @param scale how many pixels to draw for each of it, above 0
	 * @throws IOException if the stream cannot be written, or the picture has more than {@link #MAX_PIXELS}; the message says
	 *     so
	 */
	public static void write(String svg, double scale, OutputStream to) throws IOException {
		SVGDocument document = new SVGLoader().load(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)), null,
				LoaderContext.createDefault());
		if (document == null) {
			throw new IOException("the picture cannot be drawn");
		}
		double width = Math.ceil(document.size().getWidth() * scale);
		double height = Math.ceil(document.size().getHeight() * scale);
		if (width * height > MAX_PIXELS) {
			throw new IOException(String.format(java.util.Locale.ROOT,
					"%.0f x %.0f pixels are too many; draw it at a smaller scale, or as SVG", width, height));
		}
		BufferedImage image = new BufferedImage((int) Math.max(1, width), (int) Math.max(1, height), BufferedImage.TYPE_INT_ARGB);
		Graphics2D graphics = image.createGraphics();
		try {
			graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
			graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
			graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
			graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
			document.render((java.awt.Component) null, graphics, new ViewBox(0, 0, (float) width, (float) height));
		} finally {
			graphics.dispose();
		}
		ImageIO.write(image, "png", to);
	}
}
