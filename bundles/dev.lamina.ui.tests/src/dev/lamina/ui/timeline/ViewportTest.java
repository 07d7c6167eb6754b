package dev.lamina.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** Zooming and moving, and what the axis says meanwhile. */
class ViewportTest {
	private static final long SECOND = 1_000_000_000;

	@Test
	void whatIsUnderThePointerStaysThere() {
		Viewport all = Viewport.all(2 * SECOND, 20 * SECOND, 1000);
		Viewport closer = all.zoomed(3, 400);
		assertEquals(all.time(400), closer.time(400), closer.nanosecondsPerUnit());
		assertEquals(all.nanosecondsPerUnit() / 3, closer.nanosecondsPerUnit(), 1);
		assertEquals(all, closer.zoomed(1 / 3.0, 400), "and back");
	}

	@Test
	void nobodyGetsLost() {
		Random random = new Random(5);
		Viewport viewport = Viewport.all(SECOND, 3 * SECOND, 700);
		for (int i = 0; i < 2000; i++) {
			viewport = switch (random.nextInt(4)) {
				case 0 -> viewport.zoomed(random.nextDouble() * 3 + 0.1, random.nextInt(900) - 100);
				case 1 -> viewport.moved(random.nextInt(3000) - 1500);
				case 2 -> viewport.on(1 + random.nextInt(2000));
				default -> viewport.revealing(SECOND + random.nextLong(SECOND), 2 * SECOND + random.nextLong(SECOND));
			};
			assertTrue(viewport.start() >= SECOND && viewport.end() <= 3 * SECOND && viewport.end() - viewport.start() >= 100,
					viewport.toString());
		}
	}

	@Test
	void aSpanIsRevealedWithAirAroundIt() {
		Viewport seen = Viewport.all(0, SECOND, 100).around(500_000, 600_000);
		assertTrue(seen.start() < 500_000 && seen.end() > 600_000 && seen.end() - seen.start() < 200_000, seen.toString());
		assertEquals(seen, seen.revealing(510_000, 520_000), "it is seen already");
		assertTrue(seen.revealing(700_000, 710_000).end() > 710_000);
	}

	@Test
	void theAxisSaysRoundTimesInTheUnitThatFits() {
		assertEquals(List.of("2 s", "4 s", "6 s", "8 s", "10 s", "12 s", "14 s", "16 s", "18 s", "20 s"),
				texts(Viewport.all(2 * SECOND, 20 * SECOND, 1000)));
		assertEquals(List.of("2.05 s", "2.10 s", "2.15 s", "2.20 s"),
				texts(Viewport.all(2 * SECOND + 1, 2 * SECOND + 200_000_000, 400)));
		TimeAxis close = TimeAxis.of(Viewport.all(2_345_670_000L, 2_345_690_000L, 400), 90);
		assertEquals("2.345 s", close.base());
		assertEquals(List.of("+670 us", "+675 us", "+680 us", "+685 us", "+690 us"),
				close.marks().stream().map(TimeAxis.Mark::text).toList());
		TimeAxis closest = TimeAxis.of(Viewport.all(2_345_670_100L, 2_345_670_300L, 400), 90);
		assertEquals("2.345670 s", closest.base());
		assertEquals("+150 ns", closest.marks().get(1).text());
	}

	@Test
	void marksNeverTouch() {
		Random random = new Random(6);
		for (int i = 0; i < 500; i++) {
			long start = random.nextLong(100 * SECOND);
			Viewport viewport = Viewport.all(start, start + 100 + (long) Math.exp(random.nextDouble() * 25),
					300 + random.nextInt(2000));
			List<TimeAxis.Mark> marks = TimeAxis.of(viewport, 90).marks();
			for (int mark = 1; mark < marks.size(); mark++) {
				double apart = viewport.x(marks.get(mark).at()) - viewport.x(marks.get(mark - 1).at());
				assertTrue(apart >= 89 && apart <= 230, apart + " in " + viewport);
				assertTrue(!marks.get(mark).text().equals(marks.get(mark - 1).text()), "two marks say " + marks.get(mark).text());
			}
		}
	}

	private static List<String> texts(Viewport viewport) {
		return TimeAxis.of(viewport, 90).marks().stream().map(TimeAxis.Mark::text).toList();
	}
}
