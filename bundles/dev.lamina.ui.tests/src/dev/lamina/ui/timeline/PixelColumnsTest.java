package dev.lamina.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** Whatever the zoom, what is seen of spans adds up to what they are; with spans and views by chance, always the same ones. */
class PixelColumnsTest {
	private static final int VMS = 5;

	/** Spans of many lengths, with and without pauses. */
	static SpanStore spans(Random random, int count, int vms) {
		SpanStore.Builder builder = new SpanStore.Builder();
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
	private static long[] counted(SpanStore spanStore, long begin, long end) {
		long[] busy = new long[spanStore.colorIndexes().length];
		for (int span = 0; span < spanStore.size(); span++) {
			busy[Arrays.binarySearch(spanStore.colorIndexes(), spanStore.colorIndex(span))] += Math.max(0,
					Math.min(end, spanStore.to(span)) - Math.max(begin, spanStore.from(span)));
		}
		return busy;
	}

	@Test
	void theTimeBeforeAnyTimeIsThatOfItsSpans() {
		Random random = new Random(1);
		for (int round = 0; round < 300; round++) {
			SpanStore spanStore = spans(random, 1 + random.nextInt(60), VMS);
			long last = spanStore.to(spanStore.size() - 1);
			long begin = random.nextLong(-100, last + 100);
			SpanStore.RunningSums runningSums = spanStore.sums();
			for (long end = begin; end < last + 200; end += random.nextLong(1 + last / (1 + random.nextInt(40)))) {
				runningSums.advanceTo(end);
				assertArrayEquals(counted(spanStore, 0, end), runningSums.taken(), "until " + end);
				end++;
			}
		}
	}

	@Test
	void everyTimeHasTheSpanThatIsThere() {
		SpanStore spanStore = spans(new Random(2), 40, VMS);
		int span = 0;
		for (long time = 0; time < spanStore.to(spanStore.size() - 1) + 5 && time < 200_000; time++) {
			while (span < spanStore.size() && spanStore.to(span) <= time) {
				span++;
			}
			assertEquals(span < spanStore.size() && spanStore.from(span) <= time ? span : -1, spanStore.at(time), "at " + time);
		}
	}

	@Test
	void columnsNeitherLoseNorInventTime() {
		Random random = new Random(3);
		int seenOneByOne = 0;
		int seenAsShares = 0;
		for (int round = 0; round < 300; round++) {
			SpanStore spanStore = spans(random, 1 + random.nextInt(400), VMS);
			long last = spanStore.to(spanStore.size() - 1);
			int count = 1 + random.nextInt(500);
			Viewport viewport = Viewport.all(0, last + 50, count).zoomed(1 + random.nextInt(50), random.nextInt(count))
					.moved(random.nextInt(count) - count / 2.0);
			Tally tally = new Tally(spanStore, viewport, count);
			new PixelColumns(spanStore, viewport, count).visit(tally);
			assertEquals(count, tally.next, "each column is told once");
			long[] exact = counted(spanStore, viewport.start(), viewport.end());
			double column = viewport.nanosecondsPerUnit();
			for (int i = 0; i < exact.length; i++) {
				// a wide span is at most a whole column longer or shorter: half of one on either side
				double slack = (column + 1) * tally.ones[i];
				assertEquals(exact[i], tally.busy[i], slack + 1e-6, "of VM " + spanStore.colorIndexes()[i]);
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
			SpanStore.Builder builder = new SpanStore.Builder();
			long time = 0;
			for (int i = 0; i < 5000; i++) {
				long length = 1 + random.nextInt(40);
				int vm = random.nextInt(VMS);
				builder.add(time, time + length, vm, vm, 0, i, true);
				time += length + random.nextInt(40);
			}
			SpanStore spanStore = builder.build();
			int count = 37 + random.nextInt(300);
			Viewport viewport = Viewport.all(0, time, count);
			Tally tally = new Tally(spanStore, viewport, count);
			new PixelColumns(spanStore, viewport, count).visit(tally);
			assertEquals(0, Arrays.stream(tally.ones).sum());
			long[] exact = counted(spanStore, 0, time);
			for (int i = 0; i < exact.length; i++) {
				assertEquals(exact[i], tally.busy[i], 0.0, "of VM " + i);
			}
		}
	}

	/** Adds up what is told. */
	private static final class Tally implements PixelColumns.ColumnVisitor {
		private final SpanStore spanStore;
		private final Viewport viewport;
		private final int count;
		private final double[] busy;
		/** By tint: how many different spans were seen by themselves. */
		private final int[] ones;
		private int before = -1;
		private int shares;
		private int next;

		Tally(SpanStore spanStore, Viewport viewport, int count) {
			this.spanStore = spanStore;
			this.viewport = viewport;
			this.count = count;
			busy = new double[spanStore.colorIndexes().length];
			ones = new int[spanStore.colorIndexes().length];
		}

		@Override
		public void visitSpan(int column, int span, boolean first) {
			assertEquals(next++, column);
			if (span >= 0) {
				int tint = Arrays.binarySearch(spanStore.colorIndexes(), spanStore.colorIndex(span));
				busy[tint] += viewport.edge(column + 1, count) - viewport.edge(column, count);
				ones[tint] += span == before ? 0 : 1;
				before = span;
			} else {
				// an end of a wide span may be in an idle column
				int touching = spanStore.firstAfter(viewport.edge(column, count));
				if (touching < spanStore.size() && spanStore.from(touching) < viewport.edge(column + 1, count)) {
					ones[Arrays.binarySearch(spanStore.colorIndexes(), spanStore.colorIndex(touching))]++;
				}
			}
		}

		@Override
		public void visitMixed(int column, long[] told, long length) {
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
