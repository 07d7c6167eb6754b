package dev.lamina.dsl.ide.hint;

import java.util.List;

import dev.lamina.dsl.ide.snapshot.Snapshot;

/** Remarks that take longer to find out than anybody waits for, such as simulated figures. */
public interface AsyncInlayHints extends AutoCloseable {
	/** There are none. */
	AsyncInlayHints NONE = new AsyncInlayHints() {
		@Override
		public List<InlayHint> of(Snapshot snapshot, Runnable known) {
			return List.of();
		}

		@Override
		public void close() {
			// nothing is on the way
		}
	};

	/**
	 * The remarks on a snapshot as far as they are known. Where they are not, finding out begins, and what was begun for an older
	 * snapshot of the document ends. It never waits.
	 *
	 * @param known told once, from any thread, when there is more to show for that snapshot
	 */
	List<InlayHint> of(Snapshot snapshot, Runnable known);

	/** Ends what is on the way. */
	@Override
	void close();
}
