package dev.lamina.dsl.ide.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.eclipse.xtext.util.CancelIndicator;
import org.junit.jupiter.api.Test;

import dev.lamina.dsl.ide.snapshot.Site;
import dev.lamina.dsl.ide.snapshot.Texts;

/** A place in a model leads to the pages about it, the closest first. */
class LookupTest {
	private static List<String> pages(String text) {
		var place = Texts.placed(text);
		return Lookup.at(place.snapshot(), place.offset()).stream().map(Page::title).toList();
	}

	@Test
	void aWordOfADeclarationLeadsToItsPage() {
		assertEquals(List.of("host", "model"), pages(Site.TEXT.replace("host vdi1", "ho<|>st vdi1")));
		assertEquals(List.of("host", "model"), pages(Site.TEXT.replace("memory 1 TiB", "mem<|>ory 1 TiB")));
	}

	@Test
	void aPartLeadsToItsOwnPageThenToThatOfWhatItBelongsTo() {
		assertEquals(List.of("host gpu", "host", "model"), pages(Site.TEXT.replace("gpu renderer", "gpu ren<|>derer")));
	}

	@Test
	void aNameLeadsToThePageOfWhatItMeans() {
		var place = Texts.placed(Site.TEXT.replace("runs Cad", "runs C<|>ad"));
		place.snapshot().problems(CancelIndicator.NullImpl);
		assertEquals("workload", Lookup.at(place.snapshot(), place.offset()).getFirst().title());
	}

	@Test
	void aRuleThatIsBrokenThereComesFirst() {
		var place = Texts.placed(Site.TEXT.replace("memory 1 TiB", "mem<|>roy 1 TiB"));
		place.snapshot().problems(CancelIndicator.NullImpl);
		assertEquals("property.unknown", Lookup.at(place.snapshot(), place.offset()).getFirst().title());
	}

	@Test
	void nothingIsSaidAboutAComment() {
		assertEquals(List.of(), pages("// not<|>hing\n\n" + Site.TEXT));
	}
}
