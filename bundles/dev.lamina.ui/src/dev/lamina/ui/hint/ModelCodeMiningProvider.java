package dev.lamina.ui.hint;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.codemining.AbstractCodeMiningProvider;
import org.eclipse.jface.text.codemining.ICodeMining;
import org.eclipse.jface.text.codemining.LineEndCodeMining;
import org.eclipse.jface.text.source.ISourceViewerExtension5;

import dev.lamina.dsl.ide.hint.AsyncInlayHints;
import dev.lamina.dsl.ide.hint.InlayHint;
import dev.lamina.dsl.ide.hint.InlayHintProvider;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.live.LiveInlayHints;
import dev.lamina.live.SimulationBudget;
import dev.lamina.ui.UiThread;
import dev.lamina.ui.document.ModelDocuments;
import dev.lamina.ui.document.SnapshotReconciler;
import dev.lamina.ui.preference.LaminaPreferences;

/**
 * Puts remarks behind the lines of GPUs, policies and VMs: how full they are, where they run, and, a moment later, what the
 * simulator says of them. Eclipse asks for every editor; everything is found in the background.
 */
public final class ModelCodeMiningProvider extends AbstractCodeMiningProvider {
	/**
	 * Eclipse paints every remark of a text with each change, seen or not: of more than these only those around what is seen are
	 * given.
	 */
	private static final int MAX_CODE_MININGS = 150;

	private volatile Snapshot asked;
	private SnapshotReconciler snapshotReconciler;

	/** Made when it is first used; its one thread ends with the program. */
	private static final class Live {
		static final AsyncInlayHints FIGURES = new LiveInlayHints(SimulationBudget.DEFAULT);
	}

	@Override
	public CompletableFuture<List<? extends ICodeMining>> provideCodeMinings(ITextViewer viewer, IProgressMonitor monitor) {
		IDocument text = viewer.getDocument();
		if (!LaminaPreferences.showsCodeMinings()) {
			return CompletableFuture.completedFuture(List.of());
		}
		if (snapshotReconciler == null) {
			snapshotReconciler = new SnapshotReconciler(viewer, snapshot -> () -> readAgain(viewer, snapshot));
		}
		return ModelDocuments.shownBy(viewer)
				.<CompletableFuture<List<? extends ICodeMining>>>map(document -> CompletableFuture.supplyAsync(() -> {
					Snapshot snapshot = document.snapshot();
					asked = snapshot;
					return byLine(viewer, snapshot).entrySet().stream()
							.map(remark -> codeMining(text, remark.getKey(), remark.getValue())).filter(remark -> remark != null)
							.toList();
				})).orElseGet(() -> CompletableFuture.completedFuture(List.of()));
	}

	/** Eclipse asks again when the text has changed; where only what the text sees has changed no one else does. */
	private void readAgain(ITextViewer viewer, Snapshot snapshot) {
		Snapshot before = asked;
		if (before != null && before != snapshot && before.version() == snapshot.version()) {
			refresh(viewer);
		}
	}

	@Override
	public void dispose() {
		if (snapshotReconciler != null) {
			snapshotReconciler.stop();
			snapshotReconciler = null;
		}
		super.dispose();
	}

	private static Map<Integer, String> byLine(ITextViewer viewer, Snapshot snapshot) {
		List<InlayHint> figures = LaminaPreferences.simulatesWhileWriting() ? Live.FIGURES.of(snapshot, () -> refresh(viewer))
				: List.of();
		Map<Integer, String> labels = new TreeMap<>();
		Stream.concat(InlayHintProvider.of(snapshot).stream(), figures.stream())
				.forEach(inlayHint -> labels.merge(snapshot.lines().line(inlayHint.region().offset()), inlayHint.label(),
						(before, more) -> before + " · " + more));
		return labels.size() <= MAX_CODE_MININGS ? labels : VisibleLines.of(viewer, () -> refresh(viewer)).part(labels);
	}

	/** Has Eclipse ask again: the figures are there. */
	private static void refresh(ITextViewer viewer) {
		UiThread.asyncExec(viewer, () -> {
			if (viewer instanceof ISourceViewerExtension5 source) {
				source.updateCodeMinings();
			}
		});
	}

	private ICodeMining codeMining(IDocument text, int line, String label) {
		try {
			return new HintCodeMining(text, line, label);
		} catch (BadLocationException changedMeanwhile) {
			return null; // the next reading brings the others
		}
	}

	private final class HintCodeMining extends LineEndCodeMining {
		HintCodeMining(IDocument text, int line, String label) throws BadLocationException {
			super(text, line, ModelCodeMiningProvider.this);
			setLabel("   " + label);
		}

		@Override
		public boolean isResolved() {
			return true;
		}
	}
}
