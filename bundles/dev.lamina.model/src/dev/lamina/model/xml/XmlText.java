package dev.lamina.model.xml;

/**
 * Text as XML and HTML can hold it: no letter that XML 1.0 forbids or that a document must not show (control characters of both
 * sets, C0 and C1, except tabulator and line feed; halves of surrogate pairs; U+FFFE and U+FFFF). Each becomes the replacement
 * character, U+FFFD.
 */
public final class XmlText {
	private static final char REPLACEMENT = '\ufffd';

	private XmlText() {
	}

	/** The text with each forbidden letter replaced; for writers that escape by themselves. */
	public static String legal(String text) {
		if (text.codePoints().allMatch(XmlText::isLegal)) {
			return text;
		}
		StringBuilder legal = new StringBuilder(text.length());
		text.codePoints().map(letter -> isLegal(letter) ? letter : REPLACEMENT).forEach(legal::appendCodePoint);
		return legal.toString();
	}

	/** The same on one line: a line feed becomes a space. */
	public static String line(String text) {
		return legal(text.replace('\n', ' '));
	}

	/** The text with each forbidden letter replaced, escaped for the inside of an element or of an attribute in double quotes. */
	public static String escaped(String text) {
		String legal = legal(text);
		StringBuilder escaped = new StringBuilder(legal.length() + 16);
		for (int at = 0; at < legal.length(); at++) {
			char letter = legal.charAt(at);
			switch (letter) {
				case '&' -> escaped.append("&amp;");
				case '<' -> escaped.append("&lt;");
				case '>' -> escaped.append("&gt;");
				case '"' -> escaped.append("&quot;");
				default -> escaped.append(letter);
			}
		}
		return escaped.toString();
	}

	private static boolean isLegal(int letter) {
		boolean control = Character.getType(letter) == Character.CONTROL && letter != '\t' && letter != '\n';
		boolean half = letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE;
		return !control && !half && letter != 0xfffe && letter != 0xffff;
	}
}
