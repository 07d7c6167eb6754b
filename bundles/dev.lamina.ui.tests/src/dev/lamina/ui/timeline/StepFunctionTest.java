package dev.lamina.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;

import org.junit.jupiter.api.Test;

/** How many jobs wait, at a time and on the mean. */
class StepFunctionTest {
	@Test
	void theMeanOfAStretchIsThatOfItsMoments() {
		Random random = new Random(7);
		int[] value = new int[2000];
		StepFunction.Builder builder = new StepFunction.Builder();
		for (int time = 10; time < value.length; time++) {
			value[time] = random.nextInt(12) == 0 ? random.nextInt(6) : value[time - 1];
			if (value[time] != value[time - 1]) {
				builder.add(time, value[time]);
			}
		}
		StepFunction stepFunction = builder.build();
		for (int i = 0; i < 500; i++) {
			int begin = random.nextInt(value.length - 1);
			int end = begin + 1 + random.nextInt(value.length - begin - 1);
			double sum = 0;
			for (int time = begin; time < end; time++) {
				sum += value[time];
				assertEquals(value[time], stepFunction.at(time));
			}
			assertEquals(sum / (end - begin), stepFunction.mean(begin, end), 1e-9);
		}
		assertEquals(5, stepFunction.max());
	}

	@Test
	void ofAnInstantTheLastChangeCounts() {
		StepFunction.Builder builder = new StepFunction.Builder();
		builder.add(5, 3);
		builder.add(5, 1);
		builder.add(9, 0);
		StepFunction stepFunction = builder.build();
		assertEquals(0, stepFunction.at(4));
		assertEquals(1, stepFunction.at(5));
		assertEquals(0, stepFunction.at(100));
		assertEquals(0, new StepFunction.Builder().build().at(3), "no one came");
	}
}
