package dev.lamina.dsl.ide.folding;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

import org.eclipse.xtext.nodemodel.ILeafNode;

import dev.lamina.dsl.ide.snapshot.Lines;
import dev.lamina.dsl.ide.snapshot.Snapshot;

/** Finds the folds of a text, in its order; each hides at least one line, and no two begin in the same line. */
public final class Folds {
	private final Lines lines;
	private final List<Fold> folds = new ArrayList<>();
	private final Deque<Integer> open = new ArrayDeque<>();
	private int firstImport = -1;
	private int lastImport = -1;
	private int firstNote = -1;
	private int lastNote = -1;

	private Folds(Lines lines) {
		this.lines = lines;
	}

	/** The folds of a document. */
	public static List<Fold> of(Snapshot snapshot) {
		Folds folds = new Folds(snapshot.lines());
		for (ILeafNode leaf : snapshot.resource().getParseResult().getRootNode().getLeafNodes()) {
			if (!leaf.getText().isBlank()) {
				folds.read(leaf);
			}
		}
		folds.endNotes();
		folds.add(folds.firstImport, folds.lastImport, Fold.Kind.IMPORTS);
		folds.folds
				.sort(Comparator.comparingInt(Fold::firstLine).thenComparing(Comparator.comparingInt(Fold::lastLine).reversed()));
		List<Fold> kept = new ArrayList<>();
		folds.folds.stream().filter(fold -> kept.isEmpty() || kept.getLast().firstLine() != fold.firstLine()).forEach(kept::add);
		return List.copyOf(kept);
	}

	private void read(ILeafNode leaf) {
		String text = leaf.getText();
		int line = lines.line(leaf.getOffset());
		boolean alone = leaf.isHidden() && text.startsWith("//") && startsLine(leaf, line);
		if (alone && firstNote >= 0 && line == lastNote + 1) {
			lastNote = line;
			return;
		}
		endNotes();
		if (alone) {
			firstNote = line;
			lastNote = line;
		} else if (leaf.isHidden() && text.startsWith("/*")) {
			add(line, lines.line(leaf.getEndOffset() - 1), Fold.Kind.COMMENT);
		} else if (!leaf.isHidden() && text.equals("{")) {
			open.push(line);
		} else if (!leaf.isHidden() && text.equals("}") && !open.isEmpty()) {
			add(open.pop(), line - 1, Fold.Kind.BODY);
		} else if (!leaf.isHidden() && text.equals("import") && open.isEmpty() && startsLine(leaf, line)) {
			firstImport = firstImport < 0 ? line : firstImport;
			lastImport = line;
		}
	}

	private boolean startsLine(ILeafNode leaf, int line) {
		return leaf.getRootNode().getText().substring(lines.start(line), leaf.getOffset()).isBlank();
	}

	private void endNotes() {
		add(firstNote, lastNote, Fold.Kind.COMMENT);
		firstNote = -1;
		lastNote = -1;
	}

	private void add(int first, int last, Fold.Kind kind) {
		if (first >= 0 && last > first) {
			folds.add(new Fold(first, last, kind));
		}
	}
}
