package dev.lamina.dsl.ide.folding;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

import org.eclipse.xtext.nodemodel.ILeafNode;

import dev.lamina.dsl.ide.snapshot.LineIndex;
import dev.lamina.dsl.ide.snapshot.Snapshot;

/** Finds the folds of a text, in its order; each hides at least one line, and no two begin in the same line. */
public final class FoldingRangeProvider {
	private final LineIndex lineIndex;
	private final List<FoldingRange> foldingRanges = new ArrayList<>();
	private final Deque<Integer> open = new ArrayDeque<>();
	private int firstImport = -1;
	private int lastImport = -1;
	private int firstNote = -1;
	private int lastNote = -1;

	private FoldingRangeProvider(LineIndex lineIndex) {
		this.lineIndex = lineIndex;
	}

	/** The folds of a document. */
	public static List<FoldingRange> of(Snapshot snapshot) {
		FoldingRangeProvider foldingRangeProvider = new FoldingRangeProvider(snapshot.lines());
		for (ILeafNode leaf : snapshot.resource().getParseResult().getRootNode().getLeafNodes()) {
			if (!leaf.getText().isBlank()) {
				foldingRangeProvider.read(leaf);
			}
		}
		foldingRangeProvider.endNotes();
		foldingRangeProvider.add(foldingRangeProvider.firstImport, foldingRangeProvider.lastImport, FoldingRange.Kind.IMPORTS);
		foldingRangeProvider.foldingRanges
				.sort(Comparator.comparingInt(FoldingRange::firstLine)
						.thenComparing(Comparator.comparingInt(FoldingRange::lastLine).reversed()));
		List<FoldingRange> kept = new ArrayList<>();
		foldingRangeProvider.foldingRanges.stream()
				.filter(foldingRange -> kept.isEmpty() || kept.getLast().firstLine() != foldingRange.firstLine())
				.forEach(kept::add);
		return List.copyOf(kept);
	}

	private void read(ILeafNode leaf) {
		String text = leaf.getText();
		int line = lineIndex.line(leaf.getOffset());
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
			add(line, lineIndex.line(leaf.getEndOffset() - 1), FoldingRange.Kind.COMMENT);
		} else if (!leaf.isHidden() && text.equals("{")) {
			open.push(line);
		} else if (!leaf.isHidden() && text.equals("}") && !open.isEmpty()) {
			add(open.pop(), line - 1, FoldingRange.Kind.BODY);
		} else if (!leaf.isHidden() && text.equals("import") && open.isEmpty() && startsLine(leaf, line)) {
			firstImport = firstImport < 0 ? line : firstImport;
			lastImport = line;
		}
	}

	private boolean startsLine(ILeafNode leaf, int line) {
		return leaf.getRootNode().getText().substring(lineIndex.start(line), leaf.getOffset()).isBlank();
	}

	private void endNotes() {
		add(firstNote, lastNote, FoldingRange.Kind.COMMENT);
		firstNote = -1;
		lastNote = -1;
	}

	private void add(int first, int last, FoldingRange.Kind kind) {
		if (first >= 0 && last > first) {
			foldingRanges.add(new FoldingRange(first, last, kind));
		}
	}
}
