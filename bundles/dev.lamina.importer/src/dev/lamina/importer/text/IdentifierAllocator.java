package dev.lamina.importer.text;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Gives names that the language can write, each once: letters and digits with hyphens between them, no keyword, no digit first.
 */
final class IdentifierAllocator {
	private static final int MAX_LENGTH = 80;

	private static final Pattern PROFILE = Pattern.compile(
			"(?:[A-Za-z_]\\w{0,40}|\\d{1,4}[A-Za-z]\\w{0,20})(?:-\\w{1,20})*(?:\\.\\d{1,4}[A-Za-z]\\w{0,20}(?:-\\w{1,20})*)*(?:\\+[A-Za-z]\\w{0,20})*");

	private final Set<String> keywords;
	private final Set<String> taken = new HashSet<>();
	private final Map<String, Integer> numbers = new HashMap<>();

	IdentifierAllocator(Set<String> keywords, Set<String> taken) {
		this.keywords = keywords;
		this.taken.addAll(taken);
	}

	/**
	 * A name for what a report calls otherwise.
	 *
	 * @param kind what it is, which is put before what is not a name by itself
	 */
	String allocate(String reported, String kind) {
		String name = legal(reported, kind);
		String free = name;
		while (!taken.add(free)) {
			free = name + '-' + numbers.merge(name, 1, Integer::sum);
		}
		numbers.putIfAbsent(name, 1);
		return free;
	}

	/** The name that a report's would be if none were given yet. */
	String candidate(String reported, String kind) {
		return legal(reported, kind);
	}

	/** Names for what is within one declaration: none is given yet. */
	IdentifierAllocator newScope() {
		return new IdentifierAllocator(keywords, Set.of());
	}

	/** Whether a reported name can be written as that of a profile, such as {@code A40-8Q} or {@code 1g.10gb+me}. */
	boolean isProfile(String reported) {
		return PROFILE.matcher(reported).matches() && !keywords.contains(reported);
	}

	private String legal(String reported, String kind) {
		StringBuilder name = new StringBuilder();
		String letters = Normalizer.normalize(reported, Normalizer.Form.NFC);
		for (int i = 0; i < letters.length() && name.length() < MAX_LENGTH; i++) {
			char letter = letters.charAt(i);
			if (isLetter(letter) || letter >= '0' && letter <= '9') {
				name.append(letter);
			} else if (!name.isEmpty() && name.charAt(name.length() - 1) != '-') {
				name.append('-');
			}
		}
		while (!name.isEmpty() && name.charAt(name.length() - 1) == '-') {
			name.setLength(name.length() - 1);
		}
		if (name.isEmpty()) {
			return kind;
		}
		return isLetter(name.charAt(0)) && !keywords.contains(name.toString()) ? name.toString() : kind + '-' + name;
	}

	private static boolean isLetter(char letter) {
		return letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z' || letter == '_' || letter >= '\u00c0'
				&& letter <= '\u024f';
	}
}
