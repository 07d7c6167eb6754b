import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.imageio.ImageIO;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;

/**
 * Writes the icon of the program for macOS, pictures in several sizes in one file, from the SVG that is the icon everywhere else:
 * {@code java -cp jsvg.jar IconSet.java lamina.svg Lamina.icns}.
 */
final class IconSet {
	private IconSet() {
	}

	public static void main(String[] arguments) throws IOException {
		SVGDocument drawing = new SVGLoader().load(Path.of(arguments[0]).toUri().toURL());
		Map<String, Integer> sizes = new LinkedHashMap<>();
		sizes.put("icp4", 16);
		sizes.put("icp5", 32);
		sizes.put("ic07", 128);
		sizes.put("ic08", 256);
		sizes.put("ic09", 512);
		ByteArrayOutputStream pictures = new ByteArrayOutputStream();
		DataOutputStream out = new DataOutputStream(pictures);
		for (Map.Entry<String, Integer> size : sizes.entrySet()) {
			byte[] picture = picture(drawing, size.getValue());
			out.write(size.getKey().getBytes(StandardCharsets.US_ASCII));
			out.writeInt(8 + picture.length);
			out.write(picture);
		}
		try (DataOutputStream file = new DataOutputStream(Files.newOutputStream(Path.of(arguments[1])))) {
			file.write("icns".getBytes(StandardCharsets.US_ASCII));
			file.writeInt(8 + pictures.size());
			pictures.writeTo(file);
		}
	}

	private static byte[] picture(SVGDocument drawing, int size) throws IOException {
		BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
		Graphics2D graphics = image.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		drawing.render(null, graphics, new ViewBox(size, size));
		graphics.dispose();
		ByteArrayOutputStream png = new ByteArrayOutputStream();
		ImageIO.write(image, "png", png);
		return png.toByteArray();
	}
}
