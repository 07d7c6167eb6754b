package dev.lamina.model.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
	@ParameterizedTest
	@CsvSource({ "48 GiB, 51539607552", "80GiB, 85899345920", "80 GB, 80000000000", "2 ms, 2000000", "16.7 us, 16700",
			"696 GB/s, 696000000000",
			"25 Gbit/s, 3125000000", "8 bit/s, 1", "1 h, 3600000000000", "2.8 GHz, 2800000000", "7e2 B, 700", "1.5 KiB, 1536",
			"-3 s, -3000000000" })
	void baseValuesAreExact(String text, long base) {
		assertTrue(Quantity.valueOf(text).isExact());
		assertEquals(base, Quantity.valueOf(text).base());
	}

	@ParameterizedTest
	@CsvSource({ "60 fps, 60", "30 /min, 0.5", "50 %, 0.5", "0.5, 0.5", "300 W, 300", "37.4 TFLOP/s, 37.4e12" })
	void valuesAreInBaseUnits(String text, double value) {
		assertEquals(value, Quantity.valueOf(text).value(), value * 1e-12);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0.5 ns", "1.5 B", "1e30 GiB", "3 bit/s" })
	void whatWouldSplitABaseUnitIsNotExact(String text) {
		assertFalse(Quantity.valueOf(text).isExact());
	}

	@ParameterizedTest
	@ValueSource(strings = { "48 GiB", "5.5 ms", "60 fps", "50 %", "0.5", "20 /s", "100000000000000000000000000000 W" })
	void whatIsWrittenIsReadBack(String text) {
		assertEquals(Quantity.valueOf(text), Quantity.valueOf(Quantity.valueOf(text).toString()));
	}

	@Test
	void anUnknownUnitIsKeptForValidationToRefuse() {
		Quantity quantity = Quantity.valueOf("7 e2W");
		assertTrue(quantity.unit().isEmpty());
		assertTrue(quantity.dimension().isEmpty());
		assertEquals("e2W", quantity.unitText());
	}

	@Test
	void whatIsNoQuantityIsRefusedWithASentence() {
		var refused = assertThrows(IllegalArgumentException.class, () -> Quantity.valueOf("much"));
		assertTrue(refused.getMessage().contains("'much' is not a quantity"));
		assertThrows(IllegalArgumentException.class, () -> Quantity.valueOf("1e99999999999 B"));
	}

	@ParameterizedTest
	@CsvSource({ "51539607552, BYTES, 48 GiB", "80000000000, BYTES, 80 GB", "0, BYTES, 0 B", "2000000, DURATION, 2 ms",
			"3125000000, BANDWIDTH, 25 Gbit/s" })
	void baseValuesAreShownInTheLargestExactUnit(long base, Dimension dimension, String text) {
		Quantity shown = Quantity.ofBase(base, dimension);
		assertEquals(base, shown.base());
		assertEquals(Quantity.valueOf(text).base(), shown.base());
	}

	@ParameterizedTest
	@EnumSource(Unit.class)
	void everyUnitIsFoundByEachOfItsNames(Unit unit) {
		unit.names().forEach(name -> assertEquals(unit, Unit.named(name).orElseThrow()));
	}

	@Test
	void noTwoUnitsShareAName() {
		Set<String> seen = new HashSet<>();
		for (Unit unit : Unit.values()) {
			unit.names().forEach(name -> assertTrue(seen.add(name), name));
		}
	}

	@Test
	void theBinaryUnitOfADecimalOneIsProposedForMemory() {
		assertEquals(Unit.GIBIBYTE, Unit.GIGABYTE.binary());
		assertEquals(Unit.KIBIBYTE, Unit.KILOBYTE.binary());
		assertEquals(Unit.MEBIBYTE, Unit.MEBIBYTE.binary());
		assertEquals(Unit.MILLISECOND, Unit.MILLISECOND.binary());
	}

	@ParameterizedTest
	@CsvSource({ "p50, 50", "p99.9, 99.9", "max, 100" })
	void percentilesHaveARank(String text, double rank) {
		assertEquals(rank, Percentile.valueOf(text).rank());
		assertThrows(IllegalArgumentException.class, () -> Percentile.valueOf("p101"));
	}
}
