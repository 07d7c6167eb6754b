package dev.lamina.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {
	@Test
	void nearValuesAreOnALinearAxisFromNothing() {
		Scale scale = Scale.of(9e6, 44e6);
		assertFalse(scale.logarithmic());
		assertEquals(List.of(0.0, 10e6, 20e6, 30e6, 40e6, 50e6), scale.ticks());
		assertEquals(0.5, scale.at(25e6), 1e-12);
	}

	@Test
	void farValuesAreOnALogarithmicAxis() {
		Scale scale = Scale.of(10.2e6, 160e6);
		assertTrue(scale.logarithmic());
		assertEquals(List.of(10e6, 20e6, 50e6, 100e6, 200e6), scale.ticks());
		assertEquals(List.of(1e3, 1e4, 1e5, 1e6), Scale.of(2e3, 9e5).ticks());
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "9e6, 9e6", "3e6, 4e6", "1, 1e18", "4.9e-324, 1.7e308", "7e17, 1e300", "5e5, 5e7" })
	void ticksAscendAndTheAxisHoldsTheValues(double smallest, double largest) {
		Scale scale = Scale.of(smallest, largest);
		assertTrue(scale.ticks().size() >= 2 && scale.ticks().size() <= 20, scale.toString());
		assertEquals(scale.ticks().stream().sorted().distinct().toList(), scale.ticks());
		assertTrue(scale.at(smallest) >= 0 && scale.at(smallest) <= scale.at(largest) && scale.at(largest) <= 1,
				scale.toString());
		assertTrue(scale.low() <= Math.max(1, smallest) && scale.high() >= Math.min(1e18, largest), scale.toString());
	}
}
