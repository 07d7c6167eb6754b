package dev.lamina.dsl.ide.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.eclipse.xtext.util.CancelIndicator;
import org.junit.jupiter.api.Test;

import dev.lamina.dsl.ide.snapshot.CursorFixture;
import dev.lamina.dsl.ide.snapshot.SampleModelText;

/** A place in a model leads to the pages about it, the closest first. */
class ReferencePageFinderTest {
	private static List<String> pages(String text) {
		var place = CursorFixture.placed(text);
		return ReferencePageFinder.at(place.snapshot(), place.offset()).stream().map(ReferencePage::title).toList();
	}

	@Test
	void aWordOfADeclarationLeadsToItsPage() {
		assertEquals(List.of("host", "model"), pages(SampleModelText.TEXT.replace("host vdi1", "ho<|>st vdi1")));
		assertEquals(List.of("host", "model"), pages(SampleModelText.TEXT.replace("memory 1 TiB", "mem<|>ory 1 TiB")));
	}

	@Test
	void aPartLeadsToItsOwnPageThenToThatOfWhatItBelongsTo() {
		assertEquals(List.of("host gpu", "host", "model"),
				pages(SampleModelText.TEXT.replace("gpu renderer", "gpu ren<|>derer")));
	}

	@Test
	void aNameLeadsToThePageOfWhatItMeans() {
		var place = CursorFixture.placed(SampleModelText.TEXT.replace("runs Cad", "runs C<|>ad"));
		place.snapshot().diagnostics(CancelIndicator.NullImpl);
		assertEquals("workload", ReferencePageFinder.at(place.snapshot(), place.offset()).getFirst().title());
	}

	@Test
	void aRuleThatIsBrokenThereComesFirst() {
		var place = CursorFixture.placed(SampleModelText.TEXT.replace("memory 1 TiB", "mem<|>roy 1 TiB"));
		place.snapshot().diagnostics(CancelIndicator.NullImpl);
		assertEquals("property.unknown", ReferencePageFinder.at(place.snapshot(), place.offset()).getFirst().title());
	}

	@Test
	void nothingIsSaidAboutAComment() {
		assertEquals(List.of(), pages("// not<|>hing\n\n" + SampleModelText.TEXT));
	}
}
