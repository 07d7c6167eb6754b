package dev.lamina.report;

import java.nio.charset.StandardCharsets;

/**
 * Writes the path of a file as a URI (RFC 3986) that means this file and nothing else: whatever is not a letter, a digit or one
 * of {@code - . _ ~ /} is percent-encoded, so that no name begins a scheme such as {@code javascript:}, a query or a fragment.
 */
public final class FileUri {
	private static final String PLAIN = "-._~/";
	private static final String DIGITS = "0123456789ABCDEF";

	private FileUri() {
	}

	/**
	 * The address of a path: a relative reference for a relative path, {@code file:///...} for a full one. Separators are
	 * slashes.
	 */
	public static String of(String path) {
		if (path.startsWith("/")) {
			return "file://" + encoded(path);
		}
		if (path.length() > 2 && path.charAt(1) == ':' && path.charAt(2) == '/' && isPlain(path.charAt(0))) {
			return "file:///" + path.charAt(0) + ':' + encoded(path.substring(2)); // a drive of Windows
		}
		return encoded(path);
	}

	private static String encoded(String path) {
		StringBuilder address = new StringBuilder(path.length());
		for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
			if (isPlain(each)) {
				address.append((char) each);
			} else {
				address.append('%').append(DIGITS.charAt(each >> 4 & 15)).append(DIGITS.charAt(each & 15));
			}
		}
		return address.toString();
	}

	private static boolean isPlain(int letter) {
		return letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z' || letter >= '0' && letter <= '9'
				|| letter > 0 && PLAIN.indexOf(letter) >= 0;
	}
}
