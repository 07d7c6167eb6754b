package dev.lamina.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.lamina.report.SampleResults;
import dev.lamina.result.ModelResult;

/**
 * Opens pages in a headless Chromium. Without one the tests fail where the whole test run asks for them, and are skipped
 * elsewhere.
 */
@Tag("process")
class BrowserTest {
	private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
	private static final String REQUIRED = "LAMINA_VERIFY";
	/** Only what hangs takes as long. */
	private static final long HANGS_AFTER_MINUTES = 15;
	private static final int WIDTH = 1280;
	private static final int HEIGHT = 2000;

	private Path browser;
	private Path folder;

	@BeforeEach
	void findBrowser() throws IOException {
		browser = Stream.of(System.getenv("PATH").split(File.pathSeparator))
				.flatMap(place -> NAMES.stream().map(name -> Path.of(place, name)))
				.filter(Files::isExecutable).findFirst().orElse(null);
		if (browser == null) {
			String reason = "There is no Chromium to open pages with. Install the package chromium.";
			if (System.getenv(REQUIRED) != null) {
				fail(reason);
			}
			abort(reason);
		}
		folder = Files.createTempDirectory("lamina-browser");
	}

	@AfterEach
	void clean() throws IOException {
		if (folder != null) {
			try (Stream<Path> files = Files.walk(folder)) {
				for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
					Files.deleteIfExists(file);
				}
			}
		}
	}

	@Test
	void pageIsDrawnWithoutErrorsInLightAndDark() throws Exception {
		for (ModelResult modelResult : List.of(SampleResults.alone(SampleResults.desktops()),
				SampleResults.alone(SampleResults.migration()),
				HtmlReportTest.sweep(), SampleResults.fleet())) {
			String page = HtmlReportTest.html(modelResult);
			BufferedImage light = drawn(page, 1);
			BufferedImage dark = drawn(page, 0);
			assertTrue(brightness(light) > 200, "the light page has a light ground");
			assertTrue(brightness(dark) < 60, "the dark page has a dark ground");
			assertTrue(colours(light) > 30 && colours(dark) > 30, "there is something on the page");
		}
	}

	@Test
	void colourOfAChartIsSeen() throws Exception {
		BufferedImage page = drawn(HtmlReportTest.html(SampleResults.alone(SampleResults.desktops())), 1);
		for (int colour : new int[] { 0x2a73c9, 0xe08a1e, 0x86b3e6, 0xb3261e }) {
			assertTrue(pixels(page, colour) > 20, Integer.toHexString(colour));
		}
	}

	@Test
	void everyColumnIsPrinted() throws Exception {
		for (ModelResult modelResult : List.of(SampleResults.alone(SampleResults.desktops()), HtmlReportTest.sweep())) {
			String page = HtmlReportTest.html(modelResult);
			Path pdf = folder.resolve("page.pdf");
			browse(page, List.of("--no-pdf-header-footer", "--print-to-pdf=" + pdf));
			assertTrue(Files.exists(pdf), "nothing was printed");
			String printed = text(pdf);
			Matcher heading = Pattern.compile("<th scope=\"col\"[^>]*>([^<]+)</th>").matcher(page);
			Set<String> columns = new TreeSet<>();
			while (heading.find()) {
				columns.add(heading.group(1));
			}
			assertTrue(columns.containsAll(Set.of("p99", "slowest", "of native")), columns::toString);
			for (String column : columns) {
				for (String word : column.split(" ")) {
					assertTrue(printed.contains(word), () -> "'" + column + "' is not on paper:\n" + printed);
				}
			}
		}
	}

	/** The text of a document of one or more pages, of what lies on the paper only. */
	private String text(Path pdf) throws IOException, InterruptedException {
		Path text = folder.resolve("page.txt");
		Process process;
		try {
			process = new ProcessBuilder("pdftotext", "-layout", pdf.toString(), text.toString()).redirectErrorStream(true)
					.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
		} catch (IOException missing) {
			String reason = "There is no pdftotext to read what was printed. Install the package poppler-utils.";
			if (System.getenv(REQUIRED) != null) {
				fail(reason);
			}
			abort(reason);
			throw missing;
		}
		assertEquals(0, process.waitFor());
		return Files.readString(text);
	}

	@Test
	void errorsWouldBeNoticed() throws Exception {
		String broken = HtmlReportTest.html(SampleResults.alone(SampleResults.desktops())).replace("</main>",
				"<script>document.title</script></main>");
		assertFalse(console(open(broken, 1)).isEmpty());
	}

	private BufferedImage drawn(String page, int scheme) throws IOException, InterruptedException {
		List<String> log = open(page, scheme);
		assertEquals(List.of(), console(log));
		Path picture = folder.resolve("page.png");
		assertTrue(Files.exists(picture), () -> "no picture was taken:\n" + String.join("\n", log));
		BufferedImage image = ImageIO.read(picture.toFile());
		assertEquals(WIDTH, image.getWidth());
		assertEquals(HEIGHT, image.getHeight());
		return image;
	}

	/** Opens a page without any network and takes a picture of it; returns what the browser said. */
	private List<String> open(String page, int scheme) throws IOException, InterruptedException {
		return browse(page, List.of("--blink-settings=preferredColorScheme=" + scheme, "--window-size=" + WIDTH + ',' + HEIGHT,
				"--screenshot=" + folder.resolve("page.png")));
	}

	private List<String> browse(String page, List<String> options) throws IOException, InterruptedException {
		Path file = Files.writeString(folder.resolve("page.html"), page);
		Path log = folder.resolve("log");
		List<String> command = new ArrayList<>(
				List.of(browser.toString(), "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
						"--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
						"--disable-sync",
						"--disable-extensions", "--host-resolver-rules=MAP * ~NOTFOUND", "--hide-scrollbars",
						"--force-device-scale-factor=1",
						"--enable-logging=stderr", "--user-data-dir=" + Files.createTempDirectory(folder, "profile")));
		command.addAll(options);
		command.add(file.toUri().toString());
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		if (!process.waitFor(HANGS_AFTER_MINUTES, TimeUnit.MINUTES)) {
			process.descendants().forEach(ProcessHandle::destroyForcibly);
			process.destroyForcibly().waitFor();
			fail("The browser does not come to an end:\n" + Files.readString(log));
		}
		return Files.readAllLines(log);
	}

	private static List<String> console(List<String> log) {
		return log.stream().filter(line -> line.contains(":CONSOLE")).toList();
	}

	private static double brightness(BufferedImage image) {
		int ground = image.getRGB(3, 3);
		return ((ground >> 16 & 0xff) + (ground >> 8 & 0xff) + (ground & 0xff)) / 3.0;
	}

	private static long colours(BufferedImage image) {
		return pixels(image).distinct().count();
	}

	private static long pixels(BufferedImage image, int colour) {
		return pixels(image).filter(pixel -> (pixel & 0xffffff) == colour).count();
	}

	private static IntStream pixels(BufferedImage image) {
		return IntStream.of(image.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH));
	}
}
