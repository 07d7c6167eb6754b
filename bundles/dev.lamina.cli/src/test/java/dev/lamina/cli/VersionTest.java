package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class VersionTest {
	@Test
	void versionIsAllItPrints() throws Exception {
		assertEquals(new Command(0, "lamina 0.1.0\n", ""), Command.lamina("version"));
	}

	@Test
	void nothingToDoIsWrongUse() throws Exception {
		Command command = Command.lamina();
		assertEquals(2, command.exit());
		assertEquals("", command.out());
		assertTrue(command.err().startsWith("lamina: Say what to do"), command.err());
	}
}
