package dev.lamina.ui.result;

import java.time.LocalTime;
import java.util.List;

import org.eclipse.core.resources.IFile;

import dev.lamina.report.Findings;

/**
 * A run and what it found out.
 *
 * @param file     the model
 * @param at       when it ended, for people to tell runs apart
 * @param findings one for each simulation or fleet that was run; never empty
 */
public record FinishedRun(IFile file, LocalTime at, List<Findings> findings) {
	public FinishedRun {
		findings = List.copyOf(findings);
	}
}
