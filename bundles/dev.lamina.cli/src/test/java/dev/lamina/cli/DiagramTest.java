package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.lamina.cli.InProcessRunner.Outcome;

/** {@code lamina diagram}: pictures of models, and sentences if there is none. */
class DiagramTest {
	private static final String MODEL = """
			import nvidia.*
			import stacks.*

			host h {
			  cpu        1 x 8 cores at 3 GHz
			  memory     64 GiB
			  system     Linux
			  hypervisor KVM
			  gpu g : A40
			}

			policy cut for h.g {
			  stack     NvidiaVgpu
			  partition A40-8Q x 6
			}

			workload W {
			  each frame at 60 fps {
			    cpu 1 ms
			    gpu 1 ms on graphics
			  }
			}

			vm v x 2 {
			  system Linux
			  cpu    1 cores
			  memory 4 GiB
			  gpu    A40-8Q on h.g
			  runs   W
			  expect fps >= 50
			}
			""";

	@TempDir
	private Path folder;

	private InProcessRunner process;

	@BeforeEach
	void write() throws IOException {
		process = new InProcessRunner(folder.toRealPath()).file("a.lamina", MODEL);
	}

	@Test
	void aPictureGoesToAFileOrToStandardOutput() throws IOException {
		Outcome shown = process.lamina("diagram", "a.lamina");
		assertEquals(0, shown.exit(), shown.err());
		assertTrue(shown.out().startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"") && shown.out().endsWith("</svg>\n"),
				shown.out());
		assertEquals(new Outcome(0, "", ""), process.lamina("diagram", "a.lamina", "-o", "a.svg"));
		assertEquals(shown.out(), Files.readString(folder.resolve("a.svg")));
		assertEquals(shown, process.lamina("diagram", "a.lamina", "--diagram", "Partitioning", "--output", "-"));
		assertTrue(shown.out().contains(">v[1]</text>"), "every slice says who uses it");
	}

	@Test
	void linksLeadFromThePictureToTheModel() throws IOException {
		Files.createDirectories(folder.resolve("out/deep"));
		assertEquals(0, process.lamina("diagram", "a.lamina", "-o", "out/deep/a.svg").exit());
		String svg = Files.readString(folder.resolve("out/deep/a.svg"));
		assertTrue(svg.contains("<g id=\"vm.v\" role=\"graphics-object group\"><title>VM v: ")
				&& svg.contains("(a.lamina:24)</title><a href=\"../../a.lamina#L24\">"), svg);
		process.file("my models/b c.lamina", MODEL);
		assertTrue(process.lamina("diagram", "my models/b c.lamina").out().contains("<a href=\"my%20models/b%20c.lamina#L4\">"));
		assertFalse(process.reading(MODEL).lamina("diagram", "-").out().contains("<a "), "standard input is no file to link to");
	}

	/** A file may come from a stranger, name and all: its picture must not run anything, and its links must lead to it. */
	@ParameterizedTest
	@ValueSource(strings = { "javascript:void(window.PWN=9);<!--.lamina", "a#b?c%41.lamina", "data:text%2Fhtml,x.lamina",
			"'\"&.lamina" })
	void aLinkIsTheModelWhateverItsNameIs(String name) throws IOException {
		process.file(name, MODEL);
		Outcome drawn = process.lamina("diagram", name);
		assertEquals(0, drawn.exit(), drawn.err());
		Matcher link = Pattern.compile("<a href=\"([^\"]*)\">").matcher(drawn.out());
		assertTrue(link.find());
		do {
			URI address = URI.create(link.group(1));
			assertEquals(null, address.getScheme(), link.group(1));
			assertEquals(name, address.getPath());
			assertTrue(address.getFragment().matches("L\\d+"), link.group(1));
		} while (link.find());
	}

	@Test
	void layersAndFilters() {
		assertFalse(process.lamina("diagram", "a.lamina", "--layers", "none").out().contains("id=\"vm.v\""));
		String vms = process.lamina("diagram", "a.lamina", "--layers", "vms, memory").out();
		assertTrue(vms.contains("id=\"vm.v\""), vms);
		assertTrue(process.lamina("diagram", "a.lamina").out().contains("id=\"policy.cut"));
		assertFalse(process.lamina("diagram", "a.lamina", "--filters", "hidePolicies").out().contains("id=\"policy.cut"));
	}

	@Test
	void pngInBothThemes() throws IOException {
		assertEquals(new Outcome(0, "", ""),
				process.lamina("diagram", "a.lamina", "--format", "png", "--scale", "1", "-o", "a.png"));
		assertEquals(new Outcome(0, "", ""),
				process.lamina("diagram", "a.lamina", "--format", "png", "--theme", "dark", "-o", "dark.png"));
		BufferedImage light = ImageIO.read(folder.resolve("a.png").toFile());
		BufferedImage dark = ImageIO.read(folder.resolve("dark.png").toFile());
		assertEquals(2 * light.getWidth(), dark.getWidth());
		assertEquals(0xffffffff, light.getRGB(1, 1));
		assertEquals(0xff1c1c1c, dark.getRGB(1, 1));
	}

	@Test
	void resultsColourThePicture() throws IOException {
		assertEquals(0, process.lamina("simulate", "a.lamina", "--for", "1s", "--format", "json", "-o", "run.json").exit());
		String without = process.lamina("diagram", "a.lamina", "--diagram", "results").out();
		Outcome with = process.lamina("diagram", "a.lamina", "--diagram", "results", "--results", "run.json");
		assertEquals(0, with.exit(), with.err());
		assertFalse(without.contains("keeps promises"), without);
		assertTrue(with.out().contains("keeps promises"), with.out());
		assertEquals(new Outcome(2, "", "lamina: 'no.json' does not exist.\n"), process.lamina("diagram", "a.lamina", "--results",
				"no.json"));
		Outcome none = process.lamina("diagram", "a.lamina", "--results", "a.lamina");
		assertEquals(2, none.exit());
		assertTrue(none.err().startsWith("lamina: 'a.lamina' cannot be read as a result. "), none.err());
	}

	@Test
	void allDiagramsOfAllModelsIntoAFolder() throws IOException {
		process.file("models/one.lamina", MODEL)
				.file("models/deep/two.lamina", MODEL.replace("host h ", "host k ").replace("for h.",
						"for k.").replace("on h.", "on k."))
				.file("models/types.lamina", "package types\n");
		Outcome outcome = process.lamina("diagram", "models", "--all", "-o", "out");
		assertEquals(0, outcome.exit(), outcome.err());
		List<String> written;
		try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
			written = files.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString()).sorted().toList();
		}
		assertEquals(outcome.out().lines().sorted().toList(), written);
		assertTrue(written.containsAll(List.of("out/one.partitioning.svg", "out/one.topology.svg", "out/one.results.svg",
				"out/one.fleet.svg",
				"out/deep/two.partitioning.svg")), written::toString);
		assertTrue(written.stream().noneMatch(file -> file.contains("types")), "of nothing there is no picture");
	}

	@Test
	void namesThatAreOneOnOtherSystemsAreRefused() throws IOException {
		process.file("Foo.lamina", MODEL).file("foo.lamina", MODEL);
		Outcome outcome = process.lamina("diagram", "Foo.lamina", "foo.lamina", "--all", "-o", "pics");
		assertEquals(2, outcome.exit(), outcome.out());
		assertTrue(outcome.err().startsWith(
				"lamina: 'Foo.lamina' and 'foo.lamina' would be drawn into 'pics/foo.partitioning.svg', which Windows and macOS "
						+ "take for one"),
				outcome.err());
		assertFalse(Files.exists(folder.resolve("pics")));
	}

	@Test
	void aFolderIsNotLeftBehindIfNoPictureCanBeWritten() throws IOException {
		String name = "x".repeat(245) + ".lamina";
		process.file(name, MODEL);
		Outcome outcome = process.lamina("diagram", name, "--all", "-o", "deep/pics");
		assertEquals(2, outcome.exit(), outcome.out());
		assertTrue(outcome.err().contains("cannot be written"), outcome.err());
		assertFalse(Files.exists(folder.resolve("deep")));
	}

	@Test
	void manyHostsAreHintedToTheDiagramForThem() throws IOException {
		process.file("many.lamina", "import nvidia.*\nhost h[201] { gpu g : A40 }\n");
		String hint = "many.lamina has 201 hosts: the picture gets large and takes long. '--diagram fleet' is made for so many "
				+ "and draws each GPU as a cell.\n";
		assertTrue(process.lamina("diagram", "many.lamina", "-o", "many.svg").err().contains(hint));
		assertEquals("", process.lamina("diagram", "many.lamina", "--diagram", "fleet", "-o", "fleet.svg").err());
		assertEquals("", process.lamina("diagram", "a.lamina", "-o", "a.svg").err());
	}

	@Test
	void aBrokenModelIsDrawnAndItsProblemsAreSaid() throws IOException {
		process.file("b.lamina", MODEL.replace("A40-8Q x 6", "A40-8Q x 7"));
		Outcome outcome = process.lamina("diagram", "b.lamina", "-o", "b.svg");
		assertEquals(1, outcome.exit());
		assertTrue(outcome.err().startsWith("b.lamina:14:3: error[capacity.exceeded]: ")
				&& outcome.err().endsWith("; drawn as far as possible\n"), outcome.err());
		assertTrue(Files.readString(folder.resolve("b.svg")).contains("does not fit"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			a.lamina --diagram map              | There is no diagram 'map'. There are: partitioning, topology, results, fleet.
			a.lamina --layers memry             | There is no layer 'memry'. There are: memory, compute, vms, problems, results.
			a.lamina --filters all              | There is no filter 'all'. There are: hidePolicies,
			a.lamina --format png               | A PNG cannot be written to standard output: add --output FILE.
			a.lamina --all                      | --all needs a folder: add --output FOLDER.
			a.lamina --scale 0                  |--scale must be above 0 and at most 16, not 0.0.
			a.lamina --scale NaN                |--scale must be above 0 and at most 16, not NaN.
			a.lamina b.lamina                   | 2 models would be drawn, but into one file.
			a.lamina -o no/a.svg                | no/a.svg' cannot be written: the folder
			missing.lamina                      | missing.lamina' does not exist.
			a.lamina --theme pink               | Invalid value for option '--theme': expected one of [auto, light, dark]
			""")
	void whatCannotBeDrawnIsRefusedWithASentence(String arguments, String sentence) throws IOException {
		process.file("b.lamina", MODEL);
		Outcome outcome = process
				.lamina(Stream.concat(Stream.of("diagram"), Stream.of(arguments.split(" "))).toArray(String[]::new));
		assertEquals(2, outcome.exit(), outcome.err());
		assertEquals("", outcome.out());
		assertTrue(outcome.err().startsWith("lamina: ") && outcome.err().contains(sentence), outcome.err());
	}

	@Test
	void anUnfinishedPictureDestroysNothing() throws IOException {
		StringBuilder hosts = new StringBuilder("import nvidia.*\n");
		for (int number = 0; number < 60; number++) {
			hosts.append("host h").append(number).append(" { memory 1 TiB gpu g : A40 }\n");
		}
		Files.writeString(folder.resolve("a.png"), "precious");
		Outcome outcome = process.file("big.lamina", hosts.toString())
				.lamina("diagram", "big.lamina", "--format", "png", "--scale", "16", "-o", "a.png");
		assertEquals(2, outcome.exit());
		assertTrue(outcome.err().matches("(?s).*lamina: 'a\\.png' cannot be written: \\d+ x \\d+ pixels are too many; "
				+ "draw it at a smaller scale, or as SVG\\.\n"), outcome.err());
		assertEquals("precious", Files.readString(folder.resolve("a.png")));
	}
}
