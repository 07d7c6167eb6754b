package dev.lamina.dsl.documentation;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.documentation.IEObjectDocumentationProvider;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/**
 * Gives an element the text of the {@code /** … *}{@code /} that stands directly before it, without the stars.
 *
 * <p>Any other comment in between, or of another shape, is a note to the one that reads the file and documents nothing.
 */
public final class DocComments implements IEObjectDocumentationProvider {
	/** The text, with its line breaks; null if the element has none, as Xtext wants it. */
	@Override
	public String getDocumentation(EObject element) {
		ICompositeNode node = NodeModelUtils.getNode(element);
		return node == null ? null : before(node).map(ILeafNode::getText).map(DocComments::withoutStars)
				.filter(text -> !text.isEmpty()).orElse(null);
	}

	/** The comment that documents the element of a node: its leaf. */
	public static Optional<ILeafNode> before(ICompositeNode node) {
		ILeafNode leaf = firstVisible(node);
		while (leaf != null) {
			leaf = previous(leaf);
			if (leaf == null || !leaf.isHidden()) {
				return Optional.empty();
			}
			if (!leaf.getText().isBlank()) {
				return Optional.of(leaf).filter(found -> found.getText().startsWith("/**") && found.getText().length() > 4);
			}
		}
		return Optional.empty();
	}

	/** The leaf before another, found without searching the whole text for its offset. */
	private static ILeafNode previous(ILeafNode leaf) {
		INode node = leaf;
		while (node != null && !node.hasPreviousSibling()) {
			node = node.getParent();
		}
		node = node == null ? null : node.getPreviousSibling();
		while (node instanceof ICompositeNode composite) {
			if (!composite.hasChildren()) {
				return NodeModelUtils.findLeafNodeAtOffset(leaf.getRootNode(), leaf.getTotalOffset() - 1);
			}
			node = composite.getLastChild();
		}
		return (ILeafNode) node;
	}

	private static ILeafNode firstVisible(ICompositeNode node) {
		for (ILeafNode leaf : node.getLeafNodes()) {
			if (!leaf.isHidden()) {
				return leaf;
			}
		}
		return null;
	}

	private static String withoutStars(String comment) {
		String inner = comment.substring(3, comment.length() - 2);
		return Arrays.stream(inner.split("\\R", -1)).map(String::strip)
				.map(line -> line.startsWith("*") ? line.substring(1).strip() : line)
				.collect(Collectors.joining("\n")).strip();
	}
}
