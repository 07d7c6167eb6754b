package dev.lamina.deployment.naming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.UUID;

import org.junit.jupiter.api.Test;

class NameBasedUuidTest {
	@Test
	void versionFiveIsThatOfTheStandard() {
		// the example of RFC 9562, appendix A.4
		assertEquals(UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"),
				NameBasedUuid.versionFive(UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "www.example.com"));
	}

	@Test
	void modelKindAndNameTellApart() {
		UUID one = NameBasedUuid.of("acme", "vm", "a");
		assertEquals(one, NameBasedUuid.of("acme", "vm", "a"));
		assertNotEquals(one, NameBasedUuid.of("acme", "mdev", "a"));
		assertNotEquals(one, NameBasedUuid.of("", "vm", "a"));
		assertNotEquals(one, NameBasedUuid.of("acme", "vm", "b"));
		assertEquals(5, one.version());
		assertEquals(2, one.variant());
	}
}
