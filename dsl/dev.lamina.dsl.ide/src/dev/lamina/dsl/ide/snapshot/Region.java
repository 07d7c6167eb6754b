package dev.lamina.dsl.ide.snapshot;

import org.eclipse.xtext.nodemodel.INode;

/**
 * A piece of a text.
 *
 * @param offset where it begins, from 0, in UTF-16 units
 * @param length how long it is; 0 for a place between two letters
 */
public record Region(int offset, int length) {
	public Region {
		if (offset < 0 || length < 0) {
			throw new IllegalArgumentException("offset " + offset + ", length " + length);
		}
	}

	/** The piece from one offset up to another. */
	public static Region between(int start, int end) {
		return new Region(start, end - start);
	}

	/** The text of a node without the space and comments before it. */
	public static Region of(INode node) {
		return new Region(node.getOffset(), node.getLength());
	}

	/** The offset behind the piece. */
	public int end() {
		return offset + length;
	}

	/** Whether an offset is in the piece, or directly behind it, where a cursor still touches it. */
	public boolean touches(int place) {
		return offset <= place && place <= end();
	}

	/** Whether another piece lies in this one. */
	public boolean contains(Region other) {
		return offset <= other.offset && other.end() <= end();
	}
}
