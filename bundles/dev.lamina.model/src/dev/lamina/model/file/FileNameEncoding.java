package dev.lamina.model.file;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says of a file why its name alone keeps Java from opening it: the locale with which the process was started decides how names
 * are read, and in the locale "C", which cron and many containers have, no name but one in ASCII can be.
 */
public final class FileNameEncoding {
	private static final char REPLACEMENT = '\uFFFD';
	private static final Charset OF_PROCESS = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"),
			StandardCharsets.UTF_8);

	private FileNameEncoding() {
	}

	/** What hinders a file, as the rest of the sentence that begins with its name; nothing if its name does not. */
	public static Optional<String> obstacle(Path file) {
		// of the folder that the process is in Java keeps only what the locale has left of its name
		String folder = file.isAbsolute() ? "" : System.getProperty("user.dir");
		return (folder + file).indexOf(REPLACEMENT) < 0 ? Optional.empty() : Optional.of(sentence());
	}

	/** The same of a file that is called so in a folder. */
	public static Optional<String> obstacle(Path folder, String name) {
		try {
			return obstacle(folder.resolve(name));
		} catch (InvalidPathException refused) {
			return obstacle(refused);
		}
	}

	/** The same of a name that Java has refused; nothing if it could be no name in any locale. */
	public static Optional<String> obstacle(InvalidPathException refused) {
		String name = refused.getInput();
		return name.indexOf(REPLACEMENT) >= 0 || !OF_PROCESS.newEncoder().canEncode(name) ? Optional.of(sentence())
				: Optional.empty();
	}

	private static String sentence() {
		if (OF_PROCESS.equals(StandardCharsets.UTF_8)) {
			return "cannot be opened: a name in its path is not UTF-8. Rename it.";
		}
		String locale = Stream.of("LC_ALL", "LC_CTYPE", "LANG")
				.filter(variable -> !Objects.requireNonNullElse(System.getenv(variable), "").isEmpty()).findFirst()
				.map(variable -> variable + "=" + System.getenv(variable)).orElse("none is set");
		return "cannot be opened: a name in its path does not fit the locale (" + locale + "), whose names are "
				+ (OF_PROCESS.equals(StandardCharsets.US_ASCII) ? "ASCII" : OF_PROCESS.name()) + ". Set LC_ALL=C.UTF-8.";
	}
}
