package dev.lamina.dsl.ide.fix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

import dev.lamina.dsl.linking.LibraryFiles;
import dev.lamina.model.Model;
import dev.lamina.model.ModelPackage;

/** The edits that change one element of a text: give a value, add a property, take something away. Comments stay. */
public final class TextEdits {
	private static final String INDENTATION = "  ";

	private TextEdits() {
	}

	/** Puts another text in the place of a node. */
	public static Optional<Edit> replace(INode node, String text) {
		return fileOf(node).map(file -> new Edit(file, node.getOffset(), node.getLength(), text));
	}

	/** Puts another text in the place of the value of a feature; nothing if the text does not give it. */
	public static Optional<Edit> replace(EObject object, EStructuralFeature feature, String text) {
		return value(object, feature).flatMap(node -> replace(node, text));
	}

	/** Inserts a text behind a node, without any white space of its own. */
	public static Optional<Edit> behind(INode node, String text) {
		return fileOf(node).map(file -> new Edit(file, node.getEndOffset(), 0, text));
	}

	/**
	 * Adds a line behind the one in which a node ends, comments included, as deep as that in which it begins; beside the node
	 * where more follows there.
	 */
	public static Optional<Edit> lineBehind(INode node, String line) {
		String text = node.getRootNode().getText();
		int end = text.indexOf('\n', node.getEndOffset());
		int stop = end < 0 ? text.length() : end;
		String rest = text.substring(node.getEndOffset(), stop).strip();
		if (!rest.isEmpty() && !rest.startsWith("//") && !(rest.startsWith("/*") && rest.indexOf("*/") == rest.length() - 2)) {
			return behind(node, INDENTATION + line);
		}
		int begin = text.lastIndexOf('\n', node.getOffset() - 1) + 1;
		int word = begin;
		while (isBlank(text.charAt(word))) {
			word++;
		}
		int at = stop > 0 && text.charAt(stop - 1) == '\r' ? stop - 1 : stop;
		String indent = text.substring(begin, word);
		return fileOf(node).map(file -> new Edit(file, at, 0, "\n" + indent + line));
	}

	/**
	 * Makes the names of a package usable: behind the last import, else behind the package, else at the beginning of the text.
	 */
	public static Edit importing(URI file, Optional<Model> model, String packageName) {
		String line = "import " + packageName + ".*";
		Optional<INode> last = model
				.flatMap(imports -> imports.getImports().reversed().stream().flatMap(each -> node(each).stream()).findFirst());
		if (last.isPresent()) {
			return new Edit(file, last.get().getEndOffset(), 0, '\n' + line);
		}
		return model.flatMap(named -> value(named, ModelPackage.Literals.MODEL__NAME))
				.map(name -> new Edit(file, name.getEndOffset(), 0, "\n\n" + line))
				.orElseGet(() -> new Edit(file, 0, 0, line + "\n\n"));
	}

	/** Adds a property at the end of the body of an element, which gets one if it has none. */
	public static Optional<Edit> add(EObject owner, String property) {
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
			return Optional.empty(); // no one knows where the body ends
		}
		String text = node.getRootNode().getText();
		int line = text.lastIndexOf('\n', close.getOffset() - 1) + 1;
		String indent = text.substring(line, close.getOffset());
		if (line > open.getOffset() && indent.isBlank()) {
			return fileOf(node).map(file -> new Edit(file, line, 0, indent + INDENTATION + property + "\n"));
		}
		int end = close.getOffset();
		while (Character.isWhitespace(text.charAt(end - 1))) {
			end--;
		}
		int from = end;
		String before = end == open.getEndOffset() ? " " : INDENTATION;
		return fileOf(node).map(file -> new Edit(file, from, close.getOffset() - from, before + property + " "));
	}

	/** Takes a node away, with the white space that then separates nothing, or with its line if it has one of its own. */
	public static Optional<Edit> remove(INode node) {
		return remove(node, node.getOffset(), node.getEndOffset());
	}

	/** Takes away the text from one node to another of the same parent. */
	public static Optional<Edit> remove(INode first, INode last) {
		return remove(first, first.getOffset(), last.getEndOffset());
	}

	/** Takes away the words from one node to another of the same parent, and leaves the comments between them. */
	public static List<Edit> removeWords(INode first, INode last) {
		List<Edit> edits = new ArrayList<>();
		ILeafNode start = null;
		ILeafNode end = null;
		for (ILeafNode leaf : first.getRootNode().getLeafNodes()) {
			boolean within = leaf.getOffset() >= first.getOffset() && leaf.getEndOffset() <= last.getEndOffset();
			boolean comment = leaf.isHidden() && !leaf.getText().isBlank();
			if (within && !leaf.isHidden()) {
				start = start == null ? leaf : start;
				end = leaf;
			} else if (start != null && (!within || comment)) {
				remove(first, start.getOffset(), end.getEndOffset()).ifPresent(edits::add);
				start = null;
			}
		}
		if (start != null) {
			remove(first, start.getOffset(), end.getEndOffset()).ifPresent(edits::add);
		}
		return edits;
	}

	/** Takes away one of several values with the comma beside it. */
	public static Optional<Edit> removeFromList(INode node) {
		ILeafNode next = visible(node, true);
		if (next != null && next.getText().equals(",")) {
			ILeafNode follower = visible(next, true);
			int end = follower == null ? next.getEndOffset() : follower.getOffset();
			return fileOf(node).map(file -> new Edit(file, node.getOffset(), end - node.getOffset(), ""));
		}
		ILeafNode previous = visible(node, false);
		boolean comma = previous != null && previous.getText().equals(",");
		return comma
				? fileOf(node).map(file -> new Edit(file, previous.getOffset(), node.getEndOffset() - previous.getOffset(), ""))
				: remove(node);
	}

	/**
	 * Takes away some of several values, each with a comma beside it, so that those that stay are a list again.
	 *
	 * @param values  the nodes of all values of the list
	 * @param removed which of them go, not all
	 */
	public static List<Edit> removeFromList(List<INode> values, Set<Integer> removed) {
		List<Edit> edits = new ArrayList<>();
		for (int index = 0; index < values.size(); index++) {
			int last = index;
			while (removed.contains(last)) {
				last++;
			}
			if (last == index) {
				continue;
			}
			if (index == 0) {
				edits.addAll(removeFirst(values.getFirst(), visible(values.get(last - 1), true)));
			} else {
				edits.addAll(removeWords(visible(values.get(index), false), values.get(last - 1)));
			}
			index = last;
		}
		return edits;
	}

	/**
	 * Takes away the first values of a list up to a comma, and the space behind it so that the next takes their place; comments
	 * between stay.
	 */
	private static List<Edit> removeFirst(INode first, ILeafNode comma) {
		ILeafNode next = visible(comma, true);
		String gone = first.getRootNode().getText().substring(first.getOffset(), next.getOffset());
		return gone.contains("//") || gone.contains("/*") ? removeWords(first, comma)
				: fileOf(first).map(file -> new Edit(file, first.getOffset(), gone.length(), "")).stream().toList();
	}

	/**
	 * Takes away a piece of the text that a node is of, with the white space that then separates nothing, or with its lines where
	 * it fills them.
	 */
	public static Optional<Edit> remove(INode node, int start, int end) {
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
	public static ILeafNode visible(INode node, boolean forward) {
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
	public static Optional<INode> value(EObject object, EStructuralFeature feature) {
		return NodeModelUtils.findNodesForFeature(object, feature).stream().findFirst();
	}

	/** The node of an element. */
	public static Optional<INode> node(EObject object) {
		return Optional.ofNullable(NodeModelUtils.findActualNodeFor(object));
	}

	/** The leaves of an element that belong to none of its parts. */
	private static List<ILeafNode> leaves(EObject owner, INode node) {
		List<ILeafNode> own = new ArrayList<>();
		for (INode child : ((ICompositeNode) node).getChildren()) {
			if (child instanceof ILeafNode leaf && !leaf.isHidden()) {
				own.add(leaf);
			} else if (child instanceof ICompositeNode part
					&& (!part.hasDirectSemanticElement() || part.getSemanticElement() == owner)) {
				own.addAll(leaves(owner, part));
			}
		}
		return own;
	}

	/** The address of the file; nothing for the library, which no one can write to. */
	private static Optional<URI> fileOf(INode node) {
		EObject model = node.getRootNode().getSemanticElement();
		return model == null || model.eResource() == null || LibraryFiles.holds(model.eResource().getURI()) ? Optional.empty()
				: Optional.of(model.eResource().getURI());
	}
}
