package dev.lamina.dsl.ide.server;

import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.ide.snapshot.Lines;
import dev.lamina.dsl.ide.snapshot.Region;

/** Places of a text as offsets and as lines with columns; both count UTF-16 units from 0. */
final class Places {
	private Places() {
	}

	static Position position(Lines lines, int offset) {
		return new Position(lines.line(offset), lines.column(offset));
	}

	static Range range(Lines lines, Region region) {
		return new Range(position(lines, region.offset()), position(lines, region.end()));
	}

	/** The place of a problem, whose lines and columns count from 1. */
	static Range range(Diagnostic diagnostic) {
		return new Range(new Position(diagnostic.line() - 1, diagnostic.column() - 1),
				new Position(diagnostic.endLine() - 1, diagnostic.endColumn() - 1));
	}

	static int offset(Lines lines, Position position) {
		return lines.offset(position.getLine(), position.getCharacter());
	}

	static Region region(Lines lines, Range range) {
		int start = offset(lines, range.getStart());
		return Region.between(start, Math.max(start, offset(lines, range.getEnd())));
	}

	/** Whether two ranges have a place in common; the end of one may be the beginning of the other. */
	static boolean touch(Range one, Range other) {
		return !isBefore(one.getEnd(), other.getStart()) && !isBefore(other.getEnd(), one.getStart());
	}

	private static boolean isBefore(Position one, Position other) {
		return one.getLine() < other.getLine() || one.getLine() == other.getLine() && one.getCharacter() < other.getCharacter();
	}
}
