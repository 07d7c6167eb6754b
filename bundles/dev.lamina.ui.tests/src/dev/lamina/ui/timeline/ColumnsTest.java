package dev.lamina.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** Whatever the zoom, what is seen of spans adds up to what they are; with spans and views by chance, always the same ones. */
class ColumnsTest {
	private static final int VMS = 5;

	/** Spans of many lengths, with and without pauses. */
	static Spans spans(Random random, int count, int vms) {
		Spans.Builder builder = new Spans.Builder();
		long time = random.nextInt(1000);
		for (int i = 0; i < count; i++) {
			long length = 1 + (long) (Math.exp(random.nextDouble() * 9));
			int vm = random.nextInt(vms);
			builder.add(time, time + length, vm, vm, 0, i, true);
			time += length + (random.nextBoolean() ? 0 : (long) Math.exp(random.nextDouble() * 9));
		}
		return builder.build();
	}

	/** What each VM has between two times, span by span. */
	private static long[] counted(Spans spans, long begin, long end) {
		long[] busy = new long[spans.tints().length];
		for (int span = 0; span < spans.size(); span++) {
			busy[Arrays.binarySearch(spans.tints(), spans.tint(span))] += Math.max(0,
					Math.min(end, spans.to(span)) - Math.max(begin, spans.from(span)));
		}
		return busy;
	}

	@Test
	void theTimeBeforeAnyTimeIsThatOfItsSpans() {
		Random random = new Random(1);
		for (int round = 0; round < 300; round++) {
			Spans spans = spans(random, 1 + random.nextInt(60), VMS);
			long last = spans.to(spans.size() - 1);
			long begin = random.nextLong(-100, last + 100);
			Spans.Sums sums = spans.sums();
			for (long end = begin; end < last + 200; end += random.nextLong(1 + last / (1 + random.nextInt(40)))) {
				sums.to(end);
				assertArrayEquals(counted(spans, 0, end), sums.taken(), "until " + end);
				end++;
			}
		}
	}

	@Test
	void everyTimeHasTheSpanThatIsThere() {
		Spans spans = spans(new Random(2), 40, VMS);
		int span = 0;
		for (long time = 0; time < spans.to(spans.size() - 1) + 5 && time < 200_000; time++) {
			while (span < spans.size() && spans.to(span) <= time) {
				span++;
			}
			assertEquals(span < spans.size() && spans.from(span) <= time ? span : -1, spans.at(time), "at " + time);
		}
	}

	@Test
	void columnsNeitherLoseNorInventTime() {
		Random random = new Random(3);
		int seenOneByOne = 0;
		int seenAsShares = 0;
		for (int round = 0; round < 300; round++) {
			Spans spans = spans(random, 1 + random.nextInt(400), VMS);
			long last = spans.to(spans.size() - 1);
			int count = 1 + random.nextInt(500);
			Viewport viewport = Viewport.all(0, last + 50, count).zoomed(1 + random.nextInt(50), random.nextInt(count))
					.moved(random.nextInt(count) - count / 2.0);
			Tally tally = new Tally(spans, viewport, count);
			new Columns(spans, viewport, count).read(tally);
			assertEquals(count, tally.next, "each column is told once");
			long[] exact = counted(spans, viewport.start(), viewport.end());
			double column = viewport.nanosecondsPerUnit();
			for (int i = 0; i < exact.length; i++) {
				// a wide span is at most a whole column longer or shorter: half of one on either side
				double slack = (column + 1) * tally.ones[i];
				assertEquals(exact[i], tally.busy[i], slack + 1e-6, "of VM " + spans.tints()[i]);
			}
			seenOneByOne += Arrays.stream(tally.ones).sum() > 0 ? 1 : 0;
			seenAsShares += tally.shares;
		}
		assertTrue(seenOneByOne > 100 && seenAsShares > 100, "both were looked at: " + seenOneByOne + ", " + seenAsShares);
	}

	@Test
	void sharesAreExactWhereNoSpanIsWide() {
		Random random = new Random(4);
		for (int round = 0; round < 50; round++) {
			Spans.Builder builder = new Spans.Builder();
			long time = 0;
			for (int i = 0; i < 5000; i++) {
				long length = 1 + random.nextInt(40);
				int vm = random.nextInt(VMS);
				builder.add(time, time + length, vm, vm, 0, i, true);
				time += length + random.nextInt(40);
			}
			Spans spans = builder.build();
			int count = 37 + random.nextInt(300);
			Viewport viewport = Viewport.all(0, time, count);
			Tally tally = new Tally(spans, viewport, count);
			new Columns(spans, viewport, count).read(tally);
			assertEquals(0, Arrays.stream(tally.ones).sum());
			long[] exact = counted(spans, 0, time);
			for (int i = 0; i < exact.length; i++) {
				assertEquals(exact[i], tally.busy[i], 0.0, "of VM " + i);
			}
		}
	}

	/** Adds up what is told. */
	private static final class Tally implements Columns.Reader {
		private final Spans spans;
		private final Viewport viewport;
		private final int count;
		private final double[] busy;
		/** By tint: how many different spans were seen by themselves. */
		private final int[] ones;
		private int before = -1;
		private int shares;
		private int next;

		Tally(Spans spans, Viewport viewport, int count) {
			this.spans = spans;
			this.viewport = viewport;
			this.count = count;
			busy = new double[spans.tints().length];
			ones = new int[spans.tints().length];
		}

		@Override
		public void one(int column, int span, boolean first) {
			assertEquals(next++, column);
			if (span >= 0) {
				int tint = Arrays.binarySearch(spans.tints(), spans.tint(span));
				busy[tint] += viewport.edge(column + 1, count) - viewport.edge(column, count);
				ones[tint] += span == before ? 0 : 1;
				before = span;
			} else {
				// an end of a wide span may be in an idle column
				int touching = spans.firstAfter(viewport.edge(column, count));
				if (touching < spans.size() && spans.from(touching) < viewport.edge(column + 1, count)) {
					ones[Arrays.binarySearch(spans.tints(), spans.tint(touching))]++;
				}
			}
		}

		@Override
		public void many(int column, long[] told, long length) {
			assertEquals(next++, column);
			assertEquals(viewport.edge(column + 1, count) - viewport.edge(column, count), length);
			assertTrue(Arrays.stream(told).sum() <= length, "a column is not busier than it is long");
			for (int i = 0; i < told.length; i++) {
				busy[i] += told[i];
			}
			shares++;
		}
	}
}
