package dev.lamina.ui.result;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;

import org.eclipse.core.resources.IFile;

import dev.lamina.result.ModelResult;

/**
 * A run and what it found out.
 *
 * @param file     the model; null for a result that was saved, whose model is not known
 * @param saved    the name of the file that a saved result was read from; empty for a run of this session
 * @param at       when it ended or was read, for people to tell runs apart
 * @param findings one for each simulation or fleet that was run; never empty
 */
public record FinishedRun(IFile file, String saved, LocalTime at, List<ModelResult> findings) {
	public FinishedRun {
		findings = List.copyOf(findings);
	}

	/** A run of this session. */
	public FinishedRun(IFile file, LocalTime at, List<ModelResult> findings) {
		this(file, "", at, findings);
	}

	/** A result that was read from a file. */
	static FinishedRun saved(Path file, List<ModelResult> findings) {
		return new FinishedRun(null, file.getFileName().toString(), LocalTime.now(), findings);
	}

	/** A name for a file about it, without an ending. */
	String fileName() {
		return (file == null ? saved : file.getName()).replaceFirst("\\.[^.]*$", "");
	}
}
