package dev.lamina.ui.formatting;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.swt.widgets.Display;

import dev.lamina.dsl.formatting2.UnformattableSourceException;
import dev.lamina.dsl.ide.fix.Edit;
import dev.lamina.dsl.ide.formatting.LayoutEdits;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.ui.document.OpenDocument;
import dev.lamina.ui.edit.Changes;

/** Lays out a text before it is saved; where that takes unusually long, and with syntax errors, it is saved as it is. */
public final class FormatOnSave {
	private static final long PATIENCE_MILLISECONDS = 5000;

	private FormatOnSave() {
	}

	/** Lays out a text that is about to be saved; nothing happens outside of the thread of the user interface. */
	public static void layOut(OpenDocument document) {
		if (Display.getCurrent() == null) {
			return;
		}
		Snapshot snapshot = document.snapshot();
		try {
			List<Edit> edits = CompletableFuture.supplyAsync(() -> edits(snapshot)).get(PATIENCE_MILLISECONDS, TimeUnit.MILLISECONDS);
			Changes.apply(document, edits);
		} catch (TimeoutException | ExecutionException | BadLocationException asItIs) {
			return; // saving matters more than its layout
		} catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	private static List<Edit> edits(Snapshot snapshot) {
		try {
			return LayoutEdits.of(snapshot);
		} catch (UnformattableSourceException broken) {
			return List.of();
		}
	}
}
