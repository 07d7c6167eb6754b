package dev.lamina.dsl.messages;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;

/** The outermost blocks of a text by their braces alone, whether or not the parser stayed in them to their end. */
public final class BlockBraces {
	private record Block(int begin, int end) {
	}

	private final List<Block> blocks;

	private BlockBraces(List<Block> blocks) {
		this.blocks = blocks;
	}

	/** Of the whole text of a node; a block that is never closed encloses nothing. */
	public static BlockBraces of(INode root) {
		List<Block> blocks = new ArrayList<>();
		int depth = 0;
		int begin = 0;
		for (ILeafNode leaf : root.getLeafNodes()) {
			String text = leaf.isHidden() ? "" : leaf.getText();
			if (text.equals("{") && depth++ == 0) {
				begin = leaf.getOffset();
			} else if (text.equals("}") && depth > 0 && --depth == 0) {
				blocks.add(new Block(begin, leaf.getOffset()));
			}
		}
		return new BlockBraces(blocks);
	}

	/** Whether an offset lies behind the opening brace of a block and not behind the closing one. */
	public boolean encloses(int offset) {
		return blocks.stream().anyMatch(block -> block.begin() < offset && offset <= block.end());
	}
}
