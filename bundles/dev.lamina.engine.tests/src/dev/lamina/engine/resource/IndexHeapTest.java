package dev.lamina.engine.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import dev.lamina.engine.random.RandomStream;

class IndexHeapTest {
	private static final int COUNT = 40;

	@Test
	void theFirstIsAlwaysTheLeast() {
		RandomStream stream = new RandomStream(5);
		IndexHeap heap = new IndexHeap(COUNT);
		TreeMap<Integer, Double> model = new TreeMap<>();
		for (int step = 0; step < 20_000; step++) {
			int number = (int) (stream.nextDouble() * COUNT);
			if (stream.nextDouble() < 0.4) {
				heap.remove(number);
				model.remove(number);
			} else {
				// few keys, so that many are equal
				double key = Math.floor(stream.nextDouble() * 12);
				heap.put(number, key);
				model.put(number, key);
			}
			assertEquals(model.size(), heap.size());
			assertEquals(model.isEmpty(), heap.isEmpty());
			if (!model.isEmpty()) {
				int least = model.keySet().stream().min(Comparator.comparing(model::get)).orElseThrow();
				assertEquals(least, heap.first());
				assertEquals(model.get(least), heap.firstKey());
			}
		}
		assertTrue(heap.size() > 0);
	}

	@Test
	void whoIsNotThereIsRemovedWithoutEffect() {
		IndexHeap heap = new IndexHeap(2);
		heap.put(1, 3);
		heap.remove(0);
		assertEquals(1, heap.first());
		heap.remove(1);
		assertTrue(heap.isEmpty());
	}
}
