package dev.lamina.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Damages files as strangers do: in their bytes, words, lines and nesting. The same random numbers give the same damage. */
final class Mutator {
	private static final Pattern BETWEEN_TOKENS = Pattern.compile("(?<=\\W)(?=\\S)|(?<=\\w)(?=\\W)");
	private static final Pattern NUMBER = Pattern.compile("\\b\\d+\\b");
	private static final int MAX_BYTES = 200_000;

	/** What has broken parsers before: ends of ranges, signs that open or close something, letters that are none. */
	private static final List<String> NASTY = List.of("", "{", "}", "\"", "/*", "*/", "//", "\\", "0", "-1", "1e999",
			"9223372036854775808", "0.0000000000001",
			"99999999999999999999999999", "NaN", "x 1000000", ";", ":", ",", "=", "<", ">", "&", "'", "\u0000", "\uFEFF", "\r",
			"\t", "\u2028", "\uD83D\uDE00", "\u202E", "^a",
			"import", "package", "extends", "[0]", "[99999999]", "..", "*", "100 %", "-5 ms", "1 PiB", "1000000 h", "1 ns", "%s",
			"${x}", "../../../etc/passwd");

	private final Random random;
	private final List<byte[]> samples;
	private final int damages;

	/**
	 * @param samples what pieces of other files are taken from; at least one
	 * @param damages at most so many for a file
	 */
	Mutator(Random random, List<byte[]> samples, int damages) {
		this.random = random;
		this.samples = samples;
		this.damages = damages;
	}

	/** A sample with one damage or more. */
	byte[] next() {
		byte[] bytes = any(samples).clone();
		for (int left = 1 + random.nextInt(damages); left > 0; left--) {
			bytes = switch (random.nextInt(10)) {
				case 0 -> flipped(bytes);
				case 1 -> spliced(bytes);
				case 2 -> lines(bytes);
				case 3 -> nested(bytes);
				case 4, 5, 6 -> number(bytes);
				default -> tokens(bytes);
			};
		}
		return bytes.length > MAX_BYTES ? Arrays.copyOf(bytes, MAX_BYTES) : bytes;
	}

	private byte[] flipped(byte[] bytes) {
		byte[] result = bytes.clone();
		for (int flips = 1 + random.nextInt(3); flips > 0 && result.length > 0; flips--) {
			result[random.nextInt(result.length)] = (byte) random.nextInt(256);
		}
		return result;
	}

	/** A piece is lost, doubled, or replaced by one of another file. */
	private byte[] spliced(byte[] bytes) {
		int from = random.nextInt(bytes.length + 1);
		int to = from + random.nextInt(Math.min(200, bytes.length - from) + 1);
		byte[] other = any(samples);
		int start = random.nextInt(other.length + 1);
		int end = start + random.nextInt(Math.min(200, other.length - start) + 1);
		ByteArrayOutputStream result = new ByteArrayOutputStream();
		result.write(bytes, 0, from);
		switch (random.nextInt(3)) {
			case 0 -> result.write(bytes, from, to - from);
			case 1 -> result.write(other, start, end - start);
			default -> {
				// lost
			}
		}
		boolean cut = random.nextInt(10) == 0;
		result.write(bytes, random.nextBoolean() ? from : to, cut ? 0 : bytes.length - to);
		return result.toByteArray();
	}

	private byte[] lines(byte[] bytes) {
		List<String> lines = new ArrayList<>(Arrays.asList(text(bytes).split("(?<=\n)")));
		int line = random.nextInt(lines.size());
		switch (random.nextInt(4)) {
			case 0 -> lines.remove(line);
			case 1 -> lines.addAll(line, Collections.nCopies(1 + random.nextInt(20), lines.get(line)));
			case 2 -> Collections.swap(lines, line, random.nextInt(lines.size()));
			default -> lines.replaceAll(each -> each.replace("\n", random.nextBoolean() ? "\r\n" : "\r"));
		}
		return bytes(String.join("", lines));
	}

	private byte[] tokens(byte[] bytes) {
		List<String> tokens = new ArrayList<>(Arrays.asList(BETWEEN_TOKENS.split(text(bytes))));
		int token = random.nextInt(tokens.size());
		switch (random.nextInt(5)) {
			case 0 -> tokens.remove(token);
			case 1 -> tokens.add(token, tokens.get(token));
			case 2 -> Collections.swap(tokens, token, random.nextInt(tokens.size()));
			case 3 -> tokens.set(token, any(NASTY));
			default -> {
				String[] others = BETWEEN_TOKENS.split(text(any(samples)));
				tokens.set(token, others[random.nextInt(others.length)]);
			}
		}
		return bytes(String.join("", tokens));
	}

	/** A number becomes another one, near it or far from it. */
	private byte[] number(byte[] bytes) {
		String text = text(bytes);
		List<MatchResult> numbers = NUMBER.matcher(text).results().toList();
		if (numbers.isEmpty()) {
			return flipped(bytes);
		}
		MatchResult number = any(numbers);
		String other = switch (random.nextInt(5)) {
			case 0 -> "0";
			case 1 -> number.group() + "0".repeat(1 + random.nextInt(12));
			case 2 -> "0.00" + number.group();
			case 3 -> String.valueOf(random.nextInt(100));
			default -> String.valueOf(random.nextLong(Long.MAX_VALUE));
		};
		return bytes(text.substring(0, number.start()) + other + text.substring(number.end()));
	}

	/** Something is opened or repeated many times. */
	private byte[] nested(byte[] bytes) {
		String text = text(bytes);
		int at = random.nextInt(text.length() + 1);
		int times = 1 << random.nextInt(12);
		String opened = any(List.of("{", "(", "[", "<a>", "a.", "a {", "/*", "\"", "-", "x ", "(a ", "<!--", "<![CDATA["));
		String closed = random.nextBoolean() ? any(List.of("}", ")", "]", "</a>")).repeat(times) : "";
		return bytes(text.substring(0, at) + opened.repeat(times) + closed + text.substring(at));
	}

	private <T> T any(List<T> all) {
		return all.get(random.nextInt(all.size()));
	}

	/** One letter for each byte, so that what is not UTF-8 stays as it is. */
	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

	private static byte[] bytes(String text) {
		ByteArrayOutputStream result = new ByteArrayOutputStream(text.length());
		text.codePoints().forEach(letter -> {
			if (letter < 256) {
				result.write(letter);
			} else {
				result.writeBytes(Character.toString(letter).getBytes(StandardCharsets.UTF_8));
			}
		});
		return result.toByteArray();
	}
}
