package dev.lamina.cli.console;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/**
 * An output that goes quiet when its reader leaves, as {@code head} does after its lines: what comes later is dropped. Any
 * other failure is kept for {@link #failure()}, because a {@link java.io.PrintStream} would swallow it.
 */
final class BrokenPipeTolerantStream extends OutputStream {
	private final OutputStream target;
	private IOException failure;
	private boolean left;

	BrokenPipeTolerantStream(OutputStream target) {
		this.target = target;
	}

	/** Why not everything could be written; null if it could, or if no one wants to read it. */
	IOException failure() {
		return failure;
	}

	@Override
	public void write(int letter) {
		write(new byte[] { (byte) letter }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) {
		if (left || failure != null) {
			return;
		}
		try {
			target.write(bytes, offset, length);
			target.flush();
		} catch (IOException unwritable) {
			// Java has no type for it; the system's words are "Broken pipe" and "The pipe is being closed"
			String reason = String.valueOf(unwritable.getMessage()).toLowerCase(Locale.ROOT);
			if (reason.contains("pipe")) {
				left = true;
			} else {
				failure = unwritable;
			}
		}
	}
}
