package dev.lamina.dsl.ide.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.lamina.dsl.diagnostic.Rule;

/** The reference has a page for everything, made of what the metamodel says. */
class ReferenceTest {
	private final List<Page> pages = Reference.pages();

	@Test
	void everyKindOfDeclarationHasAPage() {
		List<String> declarations = pages.stream().filter(page -> page.chapter() == Page.Chapter.DECLARATIONS).map(Page::title)
				.toList();
		assertEquals(List.of("fleet", "gpu", "host", "policy", "simulation", "stack", "vm", "workload"), declarations);
	}

	@Test
	void aPageSaysWhatEachPropertyMeans() {
		Page host = pages.stream().filter(page -> page.title().equals("host")).findFirst().orElseThrow();
		assertTrue(host.markdown().contains("- **memory**: "), host.markdown());
		assertTrue(host.markdown().contains("`KVM`"), host.markdown());
		assertTrue(pages.stream().noneMatch(page -> page.markdown().contains("**unknown-properties**")),
				"only what people write");
	}

	@Test
	void everyRuleHasAPage() {
		assertEquals(Arrays.stream(Rule.values()).map(Rule::code).toList(),
				pages.stream().filter(page -> page.chapter() == Page.Chapter.RULES).map(Page::title).toList());
	}

	@Test
	void noTwoPagesOfAChapterHaveTheSameTitle() {
		List<String> titles = pages.stream().map(page -> page.chapter() + " " + page.title()).toList();
		assertEquals(titles.stream().distinct().toList(), titles);
	}
}
