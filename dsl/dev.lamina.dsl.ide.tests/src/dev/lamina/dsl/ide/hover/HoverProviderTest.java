package dev.lamina.dsl.ide.hover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.eclipse.xtext.util.CancelIndicator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.lamina.dsl.ide.snapshot.CursorFixture;
import dev.lamina.dsl.ide.snapshot.SampleModelText;

class HoverProviderTest {
	private static String card(String text) {
		var place = CursorFixture.placed(text);
		return HoverProvider.at(place.snapshot(), place.offset()).orElseThrow().markdown();
	}

	@Test
	void aHostShowsItsHeadItsCommentItsFillingAndItsPropertiesInBaseUnits() {
		assertEquals("""
				```lamina
				host vdi1
				```

				Two boards.

				2 × 32 cores · 1 TiB · KVM

				- `desktops`: 2 of 5 × A40-8Q · 8 GiB free
				- `renderer`: unused · 48 GiB free

				- sockets: 2
				- cores-per-socket: 32
				- clock: **2.8 GHz** = 2 800 000 000 Hz
				- memory: **1 TiB** = 1 099 511 627 776 B
				- system: Linux
				- hypervisor: KVM""",
				card(SampleModelText.TEXT.replace("vdi1 {", "vd<|>i1 {")).replace("- cpu: 2", "- sockets: 2"));
	}

	@Test
	void aNameShowsTheCardOfWhatItMeans() {
		var place = CursorFixture.placed(SampleModelText.TEXT.replace("runs Cad", "runs C<|>ad"));
		Hover hover = HoverProvider.at(place.snapshot(), place.offset()).orElseThrow();
		assertTrue(hover.markdown().startsWith("```lamina\nworkload Cad\n```"), hover.markdown());
		assertEquals("Cad", place.snapshot().text().substring(hover.region().offset(), hover.region().end()));
		assertTrue(card(SampleModelText.TEXT.replace("renderer : A40", "renderer : A4<|>0"))
				.contains("- memory: **48 GiB** = 51 539 607 552 B"));
	}

	@Test
	void whatIsInheritedHasItsOrigin() {
		String card = card("import nvidia.*\ngpu Ha<|>lf extends A40 { memory 24 GiB }");
		assertTrue(card.contains("- memory: **24 GiB** = 25 769 803 776 B\n"), card);
		assertTrue(card.contains("- bandwidth: **696 GB/s** = 696 000 000 000 B/s — from `A40`"), card);
	}

	@Test
	void aGpuShowsWhoUsesItAndAVmWhereItRuns() {
		String gpu = card(SampleModelText.TEXT.replace("gpu desktops", "gpu desk<|>tops"));
		assertTrue(gpu.contains("**2 of 5 × A40-8Q · 8 GiB free**\n\n- A40-8Q: designer[0], designer[1]\n- 3 × A40-8Q idle"),
				gpu);
		String vm = card(SampleModelText.TEXT.replace("vm designer", "vm des<|>igner"));
		assertTrue(vm.contains("- `designer[1]` on `vdi1.desktops`"), vm);
	}

	@Test
	void quantitiesAreShownInBaseUnits() {
		assertTrue(card("host h { memory 4<|>8 GiB }").startsWith("**48 GiB** = 51 539 607 552 B\n\n"));
		assertTrue(card("workload w { each frame at 60 f<|>ps { } }").startsWith("**60 fps** = 16.67 ms\n\n"));
		assertTrue(card("simulation s { for 1 mi<|>n }").startsWith("**1 min** = 60 000 000 000 ns\n\n"));
		assertTrue(card("vm v { expect slowdown <= 1<|>0 % }").startsWith("**10 %** = 0.1\n\n"));
	}

	@Test
	void wordsAndPropertiesShowWhatTheMetamodelSays() {
		assertTrue(card("stack s : sp<|>atial").startsWith("**spatial**\n\nThe GPU is cut into hardware partitions"));
		assertEquals("**hypervisor**\n\nThe program that runs its VMs.".split("\n")[0],
				card("host h { hyper<|>visor KVM }").split("\n")[0]);
		assertTrue(card("vm v { needs live-mig<|>ration }").contains("A running VM moves to another host."));
		assertTrue(card("ho<|>st h { }").contains("A server with GPUs."));
	}

	@Test
	void problemsThatAreKnownComeFirstWithTheirFixes() {
		var place = CursorFixture.placed("host h { mem<|>roy 3 GiB }");
		assertEquals(Optional.empty(), HoverProvider.at(place.snapshot(), place.offset()));
		place.snapshot().diagnostics(CancelIndicator.NullImpl);
		String card = HoverProvider.at(place.snapshot(), place.offset()).orElseThrow().markdown();
		assertEquals(
				"**Error** (`property.unknown`): 'memroy' is not a property of a host. Did you mean 'memory'?\n- Change to "
						+ "'memory'\n- Remove 'memroy'",
				card);
	}

	@ParameterizedTest
	@ValueSource(strings = { "// no<|>te", "host h { }<|>", "<|>", "host h {<|>", "host h { gpu g : No<|>thing }", "   <|>   " })
	void whereThereIsNothingToSayThereIsNoCard(String text) {
		var place = CursorFixture.placed(text);
		assertEquals(Optional.empty(), HoverProvider.at(place.snapshot(), place.offset()).map(Hover::markdown));
	}
}
