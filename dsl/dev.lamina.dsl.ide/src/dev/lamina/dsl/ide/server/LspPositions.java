package dev.lamina.dsl.ide.server;

import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.ide.snapshot.LineIndex;
import dev.lamina.dsl.ide.snapshot.Region;

/** Places of a text as offsets and as lines with columns; both count UTF-16 units from 0. */
final class LspPositions {
	private LspPositions() {
	}

	static Position position(LineIndex lineIndex, int offset) {
		return new Position(lineIndex.line(offset), lineIndex.column(offset));
	}

	static Range range(LineIndex lineIndex, Region region) {
		return new Range(position(lineIndex, region.offset()), position(lineIndex, region.end()));
	}

	/** The place of a problem, whose lines and columns count from 1. */
	static Range range(Diagnostic diagnostic) {
		return new Range(new Position(diagnostic.line() - 1, diagnostic.column() - 1),
				new Position(diagnostic.endLine() - 1, diagnostic.endColumn() - 1));
	}

	static int offset(LineIndex lineIndex, Position position) {
		return lineIndex.offset(position.getLine(), position.getCharacter());
	}

	static Region region(LineIndex lineIndex, Range range) {
		int start = offset(lineIndex, range.getStart());
		return Region.between(start, Math.max(start, offset(lineIndex, range.getEnd())));
	}

	/** Whether two ranges have a place in common; the end of one may be the beginning of the other. */
	static boolean touch(Range one, Range other) {
		return !isBefore(one.getEnd(), other.getStart()) && !isBefore(other.getEnd(), one.getStart());
	}

	private static boolean isBefore(Position one, Position other) {
		return one.getLine() < other.getLine() || one.getLine() == other.getLine() && one.getCharacter() < other.getCharacter();
	}
}
