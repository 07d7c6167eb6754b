package dev.lamina.dsl.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Decodes and encodes the bytes of a file strictly: what is not UTF-8 text is refused with its place, never patched up. */
public final class SourceText {
	/** Far above any model that people or their scripts write; a file beyond it is something else by mistake. */
	public static final int MAX_BYTES = 64 << 20;

	private static final int MAX_BLOCK_DEPTH = 500;
	private static final byte[] BYTE_ORDER_MARK = { (byte) 0xEF, (byte) 0xBB, (byte) 0xBF };

	private SourceText() {
	}

	/**
	 * The text that the bytes say, without a byte order mark.
	 *
	 * @throws UnreadableTextException if they are not UTF-8, hold a zero byte, or are too many
	 */
	public static String decode(byte[] bytes) throws UnreadableTextException {
		if (bytes.length > MAX_BYTES) {
			throw new UnreadableTextException("it has more than " + (MAX_BYTES >> 20) + " MiB, too much for a model");
		}
		int start = startsWithMark(bytes) ? BYTE_ORDER_MARK.length : 0;
		ByteBuffer input = ByteBuffer.wrap(bytes, start, bytes.length - start);
		CharBuffer output = CharBuffer.allocate(bytes.length - start + 1);
		CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
				.onUnmappableCharacter(CodingErrorAction.REPORT);
		CoderResult result = decoder.decode(input, output, true);
		if (result.isError()) {
			throw new UnreadableTextException(
					"it is not UTF-8: byte " + input.position() + " " + hexadecimal(bytes[input.position()])
							+ ", in line " + lineOf(bytes, input.position()) + ", cannot stand there. Save it as UTF-8");
		}
		for (int i = 0; i < bytes.length; i++) {
			if (bytes[i] == 0) {
				throw new UnreadableTextException("it is not text: byte " + i + ", in line " + lineOf(bytes, i) + ", is zero");
			}
		}
		String text = output.flip().toString();
		refuseDeepBlocks(text);
		return text;
	}

	/** The parser descends into each block; counting braces beforehand, also those in comments, keeps it from falling. */
	private static void refuseDeepBlocks(String text) throws UnreadableTextException {
		int depth = 0;
		for (int i = 0; i < text.length(); i++) {
			char letter = text.charAt(i);
			depth = letter == '{' ? depth + 1 : letter == '}' ? Math.max(0, depth - 1) : depth;
			if (depth > MAX_BLOCK_DEPTH) {
				throw new UnreadableTextException("more than " + MAX_BLOCK_DEPTH + " blocks are open in line "
						+ (1 + text.substring(0, i).chars().filter(each -> each == '\n').count()));
			}
		}
	}

	/**
	 * The bytes of a text.
	 *
	 * @param marked whether they begin with a byte order mark
	 * @throws UnreadableTextException if the text holds half a character, or more than could be read back
	 */
	public static byte[] encode(String text, boolean marked) throws IOException {
		try {
			ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
			int mark = marked ? BYTE_ORDER_MARK.length : 0;
			byte[] bytes = new byte[mark + encoded.remaining()];
			System.arraycopy(BYTE_ORDER_MARK, 0, bytes, 0, mark);
			encoded.get(bytes, mark, bytes.length - mark);
			if (bytes.length > MAX_BYTES) {
				throw new UnreadableTextException("The model has more than " + (MAX_BYTES >> 20)
						+ " MiB of text, which could not be read back; nothing was written.");
			}
			return bytes;
		} catch (CharacterCodingException half) {
			throw new UnreadableTextException(
					"A text of the model holds half of a character, which UTF-8 cannot write. Correct it; nothing was written.");
		}
	}

	public static boolean startsWithMark(byte[] bytes) {
		return bytes.length >= 3 && bytes[0] == BYTE_ORDER_MARK[0] && bytes[1] == BYTE_ORDER_MARK[1]
				&& bytes[2] == BYTE_ORDER_MARK[2];
	}

	private static String hexadecimal(byte value) {
		return "(hexadecimal " + Integer.toHexString(value & 0xFF).toUpperCase(Locale.ROOT) + ")";
	}

	private static int lineOf(byte[] bytes, int offset) {
		int line = 1;
		for (int i = 0; i < offset; i++) {
			if (bytes[i] == '\n') {
				line++;
			}
		}
		return line;
	}

	/** Bytes that are no text of a model; the message completes the sentence "FILE cannot be read: …". */
	static final class UnreadableTextException extends IOException {
		private static final long serialVersionUID = 1L;

		UnreadableTextException(String reason) {
			super(reason);
		}
	}
}
