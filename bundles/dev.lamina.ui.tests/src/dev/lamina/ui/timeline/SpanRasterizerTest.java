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
class SpanRasterizerTest {
	private static final RGB FIRST = new RGB(0, 0, 200);
	private static final RGB SECOND = new RGB(200, 0, 0);
	private static final int LINE = 20;

	/** An engine that works for two VMs in turn, a quarter and a half of its time, in spans that are much less than a pixel. */
	private static TimelineRow engine() {
		SpanStore.Builder builder = new SpanStore.Builder();
		for (int i = 0; i < 100_000; i++) {
			builder.add(i * 400L, i * 400L + 100, 0, 0, 0, i, true);
			builder.add(i * 400L + 100, i * 400L + 300, 1, 1, 0, i, true);
		}
		return new TimelineRow("graphics", "rack.gpu", -1, List.of(builder.build()), Optional.empty(), List.of());
	}

	private static ColorTable shades() {
		Map<String, RGB> theme = Map.of(ColorTable.PREFIX + "vm1", FIRST, ColorTable.PREFIX + "vm2", SECOND,
				ColorTable.PREFIX + ColorIndex.Loss.DOWN.word(), new RGB(250, 0, 0));
		return new ColorTable(theme::get, new Color(255, 255, 255), new Color(0, 0, 0), new int[] { 0, 1 });
	}

	private static SpanRasterizer raster(IntPredicate faded, double scale) {
		return raster(engine(), faded, scale);
	}

	private static SpanRasterizer raster(TimelineRow timelineRow, IntPredicate faded, double scale) {
		TimelineLayout timelineLayout = TimelineLayout.filling(List.of(timelineRow), LINE, 0);
		return new SpanRasterizer(timelineLayout, Viewport.all(0, 40_000_000, 500), 0, timelineLayout.height(), shades(),
				new ColorIndex(2), faded, scale);
	}

	@Test
	void theHeightOfAColumnIsTheShareOfItsTime() {
		for (double scale : new double[] { 1, 1.5, 2 }) {
			SpanRasterizer spanRasterizer = raster(vm -> false, scale);
			assertEquals((int) (500 * scale), spanRasterizer.width());
			ColorTable colorTable = shades();
			int lane = (int) (2 * LINE * scale);
			for (int x = 0; x < spanRasterizer.width(); x += 7) {
				int first = 0;
				int second = 0;
				int idle = 0;
				for (int y = 0; y < spanRasterizer.data().height; y++) {
					first += spanRasterizer.at(x, y) == colorTable.of(0) ? 1 : 0;
					second += spanRasterizer.at(x, y) == colorTable.of(1) ? 1 : 0;
					idle += spanRasterizer.at(x, y) == colorTable.idle() ? 1 : 0;
				}
				assertEquals(lane / 4.0, first, 1, "in column " + x);
				assertEquals(lane / 2.0, second, 1, "in column " + x);
				assertEquals(lane / 4.0, idle, 1, "in column " + x);
			}
		}
	}

	@Test
	void theShortestDowntimeIsSeen() {
		ColorIndex colorIndex = new ColorIndex(2);
		SpanStore.Builder builder = new SpanStore.Builder();
		builder.add(1_000_000, 30_000_000, colorIndex.of(ColorIndex.Loss.COPYING), 0, 0, -1, true);
		builder.add(30_000_000, 30_000_020, colorIndex.of(ColorIndex.Loss.DOWN), 0, 0, -1, true);
		SpanRasterizer spanRasterizer = raster(
				new TimelineRow("v", "events", 0, List.of(builder.build()), Optional.empty(), List.of()), vm -> false, 1);
		int down = shades().of(colorIndex.of(ColorIndex.Loss.DOWN));
		int seen = 0;
		for (int x = 0; x < spanRasterizer.width(); x++) {
			seen += spanRasterizer.at(x, 20) == down ? 1 : 0;
		}
		assertEquals(1, seen, "a column of it");
	}

	@Test
	void theOthersAreInTheBackground() {
		SpanRasterizer spanRasterizer = raster(vm -> vm != 1, 1);
		ColorTable colorTable = shades();
		int own = 0;
		int other = 0;
		for (int y = 0; y < spanRasterizer.data().height; y++) {
			assertTrue(spanRasterizer.at(100, y) != colorTable.of(0), "the other one is faded");
			own += spanRasterizer.at(100, y) == colorTable.of(1) ? 1 : 0;
			other += spanRasterizer.at(100, y) == colorTable.faded(0) ? 1 : 0;
		}
		assertTrue(own > 15 && other > 5, own + ", " + other);
	}
}
