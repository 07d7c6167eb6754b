package dev.lamina.importer.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A report as text, in which places have lines and columns; what is empty, too large or no text never becomes one. */
public final class ImportDocument {
	/** The largest report, in bytes: hundreds of times what a large host reports. */
	public static final int MAX_BYTES = 8 << 20;

	private static final Pattern DECLARED = Pattern
			.compile("\\A<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");
	private static final Map<String, Charset> ENCODINGS = Map.of("utf-8", StandardCharsets.UTF_8, "utf8", StandardCharsets.UTF_8,
			"us-ascii",
			StandardCharsets.US_ASCII, "ascii", StandardCharsets.US_ASCII, "iso-8859-1", StandardCharsets.ISO_8859_1, "latin1",
			StandardCharsets.ISO_8859_1);

	private final String name;
	private final String text;
	private final int[] starts;

	/** A report that is text already. */
	public ImportDocument(String name, String text) {
		this.name = name;
		this.text = text;
		this.starts = IntStream.concat(IntStream.of(0), IntStream.range(0, text.length()).filter(this::endsLine).map(end -> end
				+ 1)).toArray();
	}

	private boolean endsLine(int at) {
		char letter = text.charAt(at);
		return letter == '\n' || letter == '\r' && (at + 1 == text.length() || text.charAt(at + 1) != '\n');
	}

	/**
	 * Reads bytes as UTF-8, or as UTF-16 where they begin or look like it, or as what an XML declaration says.
	 *
	 * @param name what the report is called in messages
	 * @throws UnreadableReportException if the bytes are no text, nothing, or too many
	 */
	public static ImportDocument decode(String name, byte[] bytes) throws UnreadableReportException {
		if (bytes.length > MAX_BYTES) {
			throw tooLarge(name);
		}
		Encoding encoding = Encoding.of(bytes);
		String text = decode(name, bytes, encoding);
		if (text.isBlank()) {
			throw new UnreadableReportException(name + ": The file is empty.");
		}
		ImportDocument importDocument = new ImportDocument(name, text);
		for (int i = 0; i < text.length(); i++) {
			char letter = text.charAt(i);
			if (letter < ' ' && letter != '\t' && letter != '\n' && letter != '\r' && letter != '\f' || letter == '\u007f') {
				throw importDocument.at(i, i + 1).refuse(String.format(Locale.ROOT,
						"This is not a text file: it contains the control character 0x%02x stands here.", (int) letter));
			}
		}
		return importDocument;
	}

	/** Refuses a report of which it is known before reading that it is too large. */
	public static UnreadableReportException tooLarge(String name) {
		return new UnreadableReportException(name + ": The file is larger than " + (MAX_BYTES >> 20)
				+ " MiB, which no report of a host is.");
	}

	/** How bytes are to be read, and how many of them only say so. */
	private record Encoding(Charset charset, int skipped) {
		static Encoding of(byte[] bytes) {
			int first = bytes.length > 0 ? bytes[0] & 0xff : -1;
			int second = bytes.length > 1 ? bytes[1] & 0xff : -1;
			if (first == 0xef && second == 0xbb && bytes.length > 2 && (bytes[2] & 0xff) == 0xbf) {
				return new Encoding(StandardCharsets.UTF_8, 3);
			} else if (first == 0xff && second == 0xfe) {
				return new Encoding(StandardCharsets.UTF_16LE, 2);
			} else if (first == 0xfe && second == 0xff) {
				return new Encoding(StandardCharsets.UTF_16BE, 2);
			} else if (first > 0 && second == 0) {
				return new Encoding(StandardCharsets.UTF_16LE, 0);
			} else if (first == 0 && second > 0) {
				return new Encoding(StandardCharsets.UTF_16BE, 0);
			}
			Matcher declared = DECLARED.matcher(new String(bytes, 0, Math.min(bytes.length, 300), StandardCharsets.ISO_8859_1));
			Charset charset = declared.find() ? ENCODINGS.get(declared.group(1).toLowerCase(Locale.ROOT)) : null;
			return new Encoding(charset == null ? StandardCharsets.UTF_8 : charset, 0);
		}
	}

	private static String decode(String name, byte[] bytes, Encoding encoding) throws UnreadableReportException {
		CharsetDecoder decoder = encoding.charset().newDecoder().onMalformedInput(CodingErrorAction.REPORT)
				.onUnmappableCharacter(CodingErrorAction.REPORT);
		ByteBuffer in = ByteBuffer.wrap(bytes, encoding.skipped(), bytes.length - encoding.skipped());
		CharBuffer out = CharBuffer.allocate(bytes.length + 1);
		CoderResult result = decoder.decode(in, out, true);
		if (result.isError()) {
			long line = 1 + out.flip().chars().filter(letter -> letter == '\n').count();
			throw new UnreadableReportException(name + ':' + line + ": The file is not readable as " + encoding.charset().name()
					+ " text from this line on. Convert it to UTF-8 first.");
		}
		return out.flip().toString();
	}

	/** What the report is called in messages. */
	public String name() {
		return name;
	}

	/** Its name without folders. */
	public String baseName() {
		return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
	}

	/** The whole text. */
	public String text() {
		return text;
	}

	/** The lines without what ends them. */
	public List<String> lines() {
		return IntStream.rangeClosed(1, starts.length).mapToObj(line -> text.substring(startOf(line), endOf(line))).toList();
	}

	/** From a letter to another, cut at the end of the line. */
	public ImportLocation at(int offset, int end) {
		int from = Math.max(0, Math.min(offset, text.length()));
		return new ImportLocation(this, from, Math.max(from, Math.min(end, endOf(lineOf(from)))));
	}

	/** A whole line, without the space around it. */
	public ImportLocation line(int number) {
		int line = Math.max(1, Math.min(number, starts.length));
		int from = startOf(line);
		int to = endOf(line);
		while (from < to && Character.isWhitespace(text.charAt(from))) {
			from++;
		}
		while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
			to--;
		}
		return new ImportLocation(this, from, to);
	}

	int lineOf(int offset) {
		int found = Arrays.binarySearch(starts, offset);
		return found >= 0 ? found + 1 : -found - 1;
	}

	int startOf(int line) {
		return starts[line - 1];
	}

	private int endOf(int line) {
		int end = line < starts.length ? starts[line] : text.length();
		while (end > startOf(line) && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
			end--;
		}
		return end;
	}
}
