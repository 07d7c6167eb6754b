package dev.lamina.dsl.ide.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.lamina.dsl.diagnostic.Rule;

/** The reference has a page for everything, made of what the metamodel says. */
class LanguageReferenceTest {
	private final List<ReferencePage> referencePages = LanguageReference.pages();

	@Test
	void everyKindOfDeclarationHasAPage() {
		List<String> declarations = referencePages.stream()
				.filter(referencePage -> referencePage.chapter() == ReferencePage.Chapter.DECLARATIONS).map(ReferencePage::title)
				.toList();
		assertEquals(List.of("fleet", "gpu", "host", "policy", "simulation", "stack", "vm", "workload"), declarations);
	}

	@Test
	void aPageSaysWhatEachPropertyMeans() {
		ReferencePage host = referencePages.stream().filter(referencePage -> referencePage.title().equals("host")).findFirst()
				.orElseThrow();
		assertTrue(host.markdown().contains("- **memory**: "), host.markdown());
		assertTrue(host.markdown().contains("`KVM`"), host.markdown());
		assertTrue(referencePages.stream().noneMatch(page -> page.markdown().contains("**unknown-properties**")),
				"only what people write");
	}

	@Test
	void everyRuleHasAPage() {
		assertEquals(Arrays.stream(Rule.values()).map(Rule::code).toList(),
				referencePages.stream().filter(referencePage -> referencePage.chapter() == ReferencePage.Chapter.RULES)
						.map(ReferencePage::title).toList());
	}

	@Test
	void noTwoPagesOfAChapterHaveTheSameTitle() {
		List<String> titles = referencePages.stream().map(referencePage -> referencePage.chapter() + " " + referencePage.title())
				.toList();
		assertEquals(titles.stream().distinct().toList(), titles);
	}
}
