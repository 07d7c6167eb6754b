package dev.lamina.dsl.ide.fix;

import java.util.List;

/** Which remedies there are for a breach of which rule. */
final class Remedies {
	private Remedies() {
	}

	static List<Remedy> of(String code) {
		return List.of(Spelling::fixes);
	}
}
