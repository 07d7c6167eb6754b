package dev.lamina.diagram.layout;

import java.util.List;

/**
 * One bar, which is read from top to bottom.
 *
 * @param caption  what is written above it; empty for nothing
 * @param wide     whether it takes all the width that its texts and its container want; others have a fixed width
 * @param segments what it consists of, at least one
 */
public record Bar(String caption, boolean wide, List<BarSegment> segments) {
	public Bar {
		segments = List.copyOf(segments);
	}
}
