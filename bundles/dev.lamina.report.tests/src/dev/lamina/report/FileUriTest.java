package dev.lamina.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileUriTest {
	@ParameterizedTest
	@ValueSource(strings = { "javascript:void(window.PWN=9);<!--.lamina", "a#b?c%41.lamina", "data:text/html,x",
			"my models/b \u00fc\u6a19.lamina", "a:b/../c",
			"\"'<>&[]{}|^`\\\u0001\u009b", "..", "../../a b/c.lamina" })
	void anAddressMeansItsFileAndNothingElse(String path) {
		URI address = URI.create(FileUri.of(path));
		assertNull(address.getScheme());
		assertNull(address.getQuery());
		assertNull(address.getFragment());
		assertEquals(path, address.getPath());
	}

	@Test
	void aFullPathIsAFile() {
		assertEquals("file:///tmp/a%23b/c%20d.lamina", FileUri.of("/tmp/a#b/c d.lamina"));
		assertEquals("file:///C:/a%25/b.lamina", FileUri.of("C:/a%/b.lamina"));
	}
}
