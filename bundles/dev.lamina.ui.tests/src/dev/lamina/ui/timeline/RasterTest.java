package dev.lamina.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.api.Test;

/** What the pixels say: how busy an engine was, and for whom. */
class RasterTest {
	private static final RGB FIRST = new RGB(0, 0, 200);
	private static final RGB SECOND = new RGB(200, 0, 0);
	private static final int LINE = 20;

	/** An engine that works for two VMs in turn, a quarter and a half of its time, in spans that are much less than a pixel. */
	private static Row engine() {
		Spans.Builder builder = new Spans.Builder();
		for (int i = 0; i < 100_000; i++) {
			builder.add(i * 400L, i * 400L + 100, 0, 0, 0, i, true);
			builder.add(i * 400L + 100, i * 400L + 300, 1, 1, 0, i, true);
		}
		return new Row("graphics", "rack.gpu", -1, List.of(builder.build()), Optional.empty(), List.of());
	}

	private static Shades shades() {
		Map<String, RGB> theme = Map.of(Shades.PREFIX + "vm1", FIRST, Shades.PREFIX + "vm2", SECOND,
				Shades.PREFIX + Tints.Loss.DOWN.word(), new RGB(250, 0, 0));
		return new Shades(theme::get, new Color(255, 255, 255), new Color(0, 0, 0), new int[] { 0, 1 });
	}

	private static Raster raster(IntPredicate faded, double scale) {
		return raster(engine(), faded, scale);
	}

	private static Raster raster(Row row, IntPredicate faded, double scale) {
		Layout layout = Layout.filling(List.of(row), LINE, 0);
		return new Raster(layout, Viewport.all(0, 40_000_000, 500), 0, layout.height(), shades(), new Tints(2), faded, scale);
	}

	@Test
	void theHeightOfAColumnIsTheShareOfItsTime() {
		for (double scale : new double[] { 1, 1.5, 2 }) {
			Raster raster = raster(vm -> false, scale);
			assertEquals((int) (500 * scale), raster.width());
			Shades shades = shades();
			int lane = (int) (2 * LINE * scale);
			for (int x = 0; x < raster.width(); x += 7) {
				int first = 0;
				int second = 0;
				int idle = 0;
				for (int y = 0; y < raster.data().height; y++) {
					first += raster.at(x, y) == shades.of(0) ? 1 : 0;
					second += raster.at(x, y) == shades.of(1) ? 1 : 0;
					idle += raster.at(x, y) == shades.idle() ? 1 : 0;
				}
				assertEquals(lane / 4.0, first, 1, "in column " + x);
				assertEquals(lane / 2.0, second, 1, "in column " + x);
				assertEquals(lane / 4.0, idle, 1, "in column " + x);
			}
		}
	}

	@Test
	void theShortestDowntimeIsSeen() {
		Tints tints = new Tints(2);
		Spans.Builder builder = new Spans.Builder();
		builder.add(1_000_000, 30_000_000, tints.of(Tints.Loss.COPYING), 0, 0, -1, true);
		builder.add(30_000_000, 30_000_020, tints.of(Tints.Loss.DOWN), 0, 0, -1, true);
		Raster raster = raster(new Row("v", "events", 0, List.of(builder.build()), Optional.empty(), List.of()), vm -> false, 1);
		int down = shades().of(tints.of(Tints.Loss.DOWN));
		int seen = 0;
		for (int x = 0; x < raster.width(); x++) {
			seen += raster.at(x, 20) == down ? 1 : 0;
		}
		assertEquals(1, seen, "a column of it");
	}

	@Test
	void theOthersAreInTheBackground() {
		Raster raster = raster(vm -> vm != 1, 1);
		Shades shades = shades();
		int own = 0;
		int other = 0;
		for (int y = 0; y < raster.data().height; y++) {
			assertTrue(raster.at(100, y) != shades.of(0), "the other one is faded");
			own += raster.at(100, y) == shades.of(1) ? 1 : 0;
			other += raster.at(100, y) == shades.faded(0) ? 1 : 0;
		}
		assertTrue(own > 15 && other > 5, own + ", " + other);
	}
}
