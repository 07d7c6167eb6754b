package dev.lamina.dsl.ide.snapshot;

import java.util.Optional;

import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/** Finds the word that a cursor stands in or behind. */
public final class LeafNodes {
	private LeafNodes() {
	}

	/** The word; nothing between words and in a comment. */
	public static Optional<ILeafNode> at(Snapshot snapshot, int offset) {
		INode root = snapshot.resource().getParseResult().getRootNode();
		ILeafNode leaf = NodeModelUtils.findLeafNodeAtOffset(root, offset);
		if ((leaf == null || leaf.isHidden()) && offset > 0) {
			leaf = NodeModelUtils.findLeafNodeAtOffset(root, offset - 1);
		}
		return Optional.ofNullable(leaf).filter(word -> !word.isHidden());
	}
}
