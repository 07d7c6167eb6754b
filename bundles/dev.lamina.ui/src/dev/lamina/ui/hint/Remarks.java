package dev.lamina.ui.hint;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.codemining.AbstractCodeMiningProvider;
import org.eclipse.jface.text.codemining.ICodeMining;
import org.eclipse.jface.text.codemining.LineEndCodeMining;

import dev.lamina.dsl.ide.hint.Hints;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.ui.document.Models;
import dev.lamina.ui.preference.Preferences;

/** Puts remarks behind the lines of GPUs, policies and VMs. Eclipse asks for every editor; what the remarks are is found in the background. */
public final class Remarks extends AbstractCodeMiningProvider {
	@Override
	public CompletableFuture<List<? extends ICodeMining>> provideCodeMinings(ITextViewer viewer, IProgressMonitor monitor) {
		IDocument text = viewer.getDocument();
		if (!Preferences.showsRemarks()) {
			return CompletableFuture.completedFuture(List.of());
		}
		return Models.shownBy(viewer).<CompletableFuture<List<? extends ICodeMining>>>map(document -> CompletableFuture.supplyAsync(() -> {
			Snapshot snapshot = document.snapshot();
			return Hints.of(snapshot).stream().map(hint -> remark(text, snapshot.lines().line(hint.place().offset()), hint.label())).filter(remark -> remark != null).toList();
		})).orElseGet(() -> CompletableFuture.completedFuture(List.of()));
	}

	private ICodeMining remark(IDocument text, int line, String label) {
		try {
			return new Remark(text, line, label);
		} catch (BadLocationException changedMeanwhile) {
			return null; // the next reading brings the others
		}
	}

	private final class Remark extends LineEndCodeMining {
		Remark(IDocument text, int line, String label) throws BadLocationException {
			super(text, line, Remarks.this);
			setLabel("   " + label);
		}

		@Override
		public boolean isResolved() {
			return true;
		}
	}
}
