package dev.lamina.report.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The hash of each line of a text by which GitHub's code scanning knows a finding again ({@code primaryLocationLineHash}), the
 * same as the action that uploads SARIF computes.
 *
 * <p>It is a rolling hash, modulo 2^64 with the factor 37, of the {@value #WINDOW} UTF-16 units from the beginning of the line,
 * without spaces and tabulators and with every line end as a line feed. Behind the text there is a unit of 65535, and then zeros.
 * The hash is written in hexadecimal digits, with a colon and the number of lines up to this one that have it.
 */
public final class LineHashes {
	private static final int WINDOW = 100;
	private static final long FACTOR = 37;
	private static final char END = 65535;

	private final long outgoing;
	private final char[] window = new char[WINDOW];
	private final boolean[] begins = new boolean[WINDOW];
	private final Map<Long, Integer> seen = new HashMap<>();
	private final List<String> hashes = new ArrayList<>();
	private int index;
	private long hash;

	private LineHashes() {
		long power = 1;
		for (int i = 0; i < WINDOW; i++) {
			power *= FACTOR;
		}
		outgoing = power;
	}

	/** The hashes of the lines of a text, first to last; an empty text has one. */
	public static List<String> of(String text) {
		LineHashes lines = new LineHashes();
		boolean beginning = true;
		boolean afterReturn = false;
		for (int i = 0; i < text.length(); i++) {
			char letter = text.charAt(i);
			if (letter == ' ' || letter == '\t' || afterReturn && letter == '\n') {
				afterReturn = false;
				continue;
			}
			afterReturn = letter == '\r';
			char taken = afterReturn ? '\n' : letter;
			lines.roll(taken, beginning);
			beginning = taken == '\n';
		}
		lines.roll(END, beginning);
		for (int i = 0; i < WINDOW; i++) {
			lines.roll((char) 0, false);
		}
		return lines.hashes;
	}

	/**
	 * Takes a letter in the place of the one that is {@value #WINDOW} letters older; if a line begins there, its hash is
	 * complete.
	 */
	private void roll(char letter, boolean beginning) {
		if (begins[index]) {
			hashes.add(Long.toHexString(hash) + ':' + seen.merge(hash, 1, Integer::sum));
		}
		begins[index] = beginning;
		hash = FACTOR * hash + letter - outgoing * window[index];
		window[index] = letter;
		index = (index + 1) % WINDOW;
	}
}
