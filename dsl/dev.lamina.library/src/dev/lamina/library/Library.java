package dev.lamina.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Opens the catalogue of GPUs and stacks one file at a time: nothing is read that is not asked for.
 *
 * <p>A file is named by its package and its one declaration, {@code nvidia/A40.lamina}; its URI is the scheme, a slash
 * and that path: {@code lamina-library:/nvidia/A40.lamina}.
 */
public final class Library {
	/** The scheme of the URIs of the catalogue's files. */
	public static final String SCHEME = "lamina-library";

	private static final String FOLDER = "dev/lamina/library";
	private static final String SUFFIX = ".lamina";
	private static final Pattern PATH = Pattern.compile("[a-z]+/[A-Za-z0-9-]+\\.lamina");

	private Library() {
	}

	/**
	 * The content of one file, for the caller to close.
	 *
	 * @param path package and file, such as {@code nvidia/A40.lamina}
	 * @return empty if the catalogue has no such file
	 */
	public static Optional<InputStream> open(String path) {
		return PATH.matcher(path).matches() ? Optional.ofNullable(Library.class.getResourceAsStream(path))
				: Optional.empty();
	}

	/**
	 * The paths of all files, sorted; for completion and near misses.
	 *
	 * @throws UncheckedIOException if the catalogue cannot be read
	 */
	public static List<String> index() {
		return Index.PATHS;
	}

	/** Read on first use only. */
	private static final class Index {
		static final List<String> PATHS = read();

		/** The list that the build wrote, or what lies in the folders of the class path when there was no build. */
		private static List<String> read() {
			try (InputStream list = Library.class.getResourceAsStream("index.txt")) {
				return list == null ? listed() : new String(list.readAllBytes(), StandardCharsets.UTF_8).lines()
						.filter(line -> !line.isBlank()).sorted().toList();
			} catch (IOException unreadable) {
				throw new UncheckedIOException("The catalogue of GPUs and stacks cannot be read.", unreadable);
			}
		}

		private static List<String> listed() throws IOException {
			SortedSet<String> paths = new TreeSet<>();
			for (URL root : Collections.list(Library.class.getClassLoader().getResources(FOLDER))) {
				if ("file".equals(root.getProtocol())) {
					addFiles(folder(root), paths);
				}
			}
			return List.copyOf(paths);
		}

		private static Path folder(URL root) throws IOException {
			try {
				return Path.of(root.toURI());
			} catch (URISyntaxException malformed) {
				throw new IOException(root.toString(), malformed);
			}
		}

		private static void addFiles(Path folder, SortedSet<String> paths) throws IOException {
			try (Stream<Path> files = Files.walk(folder, 2)) {
				files.map(file -> folder.relativize(file).toString().replace('\\', '/'))
						.filter(path -> path.endsWith(SUFFIX)).forEach(paths::add);
			}
		}
	}
}
