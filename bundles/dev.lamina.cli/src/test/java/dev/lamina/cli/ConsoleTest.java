package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleTest {
	@Test
	void readerMayLeave() {
		Console console = writingTo(failing("Broken pipe"));
		console.line("x".repeat(1 << 20));
		assertDoesNotThrow(console::flush);
	}

	@Test
	void otherFailuresAreSaid() {
		Console console = writingTo(failing("No space left on device"));
		console.line("x");
		assertEquals("Standard output cannot be written: No space left on device.",
				assertThrows(CommandFailure.class, console::flush).getMessage());
	}

	@Test
	void textIsUtf8WithPlainLineFeeds() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		Console console = writingTo(bytes);
		console.line("µs");
		console.flush();
		assertEquals("µs\n", bytes.toString(StandardCharsets.UTF_8));
	}

	@Test
	void progressIsForPeopleOnly() {
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		Console unwatched = new Console(OutputStream.nullOutputStream(), err, InputStream.nullInputStream(), Path.of(""), Map.of(), Terminals.NONE);
		try (ProgressBar bar = new ProgressBar(unwatched, 1)) {
			bar.progress(0.5);
		}
		assertEquals(0, err.size());
	}

	private static Console writingTo(OutputStream out) {
		return new Console(out, OutputStream.nullOutputStream(), InputStream.nullInputStream(), Path.of(""), Map.of(), Terminals.NONE);
	}

	private static OutputStream failing(String reason) {
		return new OutputStream() {
			@Override
			public void write(int letter) throws IOException {
				throw new IOException(reason);
			}
		};
	}
}
