package dev.lamina.ui.colouring;

import java.util.List;

import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextListener;
import org.eclipse.jface.text.ITextPresentationListener;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.ITextViewerExtension2;
import org.eclipse.jface.text.ITextViewerExtension4;
import org.eclipse.jface.text.TextEvent;
import org.eclipse.jface.text.presentation.PresentationReconciler;
import org.eclipse.jface.text.rules.DefaultDamagerRepairer;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.ui.PlatformUI;

import dev.lamina.dsl.ide.colouring.SemanticToken;
import dev.lamina.dsl.ide.colouring.SemanticTokensProvider;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.ui.UiThread;
import dev.lamina.ui.document.SnapshotReconciler;

/** Colours a text: comments and texts in quotes at once, and every word by its meaning as soon as the text was read. */
public final class LaminaPresentationReconciler extends PresentationReconciler {
	/** How much is painted at one go, in letters: a few milliseconds. */
	private static final int MAX_REPAINT_LENGTH = 8000;

	private final LexicalTokenScanner lexicalTokenScanner = new LexicalTokenScanner(new TokenColors());
	private final StyledRanges styledRanges = new StyledRanges();
	private final ITextPresentationListener painter = styledRanges::applyTo;
	private final ITextListener changes = this::changed;
	private final IPropertyChangeListener themes = event -> repaint();
	private ITextViewer viewer;
	private SnapshotReconciler snapshotReconciler;
	private List<SemanticToken> last = List.of();
	/** What still shows old colours, from and to; nothing if both are the same. */
	private int waitingFrom;
	private int waitingTo;
	private boolean painting;

	public LaminaPresentationReconciler() {
		DefaultDamagerRepairer signs = new DefaultDamagerRepairer(lexicalTokenScanner);
		setDamager(signs, IDocument.DEFAULT_CONTENT_TYPE);
		setRepairer(signs, IDocument.DEFAULT_CONTENT_TYPE);
	}

	@Override
	public void install(ITextViewer viewer) {
		this.viewer = viewer;
		viewer.addTextListener(changes); // before the reconciler's own, which paints
		super.install(viewer);
		((ITextViewerExtension4) viewer).addTextPresentationListener(painter);
		snapshotReconciler = new SnapshotReconciler(viewer, this::read);
		PlatformUI.getWorkbench().getThemeManager().addPropertyChangeListener(themes);
	}

	@Override
	public void uninstall() {
		PlatformUI.getWorkbench().getThemeManager().removePropertyChangeListener(themes);
		snapshotReconciler.stop();
		((ITextViewerExtension4) viewer).removeTextPresentationListener(painter);
		viewer.removeTextListener(changes);
		super.uninstall();
	}

	private Runnable read(Snapshot snapshot) {
		List<SemanticToken> semanticTokens = SemanticTokensProvider.of(snapshot);
		return () -> {
			last = semanticTokens;
			paintAgain(styledRanges.replaceAll(semanticTokens, new TokenColors()));
		};
	}

	private void changed(TextEvent event) {
		DocumentEvent change = event.getDocumentEvent();
		if (change != null) {
			styledRanges.move(change);
			if (waitingFrom < waitingTo) {
				waitingFrom = Math.min(waitingFrom, change.getOffset());
				waitingTo = Math.max(waitingTo, change.getOffset())
						+ Math.max(0, change.getText() == null ? 0 : change.getText().length());
			}
		}
	}

	private void repaint() {
		lexicalTokenScanner.useColors(new TokenColors());
		styledRanges.replaceAll(last, new TokenColors());
		if (viewer.getDocument() != null) {
			viewer.invalidateTextPresentation();
		}
	}

	/** What is seen is painted at once, the rest in small pieces in between whatever else there is to do. */
	private void paintAgain(int[] piece) {
		if (piece == null) {
			return;
		}
		boolean waits = waitingFrom < waitingTo;
		waitingFrom = waits ? Math.min(waitingFrom, piece[0]) : piece[0];
		waitingTo = waits ? Math.max(waitingTo, piece[1]) : piece[1];
		int seen = viewer.getTopIndexStartOffset();
		int seenEnd = viewer.getBottomIndexEndOffset();
		paintNow(Math.max(piece[0], seen), Math.min(piece[1], seenEnd));
		paintNext();
	}

	private void paintNext() {
		if (!painting && waitingFrom < waitingTo) {
			painting = true;
			UiThread.asyncExec(viewer, () -> {
				painting = false;
				if (viewer.getDocument() != null) {
					int end = Math.min(waitingTo, waitingFrom + MAX_REPAINT_LENGTH);
					paintNow(waitingFrom, end);
					waitingFrom = end < Math.min(waitingTo, viewer.getDocument().getLength()) ? end : waitingTo;
					paintNext();
				}
			});
		}
	}

	private void paintNow(int from, int to) {
		int end = Math.min(to, viewer.getDocument().getLength());
		if (from < end && viewer instanceof ITextViewerExtension2 partly) {
			partly.invalidateTextPresentation(from, end - from);
		}
	}
}
