package dev.lamina.deployment.naming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortableFileNameTest {
	@ParameterizedTest
	@ValueSource(strings = { "designer-0", "A40_b", "Müller", "x.y", "console", "com10", "1g.10gb+me" })
	void usualNamesAreSafe(String name) {
		assertEquals(Optional.empty(), PortableFileName.violation(name));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ".", "..", "../x", "a/b", "/etc", "a\\b", ".hidden", "-rf", "a\nb", "a\u0000b", "a b", "CON",
			"nul.txt", "Lpt1", "a:b", "*", "\u202Ex" })
	void namesThatLeaveOrMeanSomethingElseAreNot(String name) {
		assertTrue(PortableFileName.violation(name).orElse("").endsWith("."), name);
	}

	@Test
	void lengthCountsInBytes() {
		assertEquals(Optional.empty(), PortableFileName.violation("a".repeat(200)));
		assertTrue(PortableFileName.violation("ü".repeat(101)).isPresent());
		assertTrue(PortableFileName.violation(null).isPresent());
	}
}
