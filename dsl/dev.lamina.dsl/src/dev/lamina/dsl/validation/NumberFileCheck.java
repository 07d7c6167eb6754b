package dev.lamina.dsl.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.lamina.model.file.RefusedFileException;
import dev.lamina.model.file.RegularFile;
import dev.lamina.model.quantity.NumberColumn;

/**
 * Says what is wrong with files of numbers, and reads each again only when it has changed: an editor validates with each letter
 * typed.
 */
final class NumberFileCheck {
	private static final double NANOS_PER_SECOND = 1e9;
	/** Bytes of a file beyond which validation looks only at its presence; a simulation reads all of it. */
	private static final int MAX_VALIDATED_BYTES = 1 << 22;
	private static final int MAX_REMEMBERED = 256;

	private record Key(Path file, String name) {
	}

	private record Read(FileTime changed, long size, Optional<String> problem) {
	}

	private static final Map<Key, Read> READ = new LinkedHashMap<>() {
		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<Key, Read> eldest) {
			return size() > MAX_REMEMBERED;
		}
	};

	private NumberFileCheck() {
	}

	/**
	 * What is wrong with a file, in a sentence that calls it by that name; nothing if it holds numbers, or is too large to be
	 * read whenever its model is validated.
	 */
	static Optional<String> problem(RegularFile file, String name) {
		if (file.size() > MAX_VALIDATED_BYTES) {
			return Optional.empty();
		}
		FileTime changed = changed(file.path());
		Key key = new Key(file.path(), name);
		synchronized (READ) {
			Read known = READ.get(key);
			if (known != null && known.size == file.size() && known.changed.equals(changed)) {
				return known.problem;
			}
		}
		Optional<String> problem = read(file.path(), name);
		synchronized (READ) {
			READ.put(key, new Read(changed, file.size(), problem));
		}
		return problem;
	}

	private static Optional<String> read(Path file, String name) {
		try {
			NumberColumn.parse(name, RegularFile.text(file, name, MAX_VALIDATED_BYTES).lines().toList(), NANOS_PER_SECOND);
			return Optional.empty();
		} catch (RefusedFileException | IllegalArgumentException noNumbers) {
			return Optional.of(noNumbers.getMessage());
		}
	}

	private static FileTime changed(Path file) {
		try {
			return Files.getLastModifiedTime(file);
		} catch (IOException vanished) {
			return FileTime.fromMillis(0);
		}
	}
}
