package dev.lamina.ui.diagram;

import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.emf.common.util.URI;

import dev.lamina.design.results.RunSummary;
import dev.lamina.result.ModelResult;
import dev.lamina.ui.document.DocumentRegistry;
import dev.lamina.ui.result.FinishedRun;
import dev.lamina.ui.result.RunHistory;

/** The figures of the last run, for diagrams; the same as a file of results would give them. Any thread may ask. */
final class LastRunSummary {
	private LastRunSummary() {
	}

	/** The figures of the last run of a file, else of the last one in its project; of a sweep those of its first combination. */
	static Optional<RunSummary> of(URI model) {
		Optional<IFile> file = DocumentRegistry.file(model);
		Stream<FinishedRun> own = RunHistory.all().stream().filter(run -> file.filter(run.file()::equals).isPresent());
		Stream<FinishedRun> near = RunHistory.all().stream()
				.filter(run -> file.filter(each -> each.getProject().equals(run.file().getProject())).isPresent());
		return Stream.concat(own, near).flatMap(run -> run.findings().stream()).filter(ModelResult.OfSimulation.class::isInstance)
				.map(found -> RunSummary.of(((ModelResult.OfSimulation) found).results().getFirst())).findFirst();
	}
}
