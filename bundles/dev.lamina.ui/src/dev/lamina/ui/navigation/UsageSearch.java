package dev.lamina.ui.navigation;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.search.ui.ISearchQuery;
import org.eclipse.search.ui.ISearchResult;
import org.eclipse.search.ui.text.Match;

import dev.lamina.dsl.ide.navigation.Occurrence;
import dev.lamina.dsl.ide.navigation.References;
import dev.lamina.dsl.ide.snapshot.Lines;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.dsl.ide.snapshot.WholeProject;
import dev.lamina.ui.document.OpenDocument;

/** Searches all files of a project for the places that name what is under the cursor, for the Search view. */
final class UsageSearch implements ISearchQuery {
	private final OpenDocument document;
	private final int offset;
	private final String name;
	private final UsageResult result = new UsageResult(this);

	UsageSearch(OpenDocument document, int offset, String name) {
		this.document = document;
		this.offset = offset;
		this.name = name;
	}

	@Override
	public IStatus run(IProgressMonitor monitor) {
		result.removeAll();
		Snapshot snapshot = document.snapshot();
		WholeProject project = document.workspace().whole();
		for (Occurrence found : References.at(snapshot, offset, project)) {
			project.source(found.file()).ifPresent(sourceFile -> {
				String text = sourceFile.resource().getParseResult().getRootNode().getText();
				Lines lines = Lines.of(text);
				int line = lines.line(found.region().offset());
				Usage usage = new Usage(found.file(), found.region(), line + 1,
						text.substring(lines.start(line), lines.end(line)).strip());
				result.addMatch(new Match(usage, found.region().offset(), found.region().length()));
			});
		}
		return Status.OK_STATUS;
	}

	@Override
	public String getLabel() {
		return "References to '" + name + "'";
	}

	@Override
	public boolean canRerun() {
		return document.text().isPresent();
	}

	@Override
	public boolean canRunInBackground() {
		return true;
	}

	@Override
	public ISearchResult getSearchResult() {
		return result;
	}
}
