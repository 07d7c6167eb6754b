package dev.lamina.ui.outline;

import java.util.List;

import dev.lamina.dsl.ide.symbol.Symbol;

/** A place in the tree of the outline. It stays the same while only the text around its declaration changes, so that the tree need not be built anew. */
public final class Node {
	private final List<Node> children;
	private Symbol symbol;

	private Node(Symbol symbol) {
		this.symbol = symbol;
		this.children = of(symbol.children());
	}

	static List<Node> of(List<Symbol> symbols) {
		return symbols.stream().map(Node::new).toList();
	}

	/** What is declared here, by the newest reading of the text. */
	public Symbol symbol() {
		return symbol;
	}

	List<Node> children() {
		return children;
	}

	/** Takes a new reading of the text where the tree looks the same by it; says whether it does. */
	static boolean take(List<Node> nodes, List<Symbol> read) {
		boolean same = !nodes.isEmpty() && looksLike(nodes, read);
		if (same) {
			put(nodes, read);
		}
		return same;
	}

	private static boolean looksLike(List<Node> nodes, List<Symbol> read) {
		if (nodes.size() != read.size()) {
			return false;
		}
		for (int i = 0; i < nodes.size(); i++) {
			Symbol before = nodes.get(i).symbol;
			Symbol now = read.get(i);
			if (before.kind() != now.kind() || !before.name().equals(now.name()) || !before.detail().equals(now.detail()) || !looksLike(nodes.get(i).children, now.children())) {
				return false;
			}
		}
		return true;
	}

	private static void put(List<Node> nodes, List<Symbol> read) {
		for (int i = 0; i < nodes.size(); i++) {
			nodes.get(i).symbol = read.get(i);
			put(nodes.get(i).children, read.get(i).children());
		}
	}
}
