package dev.lamina.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.lamina.importer.source.ImportDocument;
import dev.lamina.importer.source.UnreadableReportException;

/**
 * Changes the samples at random: every outcome is a sound model or a refusal with a place, within five seconds.
 *
 * <p>The seed is printed; {@code -Dlamina.fuzz.seed=N} repeats a run, {@code -Dlamina.fuzz.count=N} makes it longer.
 */
@Tag("fuzz")
class ImportFuzzTest {
	private static final long SEED = Long.getLong("lamina.fuzz.seed", 20261123L);
	private static final int COUNT = Integer.getInteger("lamina.fuzz.count", 400);
	private static final Duration LIMIT = Duration.ofSeconds(5);
	private static final Pattern OF_HARDWARE = Pattern
			.compile("(?:capacity|mig|vgpu|passthrough|api|stack|capability|place)\\..*");
	private static final List<String> DICTIONARY = List.of("<", ">", "&", "&amp;", "&#0;", "&#x10FFFF;", "]]>", "<![CDATA[",
			"<!--", "<?x?>", "\"", "'", ",", ";", "\t", "\n", "\r\n", "\u0000",
			"\ufeff", "\u202e", "\ud800", "-1", "0", "99999999999999999999", "0x", "1e9", "NaN", "[", "]", "(", "*/", "//", "{",
			"}", "^", "|", "::", "0000:00:00.0", "ffffffff:ff:1f.7",
			"10de:2235", "MiB", "<gpu>", "</gpu>", "<domain>", "<hostdev type='pci'>", "host", "GPU", "\u00fc", "\uD83D\uDE00");

	@Test
	void everyChangedSampleIsReadOrRefused() throws Exception {
		System.out.println("lamina.fuzz.seed=" + SEED + " lamina.fuzz.count=" + COUNT);
		Random random = new Random(SEED);
		List<Path> samples = ImportSamples.all();
		for (Path sample : samples) {
			ImportSamples.read(sample); // the language is set up before time is taken
		}
		int read = 0;
		int refused = 0;
		for (int i = 0; i < COUNT; i++) {
			Path sample = samples.get(random.nextInt(samples.size()));
			ImportFormat importFormat = random.nextInt(20) == 0
					? ImportFormat.values()[random.nextInt(ImportFormat.values().length)]
					: ImportSamples.format(sample);
			byte[] changed = change(Files.readAllBytes(sample), random);
			String what = "change " + i + " of " + sample.getFileName() + " as " + importFormat + " with seed " + SEED;
			if (assertTimeoutPreemptively(LIMIT, () -> isRead(importFormat, changed, what), what)) {
				read++;
			} else {
				refused++;
			}
		}
		System.out.println(read + " were read, " + refused + " refused");
		assertTrue(read > COUNT / 20 && refused > COUNT / 20, read + " read, " + refused
				+ " refused: the changes are too strong or too weak");
	}

	private static boolean isRead(ImportFormat importFormat, byte[] changed, String what) throws Exception {
		try {
			ImportResult importResult = Importer.read(importFormat, List.of(ImportDocument.decode("changed", changed)),
					ImportSamples.options());
			// a changed report may say what no hardware can do, but never what the language cannot say
			assertEquals(List.of(),
					importResult.errors().stream().filter(diagnostic -> !OF_HARDWARE.matcher(diagnostic.code()).matches())
							.toList(),
					() -> what + "\n" + importResult.text());
			return true;
		} catch (UnreadableReportException refused) {
			assertTrue(refused.getMessage().startsWith("changed:") && (refused.getMessage().endsWith(".")
					|| refused.getMessage().matches("(?s).* It looks like the format \\S+: lamina import \\S+ changed")),
					() -> what + ": "
							+ refused.getMessage());
			return false;
		}
	}

	private static byte[] change(byte[] sample, Random random) {
		byte[] bytes = sample;
		for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
			int from = random.nextInt(bytes.length + 1);
			int to = Math.min(bytes.length, from + random.nextInt(1 + random.nextInt(80)));
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			out.write(bytes, 0, from);
			switch (random.nextInt(6)) {
				case 0 -> out.write(bytes, to, bytes.length - to);
				case 1 -> {
					for (int times = random.nextInt(5); times >= 0; times--) {
						out.write(bytes, from, to - from);
					}
					out.write(bytes, from, bytes.length - from);
				}
				case 2 -> {
					out.write(random.nextInt(256));
					out.write(bytes, Math.min(bytes.length, from + 1), Math.max(0, bytes.length - from - 1));
				}
				case 3, 4 -> {
					out.writeBytes(DICTIONARY.get(random.nextInt(DICTIONARY.size())).getBytes(StandardCharsets.UTF_8));
					out.write(bytes, random.nextBoolean() ? from : to, bytes.length - (random.nextBoolean() ? to : to));
				}
				default -> {
					if (random.nextInt(4) > 0) {
						out.write(bytes, from, bytes.length - from);
					}
				}
			}
			bytes = out.toByteArray();
		}
		return bytes;
	}
}
