package dev.lamina.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisScaleTest {
	@Test
	void nearValuesAreOnALinearAxisFromNothing() {
		AxisScale axisScale = AxisScale.of(9e6, 44e6);
		assertFalse(axisScale.logarithmic());
		assertEquals(List.of(0.0, 10e6, 20e6, 30e6, 40e6, 50e6), axisScale.ticks());
		assertEquals(0.5, axisScale.position(25e6), 1e-12);
	}

	@Test
	void farValuesAreOnALogarithmicAxis() {
		AxisScale axisScale = AxisScale.of(10.2e6, 160e6);
		assertTrue(axisScale.logarithmic());
		assertEquals(List.of(10e6, 20e6, 50e6, 100e6, 200e6), axisScale.ticks());
		assertEquals(List.of(1e3, 1e4, 1e5, 1e6), AxisScale.of(2e3, 9e5).ticks());
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "9e6, 9e6", "3e6, 4e6", "1, 1e18", "4.9e-324, 1.7e308", "7e17, 1e300", "5e5, 5e7" })
	void ticksAscendAndTheAxisHoldsTheValues(double smallest, double largest) {
		AxisScale axisScale = AxisScale.of(smallest, largest);
		assertTrue(axisScale.ticks().size() >= 2 && axisScale.ticks().size() <= 20, axisScale.toString());
		assertEquals(axisScale.ticks().stream().sorted().distinct().toList(), axisScale.ticks());
		assertTrue(
				axisScale.position(smallest) >= 0 && axisScale.position(smallest) <= axisScale.position(largest)
						&& axisScale.position(largest) <= 1,
				axisScale.toString());
		assertTrue(axisScale.low() <= Math.max(1, smallest) && axisScale.high() >= Math.min(1e18, largest), axisScale.toString());
	}
}
