package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.cli.InProcessRunner.Outcome;
import dev.lamina.cli.console.ExitStatus;

/**
 * A file that cannot be read takes nothing away from the report of the others: in whatever place it stands, the one that imports
 * it, in every format, and with the same bytes on any number of threads.
 */
class UnreadableFileTest {
	private static final Pattern CLASS_NAME = Pattern.compile("dev\\.lamina\\.|java\\.|org\\.eclipse|Exception|internal error",
			Pattern.CASE_INSENSITIVE);
	private static final int FILES = 4;
	private static final List<String> FORMS = List.of("--format text", "--format json", "--format sarif", "--format junit",
			"--fix --dry-run");

	/** Bytes that are no model, each with what is said of them. */
	private static final Map<String, byte[]> UNREADABLE = Map.of(
			"it is not UTF-8", "package lab0\n// Z\u00fcrich\ngpu X { vendor NVIDIA }\n".getBytes(StandardCharsets.ISO_8859_1),
			"is zero", "package lab0\ngpu X\u0000 { vendor NVIDIA }\n".getBytes(StandardCharsets.UTF_8),
			"blocks are open", ("package lab0\ngpu X " + "{".repeat(5000)).getBytes(StandardCharsets.UTF_8),
			"gzip", new byte[] { 0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xfe });

	@TempDir
	private Path folder;

	/** Each file imports the next one, the last the first; all but the unreadable one have a misspelt property. */
	private void write(Path models, int unreadable, byte[] bytes, boolean large) throws IOException {
		Files.createDirectories(models);
		for (int number = 0; number < FILES; number++) {
			String text = "package lab" + number + "\nimport lab" + (number + 1) % FILES + ".*\ngpu X" + number
					+ " { memroy 1 GiB }\n"
					+ (large ? "// this one is larger, so that it is validated first\n".repeat(number + 1) : "");
			byte[] written = number != unreadable ? text.getBytes(StandardCharsets.UTF_8)
					: new String(bytes, StandardCharsets.ISO_8859_1).replace("lab0", "lab" + number)
							.getBytes(StandardCharsets.ISO_8859_1);
			Files.write(models.resolve((char) ('a' + number) + ".lamina"), written);
		}
	}

	@TestFactory
	Stream<DynamicTest> theOthersAreReportedWhereverItStands() {
		return UNREADABLE.entrySet().stream().sorted(Map.Entry.comparingByKey()).flatMap(kind -> IntStream.range(0, FILES).boxed()
				.flatMap(place -> Stream.of(true, false).map(
						large -> DynamicTest.dynamicTest(kind.getKey() + ", place " + place + (large ? ", large" : ""), () -> {
							Path models = Files.createTempDirectory(folder, "models");
							write(models, place, kind.getValue(), large);
							for (String form : FORMS) {
								check(models, place, kind.getKey(), form);
							}
						}))));
	}

	private void check(Path models, int unreadable, String reason, String form) {
		InProcessRunner lamina = new InProcessRunner(models.getParent());
		String[] command = ("validate " + models.getFileName() + ' ' + form + " --threads 1").split(" ");
		Outcome alone = lamina.lamina(command);
		assertEquals(ExitStatus.ERROR, alone.exit(), alone.err());
		String file = models.getFileName() + "/" + (char) ('a' + unreadable) + ".lamina";
		assertTrue(alone.err().contains('\'' + file + "' cannot be read: ")
				&& (reason.equals("gzip") || alone.err().contains(reason)), alone.err());
		assertFalse(CLASS_NAME.matcher(alone.out().replaceAll("https?:\\S+", "") + alone.err()).find(),
				() -> alone.out() + alone.err());
		for (int number = 0; number < FILES && !form.startsWith("--fix"); number++) {
			String other = models.getFileName() + "/" + (char) ('a' + number) + ".lamina";
			assertTrue(number == unreadable || alone.out().contains(other), () -> other + " is missing in\n" + alone.out());
		}
		assertTrue(form.startsWith("--fix") || alone.out().split("property.unknown", -1).length > FILES - 1, alone.out());
		for (String threads : List.of("2", "4")) {
			command[command.length - 1] = threads;
			assertEquals(alone, lamina.lamina(command), () -> form + " with " + threads + " threads");
		}
	}

	@Test
	void anImportOfAnUnreadableFileSaysWhyInPlainWords() throws IOException {
		write(folder.resolve("models"), 1, UNREADABLE.get("it is not UTF-8"), false);
		String out = new InProcessRunner(folder).lamina("validate", "models", "--threads", "1").out();
		assertTrue(
				out.contains(
						"error[import.unreadable]: Package 'lab1' cannot be read whole: 'b.lamina': it is not UTF-8: byte 17"),
				out);
	}

	@Test
	void aFolderWithTheNameOfAModelAndALinkToNowhereAreNoReasonToStop() throws IOException {
		Files.createDirectories(folder.resolve("models/folder.lamina"));
		Files.createSymbolicLink(folder.resolve("models/link.lamina"), Path.of("nowhere.lamina"));
		Files.writeString(folder.resolve("models/sound.lamina"), "gpu X { memroy 1 GiB }\n");
		for (String threads : List.of("1", "2", "4")) {
			Outcome outcome = new InProcessRunner(folder).lamina("validate", "models", "--threads", threads);
			assertTrue(outcome.out().contains("models/sound.lamina:1:9: error[property.unknown]"), outcome.out());
			assertFalse(CLASS_NAME.matcher(outcome.out() + outcome.err()).find(), outcome.err());
		}
	}

	@Test
	void theFixesOfTheOthersAreApplied() throws IOException {
		for (String threads : List.of("1", "2", "4")) {
			Path models = folder.resolve("models" + threads);
			write(models, 0, UNREADABLE.get("is zero"), true);
			Outcome outcome = new InProcessRunner(folder).lamina("validate", "models" + threads, "--fix", "--threads", threads);
			assertEquals(ExitStatus.ERROR, outcome.exit());
			for (String name : List.of("b", "c", "d")) {
				assertTrue(Files.readString(models.resolve(name + ".lamina")).contains("{ memory 1 GiB }"),
						() -> threads + name + outcome.out() + outcome.err());
			}
		}
	}

	@Test
	void aHalfTypedPartitionLeavesTheReportWhole() throws IOException {
		InProcessRunner lamina = new InProcessRunner(folder).file("half.lamina", """
				import nvidia.*
				import stacks.*

				host serving { gpu a100 : A100-80 }

				policy sliced for serving.a100 {
				  stack NvidiaMig
				  partition 1g.10gb
				  partition
				}

				vm wide { gpu 1g.20gb on serving.a100 }
				""").file("other.lamina", "gpu X { memroy 1 GiB }\n");
		for (String form : List.of("--format text", "--format json", "--format sarif", "--format junit", "--fix --dry-run")) {
			Outcome outcome = lamina.lamina(("validate half.lamina other.lamina " + form).split(" "));
			assertEquals(ExitStatus.PROBLEMS, outcome.exit(), () -> form + outcome.err());
			assertEquals("", outcome.err(), form);
			assertTrue(outcome.out().contains(form.startsWith("--fix") ? "memory" : "capacity.notCut"), outcome.out());
		}
	}
}
