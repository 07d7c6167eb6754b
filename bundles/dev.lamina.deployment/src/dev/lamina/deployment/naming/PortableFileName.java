package dev.lamina.deployment.naming;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.lamina.model.text.PrintableText;

/** Decides whether a name can be that of a file on every usual system: it stays in its folder and means no device. */
public final class PortableFileName {
	/** Longest name in bytes of UTF-8; file systems end at 255, and an ending and a mark for unfinished files come on top. */
	public static final int MAX_BYTES = 200;

	private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{N}_.+-]+");
	private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

	private PortableFileName() {
	}

	/** What is wrong with a name, as a sentence with the remedy; nothing if it is safe. */
	public static Optional<String> violation(String name) {
		if (name == null || name.isEmpty()) {
			return Optional.of("It has no name to call a file by. Give it one.");
		}
		String shown = "'" + PrintableText.line(name) + "'";
		if (name.startsWith(".") || name.startsWith("-") || !LETTERS.matcher(name).matches()) {
			return Optional.of(shown
					+ " cannot be the name of a file: only letters, digits and _ . + - may be in it, and it begins with a letter "
					+ "or digit. Rename it.");
		} else if (DEVICE.matcher(name).matches()) {
			return Optional.of(shown + " is the name of a device on Windows. Rename it.");
		} else if (name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
			return Optional.of(shown + " is too long for a file: at most " + MAX_BYTES + " bytes. Rename it.");
		}
		return Optional.empty();
	}
}
