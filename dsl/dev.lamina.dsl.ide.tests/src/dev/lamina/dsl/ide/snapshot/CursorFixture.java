package dev.lamina.dsl.ide.snapshot;

import java.util.List;

import org.eclipse.emf.common.util.URI;

/** Texts with a cursor, written {@code <|>}, as snapshots. */
public final class CursorFixture {
	private static final String CURSOR = "<|>";

	private CursorFixture() {
	}

	/** A snapshot and the place of the cursor in it. */
	public record Placed(Snapshot snapshot, int offset) {
	}

	/** The text without its cursor; a text without one has it at its end. */
	public static Placed placed(String text) {
		int offset = text.indexOf(CURSOR);
		return offset < 0 ? new Placed(snapshot(text), text.length())
				: new Placed(snapshot(text.substring(0, offset) + text.substring(offset + CURSOR.length())), offset);
	}

	public static Snapshot snapshot(String text) {
		return new Workspace(List.of()).put(URI.createURI("untitled:test"), 1, text);
	}
}
