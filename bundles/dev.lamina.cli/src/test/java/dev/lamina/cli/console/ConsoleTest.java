package dev.lamina.cli.console;

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
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

class ConsoleTest {
	@Test
	void readerMayLeave() {
		Console console = writingTo(failing("Broken pipe"));
		console.printLine("x".repeat(1 << 20));
		assertDoesNotThrow(console::flush);
	}

	@Test
	void otherFailuresAreSaid() {
		Console console = writingTo(failing("No space left on device"));
		console.printLine("x");
		assertEquals("Standard output cannot be written: No space left on device.",
				assertThrows(CommandException.class, console::flush).getMessage());
	}

	@Test
	void textIsUtf8WithPlainLineFeeds() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		Console console = writingTo(bytes);
		console.printLine("µs");
		console.flush();
		assertEquals("µs\n", bytes.toString(StandardCharsets.UTF_8));
	}

	@Test
	void progressIsForPeopleOnly() {
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		Console unwatched = new Console(OutputStream.nullOutputStream(), err, InputStream.nullInputStream(), Path.of(""),
				Map.of(), Terminals.NONE);
		try (ProgressBar bar = new ProgressBar(unwatched, 1, "simulating")) {
			bar.progress(0.5);
		}
		assertEquals(0, err.size());
	}

	@Test
	void progressSaysHowLongItStillTakes() {
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		AtomicLong clock = new AtomicLong();
		try (ProgressBar bar = new ProgressBar(watched(err), 2, "simulating", clock::get)) {
			bar.progress(0.1);
			assertEquals("", shown(err), "too early for a bar");
			clock.set(500_000_000);
			bar.progress(0.2);
			assertEquals("\r\u001b[Ksimulating [###                           ] 10 %", shown(err));
			clock.set(4_000_000_000L);
			bar.progress(0.8);
			assertEquals("\r\u001b[Ksimulating [############                  ] 40 %, about 6 s left", shown(err));
			clock.set(4_500_000_000L);
			bar.progress(0.8);
			assertEquals("", shown(err), "nothing new within a second");
			clock.set(8_000_000_000L);
			bar.progress(0.8);
			assertEquals("\r\u001b[Ksimulating [############                  ] 40 %, about 10 s left", shown(err));
		}
		assertEquals("\r\u001b[K", shown(err), "the bar is taken away");
	}

	private static Console watched(OutputStream err) {
		return new Console(OutputStream.nullOutputStream(), err, InputStream.nullInputStream(), Path.of(""), Map.of(),
				new Terminals(false, true));
	}

	private static String shown(ByteArrayOutputStream err) {
		String text = err.toString(StandardCharsets.UTF_8);
		err.reset();
		return text;
	}

	private static Console writingTo(OutputStream out) {
		return new Console(out, OutputStream.nullOutputStream(), InputStream.nullInputStream(), Path.of(""), Map.of(),
				Terminals.NONE);
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
