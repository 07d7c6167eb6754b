package dev.lamina.ui.formatting;

import java.util.List;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.ui.IEditorPart;

import dev.lamina.dsl.formatting2.UnformattableSourceException;
import dev.lamina.dsl.ide.fix.Edit;
import dev.lamina.dsl.ide.formatting.LayoutEdits;
import dev.lamina.dsl.ide.snapshot.Region;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.ui.edit.ActiveEditor;
import dev.lamina.ui.edit.TextChanges;

/** Lays out what is selected, or the whole text if nothing is; the status line says why if it cannot. */
public final class FormatHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		ActiveEditor.of(event).filter(active -> active.editor().isEditable()).ifPresent(FormatHandler::format);
		return null;
	}

	private static void format(ActiveEditor active) {
		Snapshot snapshot = active.document().snapshot();
		Region piece = active.selection().getLength() == 0 ? new Region(0, snapshot.text().length())
				: new Region(active.selection().getOffset(), active.selection().getLength());
		Job.createSystem("Formatting", (ICoreRunnable) monitor -> {
			try {
				List<Edit> edits = LayoutEdits.within(snapshot, piece);
				display(active).asyncExec(() -> apply(active, snapshot, edits));
			} catch (UnformattableSourceException refused) {
				display(active).asyncExec(() -> say(active.editor(), refused.getMessage()));
			}
		}).schedule();
	}

	private static void apply(ActiveEditor active, Snapshot snapshot, List<Edit> edits) {
		if (active.document().isCurrent(snapshot)) {
			try {
				TextChanges.apply(active.document(), edits);
			} catch (BadLocationException changedMeanwhile) {
				say(active.editor(), "The text has changed meanwhile. Format it again.");
			}
		}
	}

	private static org.eclipse.swt.widgets.Display display(ActiveEditor active) {
		return active.editor().getSite().getShell().getDisplay();
	}

	private static void say(IEditorPart editor, String sentence) {
		editor.getEditorSite().getActionBars().getStatusLineManager().setErrorMessage(sentence);
	}
}
