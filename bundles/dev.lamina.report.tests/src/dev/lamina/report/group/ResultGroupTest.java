package dev.lamina.report.group;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.lamina.report.QuantityFormat;

class ResultGroupTest {
	private static List<String> names(String... all) {
		return ResultGroup.of(List.of(all), Function.identity(), name -> "").stream().map(ResultGroup::name).toList();
	}

	@Test
	void indicesFromZeroWithoutAGapAreACount() {
		assertEquals(List.of("student x 3", "farm"), names("student[0]", "student[1]", "farm", "student[2]"));
	}

	@Test
	void otherIndicesAreARange() {
		assertEquals(List.of("a[2..3]"), names("a[2]", "a[3]"));
		assertEquals(List.of("a[2..5] x 3"), names("a[2]", "a[3]", "a[5]"));
		assertEquals(List.of("a[7]"), names("a[7]"));
	}

	@Test
	void twoIndicesAreTwoRanges() {
		assertEquals(List.of("a[0..1].g[0..1]", "a[0..1].h"),
				names("a[0].g[0]", "a[0].g[1]", "a[1].g[0]", "a[1].g[1]", "a[0].h", "a[1].h"));
		assertEquals(List.of("a[0..1].g[0..1] x 3"), names("a[0].g[0]", "a[0].g[1]", "a[1].g[0]"));
		assertEquals(List.of("a[1].g[0..1]"), names("a[1].g[0]", "a[1].g[1]"));
	}

	@Test
	void whatIsOfAnotherKindStaysApart() {
		List<String> all = List.of("v[0]", "v[1]", "v[2]", "v[3]");
		assertEquals(List.of("v[0..2] x 2", "v[1..3] x 2"),
				ResultGroup.of(all, Function.identity(), name -> name.matches(".*[02]\\]")).stream().map(ResultGroup::name)
						.toList());
		assertEquals(all, ResultGroup.each(all, Function.identity()).stream().map(ResultGroup::name).toList());
	}

	@Test
	void figuresAreTheSmallestAndTheLargest() {
		assertEquals("482 to 518 ms", range(QuantityFormat::duration, 500e6, 518e6, 482e6));
		assertEquals("900 us to 1.20 ms", range(QuantityFormat::duration, 9e5, 1.2e6));
		assertEquals("2.00 ms", range(QuantityFormat::duration, 2e6, 2.0001e6));
		assertEquals("3.00 ms", range(QuantityFormat::duration, 3e6, Double.NaN));
		assertEquals("-", range(QuantityFormat::duration, Double.NaN));
	}

	private static String range(Function<Double, String> format, double... figures) {
		List<Integer> members = IntStream.range(0, figures.length).boxed().toList();
		return new ResultGroup<>("v", members).range(number -> figures[number], format);
	}
}
