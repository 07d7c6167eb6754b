package dev.lamina.model.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

import dev.lamina.model.file.RefusedFileException.Reason;

/**
 * A file that can be read to its end: what a link leads to is a regular file and not larger than its reader allows. Nothing else
 * is ever opened, because a device never ends and a pipe waits for the one that writes to it.
 *
 * @param path where it is
 * @param size in bytes, when it was looked at
 */
public record RegularFile(Path path, long size) {
	private static final int MEBIBYTE = 1 << 20;

	/**
	 * Looks at a file without opening it.
	 *
	 * @param path where it is
	 * @param name what messages call it
	 * @param most how many bytes it may have
	 * @throws RefusedFileException if it is missing, not a regular file, or too large
	 */
	public static RegularFile at(Path path, String name, int most) throws RefusedFileException {
		try {
			BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
			if (!attributes.isRegularFile()) {
				throw new RefusedFileException(Reason.IRREGULAR,
						"'" + name + "' is " + (attributes.isDirectory() ? "a folder" : "a device or a pipe") + ", not a file.");
			}
			if (attributes.size() > most) {
				throw tooLarge(name, most);
			}
			return new RegularFile(path, attributes.size());
		} catch (RefusedFileException refused) {
			throw refused;
		} catch (NoSuchFileException missing) {
			throw new RefusedFileException(Reason.MISSING, "There is no file '" + name + "'.");
		} catch (IOException | SecurityException unreadable) {
			throw unreadable(name, unreadable);
		}
	}

	/**
	 * The bytes of a file.
	 *
	 * @param path where it is
	 * @param name what messages call it
	 * @param most how many bytes it may have
	 * @throws RefusedFileException if it is missing, not a regular file, too large or unreadable
	 */
	public static byte[] bytes(Path path, String name, int most) throws RefusedFileException {
		RegularFile file = at(path, name, most);
		try (InputStream stream = Files.newInputStream(file.path)) {
			byte[] bytes = stream.readNBytes(most + 1);
			if (bytes.length > most) {
				throw tooLarge(name, most); // it grows while it is read
			}
			return bytes;
		} catch (RefusedFileException refused) {
			throw refused;
		} catch (IOException | SecurityException unreadable) {
			throw unreadable(name, unreadable);
		}
	}

	/**
	 * The text of a file without a byte order mark.
	 *
	 * @param path where it is
	 * @param name what messages call it
	 * @param most how many bytes it may have
	 * @throws RefusedFileException if it is missing, not a regular file, too large, unreadable, or not UTF-8
	 */
	public static String text(Path path, String name, int most) throws RefusedFileException {
		byte[] bytes = bytes(path, name, most);
		try {
			String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
			return text.startsWith("\uFEFF") ? text.substring(1) : text;
		} catch (CharacterCodingException notText) {
			throw new RefusedFileException(Reason.NOT_TEXT, "'" + name + "' is not UTF-8 text. Save it as such.");
		}
	}

	private static RefusedFileException tooLarge(String name, int most) {
		String limit = most >= MEBIBYTE ? most / MEBIBYTE + " MiB" : most / 1024 + " KiB";
		return new RefusedFileException(Reason.TOO_LARGE,
				"'" + name + "' is larger than " + limit + ", too much for such a file.");
	}

	private static RefusedFileException unreadable(String name, Exception cause) {
		return new RefusedFileException(Reason.UNREADABLE,
				"'" + name + "' cannot be read" + (cause instanceof AccessDeniedException ? ": no permission." : "."));
	}
}
