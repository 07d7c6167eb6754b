package dev.lamina.dsl.ide.hint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.lamina.dsl.ide.snapshot.CursorFixture;
import dev.lamina.dsl.ide.snapshot.SampleModelText;
import dev.lamina.dsl.ide.snapshot.Snapshot;

class InlayHintProviderTest {
	private static List<String> hints(String text) {
		Snapshot snapshot = CursorFixture.snapshot(text);
		return InlayHintProvider.of(snapshot).stream()
				.map(inlayHint -> snapshot.text().substring(inlayHint.region().offset(), inlayHint.region().end()) + ": "
						+ inlayHint.label())
				.toList();
	}

	@Test
	void gpusAndPoliciesSayHowFullTheyAreAndVmsWhereTheyRun() {
		assertEquals(List.of("desktops: 2 of 5 × A40-8Q · 8 GiB free", "renderer: unused · 48 GiB free",
				"shared: 2 of 5 × A40-8Q · 8 GiB free",
				"free: unused · 48 GiB free", "designer: on vdi1.desktops"), hints(SampleModelText.TEXT));
	}

	@Test
	void partitionsThatVmsAskForCountUpToWhatFits() {
		assertEquals("renderer: 1 of 6 × A40-8Q · 40 GiB free",
				hints(SampleModelText.TEXT + "vm x { gpu A40-8Q on vdi1.renderer }").get(1));
		assertEquals("renderer: full".replace("full", "2 of 2 × A40-24Q · full"),
				hints(SampleModelText.TEXT + "vm x x 2 { gpu A40-24Q on vdi1.renderer }").get(1));
	}

	@Test
	void manyGpusAreCountedTogether() {
		String text = "import nvidia.* import stacks.* host rack[40] { cpu 1 x 8 cores memory 64 GiB gpu g : A40 } policy p for "
				+ "rack.g { stack NvidiaVgpu partition A40-8Q x 6 } "
				+ "vm v x 200 { gpu A40-8Q on rack.g }";
		assertEquals(List.of("g: 40 GPUs · 200 of 240 × A40-8Q · full".replace(" · full", " · 0 B free"),
				"p: 40 GPUs · 200 of 240 × A40-8Q · 0 B free",
				"v: on rack[0].g, rack[1].g and 38 more"), hints(text));
	}

	@Test
	void aVmWithoutRoomRunsNowhere() {
		assertEquals("x: on vdi1.desktops · 4 of 7 run nowhere",
				hints(SampleModelText.TEXT + "vm x x 7 { gpu A40-8Q on vdi1.desktops }").getLast());
		assertEquals("x: runs nowhere", hints(SampleModelText.TEXT + "vm x { gpu A40-12Q on vdi1.desktops }").getLast());
	}

	@Test
	void whoHasTheWholeGpuIsNamed() {
		assertEquals("g: used by v · full", hints(
				"import nvidia.* import stacks.* host h { cpu 1 x 8 cores memory 64 GiB gpu g : A40 } policy p for h.g { stack "
						+ "Vfio } vm v { gpu on h.g }")
				.getFirst());
	}

	@Test
	void detailsNameUsersAndRoom() {
		Snapshot snapshot = CursorFixture.snapshot(SampleModelText.TEXT);
		assertEquals("- A40-8Q: designer[0], designer[1]\n- 3 × A40-8Q idle\n",
				InlayHintProvider.of(snapshot).getFirst().tooltip());
	}

	@Test
	void brokenTextHasTheRemarksThatFollowFromIt() {
		assertEquals(List.of("v: runs nowhere"), hints("host h { gpu g : Nothing } vm v { gpu on h.g"));
	}
}
