package dev.lamina.dsl.ide.folding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import dev.lamina.dsl.ide.snapshot.CursorFixture;

class FoldingRangeProviderTest {
	/** A text of which {@code [kind>} begins the first line of a fold and {@code <kind]} ends its last. */
	private static void assertFolds(String marked) {
		String text = marked.replaceAll("\\[[a-z]+>|<[a-z]+\\]", "");
		StringBuilder shown = new StringBuilder();
		List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
		for (FoldingRange foldingRange : FoldingRangeProvider.of(CursorFixture.snapshot(text)).reversed()) {
			String kind = foldingRange.kind().name().toLowerCase(Locale.ROOT);
			lines.set(foldingRange.lastLine(), lines.get(foldingRange.lastLine()) + "<" + kind + "]");
			lines.set(foldingRange.firstLine(), "[" + kind + ">" + lines.get(foldingRange.firstLine()));
		}
		shown.append(String.join("\n", lines));
		assertEquals(marked, shown.toString());
	}

	@Test
	void bodiesCommentsAndImportsFold() {
		assertFolds("""
				package a
				[imports>import nvidia.*

				import stacks.*<imports]
				[comment>/**
				 * Two
				 */<comment]
				[body>host h {
				[body>  gpu g : A40 {
				    numa 1<body]
				  }<body]
				}
				[comment>// one
				  // two<comment]
				host other // three
				// four
				""");
	}

	@Test
	void whatStandsInOneLineDoesNotFold() {
		assertFolds("import a.*\nhost h { memory 3 GiB }\n/** doc */ host i {\n}\n// note\n\n// another\n");
	}

	@Test
	void brokenTextFoldsAsFarAsItGoes() {
		assertFolds("host h {\n[body>  gpu g : {\n  memroy<body]\n  }\nvm v {\n");
		assertFolds("}\n[body>vm v {\n  ???<body]\n}\n}");
	}

	@Test
	void ofTwoFoldsInOneLineTheLongerCounts() {
		assertFolds("[body>host h { gpu g : A40 {\n  numa 1\n  }\n  memory 3 GiB<body]\n}\n");
	}
}
