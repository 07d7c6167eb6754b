package dev.lamina.dsl.ide.fix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

import dev.lamina.dsl.linking.LibraryFiles;

/** The edits that change one element of a text: give a value, add a property, take something away. Comments stay. */
final class Writing {
	private static final String STEP = "  ";

	private Writing() {
	}

	/** Puts another text in the place of a node. */
	static Optional<Edit> replace(INode node, String text) {
		return fileOf(node).map(file -> new Edit(file, node.getOffset(), node.getLength(), text));
	}

	/** Puts another text in the place of the value of a feature; nothing where the text does not give it. */
	static Optional<Edit> replace(EObject object, EStructuralFeature feature, String text) {
		return value(object, feature).flatMap(node -> replace(node, text));
	}

	/** Inserts a text behind a node, without any white space of its own. */
	static Optional<Edit> behind(INode node, String text) {
		return fileOf(node).map(file -> new Edit(file, node.getEndOffset(), 0, text));
	}

	/** Adds a property at the end of the body of an element, which gets one where it has none. */
	static Optional<Edit> add(EObject owner, String property) {
		ICompositeNode node = NodeModelUtils.findActualNodeFor(owner);
		if (node == null) {
			return Optional.empty();
		}
		List<ILeafNode> own = leaves(owner, node);
		ILeafNode open = own.stream().filter(leaf -> leaf.getText().equals("{")).findFirst().orElse(null);
		if (open == null) {
			return behind(node, " { " + property + " }");
		}
		ILeafNode close = own.getLast();
		if (close == open || !close.getText().equals("}")) {
			return Optional.empty(); // nobody knows where the body ends
		}
		String text = node.getRootNode().getText();
		int line = text.lastIndexOf('\n', close.getOffset() - 1) + 1;
		String indent = text.substring(line, close.getOffset());
		if (line > open.getOffset() && indent.isBlank()) {
			return fileOf(node).map(file -> new Edit(file, line, 0, indent + STEP + property + "\n"));
		}
		int end = close.getOffset();
		while (Character.isWhitespace(text.charAt(end - 1))) {
			end--;
		}
		int from = end;
		String before = end == open.getEndOffset() ? " " : STEP;
		return fileOf(node).map(file -> new Edit(file, from, close.getOffset() - from, before + property + " "));
	}

	/** Takes a node away, with the white space that then separates nothing, or with its line where it has one of its own. */
	static Optional<Edit> remove(INode node) {
		return remove(node, node.getOffset(), node.getEndOffset());
	}

	/** Takes away the text from one node to another of the same parent. */
	static Optional<Edit> remove(INode first, INode last) {
		return remove(first, first.getOffset(), last.getEndOffset());
	}

	/** Takes away one of several values with the comma beside it. */
	static Optional<Edit> removeFromList(INode node) {
		ILeafNode next = visible(node, true);
		if (next != null && next.getText().equals(",")) {
			ILeafNode follower = visible(next, true);
			int end = follower == null ? next.getEndOffset() : follower.getOffset();
			return fileOf(node).map(file -> new Edit(file, node.getOffset(), end - node.getOffset(), ""));
		}
		ILeafNode previous = visible(node, false);
		boolean comma = previous != null && previous.getText().equals(",");
		return comma ? fileOf(node).map(file -> new Edit(file, previous.getOffset(), node.getEndOffset() - previous.getOffset(), "")) : remove(node);
	}

	private static Optional<Edit> remove(INode node, int start, int end) {
		String text = node.getRootNode().getText();
		int from = start;
		int to = end;
		while (from > 0 && isBlank(text.charAt(from - 1))) {
			from--;
		}
		while (to < text.length() && isBlank(text.charAt(to))) {
			to++;
		}
		boolean begins = from == 0 || text.charAt(from - 1) == '\n';
		boolean ends = to == text.length() || text.charAt(to) == '\n' || text.charAt(to) == '\r';
		if (begins && ends) {
			while (to < text.length() && text.charAt(to) == '\r') {
				to++;
			}
			to = Math.min(text.length(), to + 1);
		} else if (begins) {
			from = start;
		} else if (!ends) {
			to = end;
		}
		int offset = from;
		int length = to - from;
		return fileOf(node).map(file -> new Edit(file, offset, length, ""));
	}

	private static boolean isBlank(char letter) {
		return letter == ' ' || letter == '\t';
	}

	/** The nearest leaf beside a node that is no space and no comment. */
	static ILeafNode visible(INode node, boolean forward) {
		ILeafNode found = null;
		for (ILeafNode leaf : node.getRootNode().getLeafNodes()) {
			if (!leaf.isHidden()) {
				if (forward && leaf.getOffset() >= node.getEndOffset()) {
					return leaf;
				}
				if (!forward && leaf.getEndOffset() <= node.getOffset()) {
					found = leaf;
				}
			}
		}
		return found;
	}

	/** The node of a single value. */
	static Optional<INode> value(EObject object, EStructuralFeature feature) {
		return NodeModelUtils.findNodesForFeature(object, feature).stream().findFirst();
	}

	/** The node of an element. */
	static Optional<INode> node(EObject object) {
		return Optional.ofNullable(NodeModelUtils.findActualNodeFor(object));
	}

	/** The leaves of an element that belong to none of its parts. */
	private static List<ILeafNode> leaves(EObject owner, INode node) {
		List<ILeafNode> own = new ArrayList<>();
		for (INode child : ((ICompositeNode) node).getChildren()) {
			if (child instanceof ILeafNode leaf && !leaf.isHidden()) {
				own.add(leaf);
			} else if (child instanceof ICompositeNode part && (!part.hasDirectSemanticElement() || part.getSemanticElement() == owner)) {
				own.addAll(leaves(owner, part));
			}
		}
		return own;
	}

	/** The address of the file; nothing for the library, which nobody can write to. */
	private static Optional<URI> fileOf(INode node) {
		EObject model = node.getRootNode().getSemanticElement();
		return model == null || model.eResource() == null || LibraryFiles.holds(model.eResource().getURI()) ? Optional.empty()
				: Optional.of(model.eResource().getURI());
	}
}
