package dev.lamina.ui.navigation;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.search.ui.ISearchQuery;
import org.eclipse.search.ui.ISearchResult;
import org.eclipse.search.ui.text.Match;

import dev.lamina.dsl.ide.navigation.Occurrence;
import dev.lamina.dsl.ide.navigation.ReferenceProvider;
import dev.lamina.dsl.ide.snapshot.LineIndex;
import dev.lamina.dsl.ide.snapshot.ProjectSnapshot;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.ui.document.OpenDocument;

/** Searches all files of a project for the places that name what is under the cursor, for the Search view. */
final class ReferenceSearchQuery implements ISearchQuery {
	private final OpenDocument document;
	private final int offset;
	private final String name;
	private final ReferenceSearchResult result = new ReferenceSearchResult(this);

	ReferenceSearchQuery(OpenDocument document, int offset, String name) {
		this.document = document;
		this.offset = offset;
		this.name = name;
	}

	@Override
	public IStatus run(IProgressMonitor monitor) {
		result.removeAll();
		Snapshot snapshot = document.snapshot();
		ProjectSnapshot project = document.workspace().projectSnapshot();
		for (Occurrence found : ReferenceProvider.at(snapshot, offset, project)) {
			project.source(found.file()).ifPresent(sourceFile -> {
				String text = sourceFile.resource().getParseResult().getRootNode().getText();
				LineIndex lineIndex = LineIndex.of(text);
				int line = lineIndex.line(found.region().offset());
				ReferenceMatch referenceMatch = new ReferenceMatch(found.file(), found.region(), line + 1,
						text.substring(lineIndex.start(line), lineIndex.end(line)).strip());
				result.addMatch(new Match(referenceMatch, found.region().offset(), found.region().length()));
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
