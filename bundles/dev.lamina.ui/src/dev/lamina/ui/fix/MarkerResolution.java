package dev.lamina.ui.fix;

import java.util.Optional;

import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.ltk.core.refactoring.PerformChangeOperation;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.IMarkerResolution2;
import org.eclipse.ui.IMarkerResolutionRelevance;

import dev.lamina.dsl.ide.fix.Edit;
import dev.lamina.dsl.ide.fix.Fix;
import dev.lamina.ui.document.DocumentRegistry;
import dev.lamina.ui.document.OpenDocument;
import dev.lamina.ui.edit.TextChanges;
import dev.lamina.ui.icon.LaminaImages;

/** One fix: changes the text in its editor where it is open, else the file; either can be undone. */
final class MarkerResolution implements IMarkerResolution2, IMarkerResolutionRelevance {
	private final Fix fix;

	MarkerResolution(Fix fix) {
		this.fix = fix;
	}

	@Override
	public String getLabel() {
		return fix.label();
	}

	@Override
	public String getDescription() {
		return fix.label();
	}

	@Override
	public Image getImage() {
		return LaminaImages.image("fix");
	}

	@Override
	public int getRelevanceForResolution() {
		return fix.preferred() ? 100 : 50;
	}

	@Override
	public void run(IMarker marker) {
		Optional<OpenDocument> open = DocumentRegistry.at(fix.edits().getFirst().file());
		boolean here = fix.edits().stream().map(Edit::file).distinct().count() == 1;
		try {
			if (here && open.isPresent()) {
				TextChanges.apply(open.get(), fix.edits());
			} else {
				PerformChangeOperation operation = new PerformChangeOperation(TextChanges.of(fix.label(), fix.edits()));
				operation.setUndoManager(org.eclipse.ltk.core.refactoring.RefactoringCore.getUndoManager(), fix.label());
				operation.run(new NullProgressMonitor());
			}
		} catch (BadLocationException changedMeanwhile) {
			ILog.of(MarkerResolution.class).warn("'" + fix.label() + "' was made for an older version of the text.",
					changedMeanwhile);
		} catch (CoreException failed) {
			ILog.of(MarkerResolution.class).log(failed.getStatus());
		}
	}
}
