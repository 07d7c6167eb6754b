package dev.lamina.cli;

import java.nio.file.Path;

/** The folders of the checkout that these tests belong to. */
final class Checkout {
	private Checkout() {
	}

	static Path root() {
		return Path.of(System.getProperty("lamina.checkout"));
	}

	static Path examples() {
		return root().resolve("dsl/dev.lamina.examples");
	}
}
