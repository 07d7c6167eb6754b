package dev.lamina.dsl.ide.selection;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

import dev.lamina.dsl.ide.snapshot.Region;
import dev.lamina.dsl.ide.snapshot.Snapshot;

/**
 * The pieces of text around a place, each inside the next: from the word under the cursor over its property and block to the
 * whole text.
 */
public final class SelectionRanges {
	private SelectionRanges() {
	}

	/**
	 * The pieces, innermost first; the last is the whole text.
	 *
	 * @param offset a place in the text; one behind its end counts as its end
	 */
	public static List<Region> at(Snapshot snapshot, int offset) {
		INode root = snapshot.resource().getParseResult().getRootNode();
		List<Region> regions = new ArrayList<>();
		ILeafNode leaf = leafAt(root, Math.min(offset, root.getTotalEndOffset()));
		if (leaf != null && !leaf.getText().isBlank()) {
			add(regions, new Region(leaf.getTotalOffset(), leaf.getTotalLength()));
		}
		for (INode node = leaf; node != null && node != root; node = node.getParent()) {
			Region inner = insideBraces(node, offset);
			if (inner != null) {
				add(regions, inner);
			}
			if (node != leaf) {
				add(regions, Region.of(node));
			}
		}
		add(regions, new Region(0, root.getTotalLength()));
		return List.copyOf(regions);
	}

	/** The word there, or directly before if nothing is there: a cursor behind a word is meant to be in it. */
	private static ILeafNode leafAt(INode root, int offset) {
		ILeafNode leaf = NodeModelUtils.findLeafNodeAtOffset(root, offset);
		boolean behindWord = leaf == null || leaf.isHidden() && leaf.getText().isBlank();
		if (behindWord && offset > 0) {
			ILeafNode before = NodeModelUtils.findLeafNodeAtOffset(root, offset - 1);
			return before == null || before.isHidden() && leaf != null ? leaf : before;
		}
		return leaf;
	}

	/** What stands between the braces of a block, without them; nothing if the place is not between them. */
	private static Region insideBraces(INode node, int offset) {
		if (!(node instanceof org.eclipse.xtext.nodemodel.ICompositeNode block)) {
			return null;
		}
		int start = -1;
		int end = -1;
		for (INode child : block.getChildren()) {
			if (child instanceof ILeafNode leaf && leaf.getText().equals("{") && start < 0) {
				start = leaf.getEndOffset();
			} else if (child instanceof ILeafNode leaf && leaf.getText().equals("}")) {
				end = leaf.getOffset();
			}
		}
		if (start < 0 || end < start || offset < start || offset > end) {
			return null;
		}
		String text = node.getRootNode().getText().substring(start, end);
		int trimmed = text.strip().isEmpty() ? 0 : text.indexOf(text.strip());
		return text.isBlank() ? Region.between(start, end) : new Region(start + trimmed, text.strip().length());
	}

	private static void add(List<Region> regions, Region region) {
		if (region.length() > 0
				&& (regions.isEmpty() || !regions.getLast().equals(region) && region.contains(regions.getLast()))) {
			regions.add(region);
		}
	}
}
