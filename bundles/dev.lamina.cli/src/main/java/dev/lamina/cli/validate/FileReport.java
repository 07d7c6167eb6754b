package dev.lamina.cli.validate;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What became of a file, or of a path that leads to none. */
sealed interface FileReport {
	/**
	 * A file that was validated, or the settings of a project where something is wrong with them.
	 *
	 * @param name     the file as the user named it
	 * @param reported the file as reports for programs name it
	 * @param file     where it is; nothing for standard input
	 * @param folder   the folder whose settings hold for it
	 * @param diagnostics    what is wrong, sorted by place
	 * @param text     the text; empty if nothing is wrong, because then no one shows it
	 * @param failures what of its fixes and related places could not be worked out, a sentence for each
	 */
	record Validated(String name, String reported, Optional<Path> file, Path folder, List<LocatedDiagnostic> diagnostics,
			String text,
			List<String> failures) implements FileReport {
		public Validated {
			diagnostics = List.copyOf(diagnostics);
			failures = List.copyOf(failures);
		}

		/** The same with less. */
		Validated withDiagnostics(List<LocatedDiagnostic> others) {
			return new Validated(name, reported, file, folder, others, text, failures);
		}
	}

	/**
	 * Something that cannot be read.
	 *
	 * @param reported the path as reports for programs name it
	 * @param reason   a sentence that says why, with the path as the user named it
	 */
	record Unreadable(String reported, String reason) implements FileReport {
	}
}
