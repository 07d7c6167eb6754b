package dev.lamina.ui.outline;

import java.util.ArrayList;
import java.util.List;

import dev.lamina.dsl.ide.symbol.Symbol;

/**
 * A place in the tree of the outline. It stays the same while its declaration is there, renamed or not, so that a tree of
 * thousands need not be built again with every letter.
 */
public final class OutlineNode {
	private final List<OutlineNode> children = new ArrayList<>();
	private Symbol symbol;

	/** Is told what differs when a new reading of the text was taken. */
	interface ChangeListener {
		/** A node looks different. */
		void renamed(OutlineNode outlineNode);

		/** A node and all below it have gone. */
		void removed(OutlineNode outlineNode);

		/** A node and all below it are new. */
		void inserted(OutlineNode parent, OutlineNode outlineNode, int index);
	}

	/** The root of a tree, without children. */
	OutlineNode() {
	}

	private OutlineNode(Symbol symbol) {
		this.symbol = symbol;
		symbol.children().forEach(child -> children.add(new OutlineNode(child)));
	}

	/** What is declared here, by the newest reading of the text; nothing for the root. */
	public Symbol symbol() {
		return symbol;
	}

	List<OutlineNode> children() {
		return children;
	}

	/** How many nodes would come or go with a reading, here and below; renamed ones stay. */
	int countChanges(List<Symbol> read) {
		int difference = Math.abs(read.size() - children.size());
		for (int i = 0; i < Math.min(read.size(), children.size()); i++) {
			difference += children.get(i).countChanges(read.get(i).children());
		}
		return difference;
	}

	/**
	 * Takes a new reading of what is below; where the numbers differ, what is the same before and behind the difference stays.
	 */
	void updateChildren(List<Symbol> read, ChangeListener changeListener) {
		int most = Math.min(children.size(), read.size());
		int same = 0;
		while (same < most && children.get(same).declares(read.get(same))) {
			same++;
		}
		int tail = 0;
		while (tail < most - same && children.get(children.size() - 1 - tail).declares(read.get(read.size() - 1 - tail))) {
			tail++;
		}
		while (children.size() > read.size()) {
			changeListener.removed(children.remove(children.size() - 1 - tail));
		}
		while (children.size() < read.size()) {
			int index = children.size() - tail;
			OutlineNode added = new OutlineNode(read.get(index));
			children.add(index, added);
			changeListener.inserted(this, added, index);
		}
		for (int i = 0; i < read.size(); i++) {
			children.get(i).update(read.get(i), changeListener);
		}
	}

	private void update(Symbol read, ChangeListener changeListener) {
		boolean differs = !declares(read) || !symbol.detail().equals(read.detail());
		symbol = read;
		if (differs) {
			changeListener.renamed(this);
		}
		updateChildren(read.children(), changeListener);
	}

	private boolean declares(Symbol read) {
		return symbol.kind() == read.kind() && symbol.name().equals(read.name());
	}
}
