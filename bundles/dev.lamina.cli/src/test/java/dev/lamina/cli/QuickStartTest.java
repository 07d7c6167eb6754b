package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

import dev.lamina.cli.console.Console;
import dev.lamina.cli.console.Terminals;

/** What lets short commands start quickly, as far as it can break unseen. */
class QuickStartTest {
	private static final int JAVA_6 = 50;

	@Test
	void everyCommandIsFoundUnderTheNameThatItSays() {
		Console console = new Console(OutputStream.nullOutputStream(), OutputStream.nullOutputStream(),
				InputStream.nullInputStream(), Path.of(""), Map.of(),
				Terminals.NONE);
		LaminaCommand.commands(console)
				.forEach((name, command) -> assertEquals(name, command.get().getClass().getAnnotation(Command.class).name()));
	}

	/** Java keeps no older class in its cache, and none that is derived from one. */
	@Test
	void noClassOfTheProgramIsOlderThanJava6() throws IOException {
		List<String> old = new ArrayList<>();
		int classes = 0;
		try (JarFile jar = new JarFile(System.getProperty("lamina.jar"))) {
			for (JarEntry entry : Collections.list(jar.entries())) {
				if (entry.getName().endsWith(".class")) {
					try (InputStream content = jar.getInputStream(entry)) {
						classes++;
						if (ByteBuffer.wrap(content.readNBytes(8)).getShort(6) < JAVA_6) {
							old.add(entry.getName());
						}
					}
				}
			}
		}
		assertTrue(classes > 1000, classes + " classes");
		// these need libraries that the program does not have, and never loads
		assertEquals(List.of("org/apache/log4j/net/JMSAppender.class", "org/apache/log4j/net/JMSSink.class",
				"org/apache/log4j/net/SMTPAppender.class"), old);
	}
}
