package dev.lamina.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityFormatTest {
	@ParameterizedTest
	@CsvSource({ "0, 0", "60, 60.0", "59.84, 59.8", "99.96, 100", "1234.5, 1234", "0.0421, 0.0421", "-2.5, -2.50", "NaN, -" })
	void threeDigitsAndNoWholeOneLost(double value, String shown) {
		assertEquals(shown, QuantityFormat.number(value));
	}

	@ParameterizedTest
	@CsvSource({ "12, 12.0 ns", "999.4, 999 ns", "999.6, 1.00 us", "16666667, 16.7 ms", "2.5e9, 2.50 s", "9e12, 9000 s",
			"NaN, -" })
	void timesInAFittingUnit(double nanoseconds, String shown) {
		assertEquals(shown, QuantityFormat.duration(nanoseconds));
	}

	@ParameterizedTest
	@CsvSource({ "0, 0 B", "51539607552, 48 GiB", "1073741824, 1 GiB", "3959422976, 3.688 GiB", "1536, 1.5 KiB" })
	void memoryInBinaryUnits(long bytes, String shown) {
		assertEquals(shown, QuantityFormat.memory(bytes));
	}

	@ParameterizedTest
	@CsvSource({ "0.25, 25.0 %", "-0.0001, 0.0 %", "0.0812, 8.1 %", "200, 20000.0 %", "NaN, -" })
	void fractionsAsPercentages(double fraction, String shown) {
		assertEquals(shown, QuantityFormat.percent(fraction));
	}
}
