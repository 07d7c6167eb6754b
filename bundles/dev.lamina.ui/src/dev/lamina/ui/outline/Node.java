package dev.lamina.ui.outline;

import java.util.ArrayList;
import java.util.List;

import dev.lamina.dsl.ide.symbol.Symbol;

/**
 * A place in the tree of the outline. It stays the same while its declaration is there, renamed or not, so that a tree of
 * thousands need not be built anew with every letter.
 */
public final class Node {
	private final List<Node> children = new ArrayList<>();
	private Symbol symbol;

	/** Is told what differs when a new reading of the text was taken. */
	interface Changes {
		/** A node looks different. */
		void renamed(Node node);

		/** A node and all below it have gone. */
		void removed(Node node);

		/** A node and all below it are new. */
		void inserted(Node parent, Node node, int index);
	}

	/** The root of a tree, without children. */
	Node() {
	}

	private Node(Symbol symbol) {
		this.symbol = symbol;
		symbol.children().forEach(child -> children.add(new Node(child)));
	}

	/** What is declared here, by the newest reading of the text; nothing for the root. */
	public Symbol symbol() {
		return symbol;
	}

	List<Node> children() {
		return children;
	}

	/** How many nodes would come or go with a reading, here and below; renamed ones stay. */
	int difference(List<Symbol> read) {
		int difference = Math.abs(read.size() - children.size());
		for (int i = 0; i < Math.min(read.size(), children.size()); i++) {
			difference += children.get(i).difference(read.get(i).children());
		}
		return difference;
	}

	/**
	 * Takes a new reading of what is below; where the numbers differ, what is the same before and behind the difference stays.
	 */
	void take(List<Symbol> read, Changes changes) {
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
			changes.removed(children.remove(children.size() - 1 - tail));
		}
		while (children.size() < read.size()) {
			int index = children.size() - tail;
			Node added = new Node(read.get(index));
			children.add(index, added);
			changes.inserted(this, added, index);
		}
		for (int i = 0; i < read.size(); i++) {
			children.get(i).put(read.get(i), changes);
		}
	}

	private void put(Symbol read, Changes changes) {
		boolean differs = !declares(read) || !symbol.detail().equals(read.detail());
		symbol = read;
		if (differs) {
			changes.renamed(this);
		}
		take(read.children(), changes);
	}

	private boolean declares(Symbol read) {
		return symbol.kind() == read.kind() && symbol.name().equals(read.name());
	}
}
