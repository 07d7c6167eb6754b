package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("process")
class VersionTest {
	@Test
	void versionIsAllItPrints() throws Exception {
		assertEquals(new CommandProcess(0, "lamina 0.1.0\n", ""), CommandProcess.lamina("version"));
	}

	@Test
	void nothingToDoIsWrongUse() throws Exception {
		CommandProcess commandProcess = CommandProcess.lamina();
		assertEquals(2, commandProcess.exit());
		assertEquals("", commandProcess.out());
		assertTrue(commandProcess.err().startsWith("lamina: Say what to do"), commandProcess.err());
	}
}
