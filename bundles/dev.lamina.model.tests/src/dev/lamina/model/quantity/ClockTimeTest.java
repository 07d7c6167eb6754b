package dev.lamina.model.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockTimeTest {
	@Test
	void aTimeIsWrittenAsItIsRead() {
		assertEquals("8:00", ClockTime.valueOf("08:00").toString());
		assertEquals("17:30:05", ClockTime.valueOf("17:30:05").toString());
		assertEquals(86_400, ClockTime.valueOf("24:00").seconds());
	}

	@ParameterizedTest
	@ValueSource(strings = { "24:01", "8:60", "25:00", "8:00:60", "8", "8:0", "123:00", "8:00:00:00", "" })
	void whatNoDayHasIsRefused(String text) {
		assertThrows(IllegalArgumentException.class, () -> ClockTime.valueOf(text));
	}

	@Test
	void theNextTimeMayBeOnTheNextDay() {
		assertEquals(8 * 3600, ClockTime.valueOf("22:00").secondsUntil(ClockTime.valueOf("6:00")));
		assertEquals(0, ClockTime.valueOf("8:00").secondsUntil(ClockTime.valueOf("8:00")));
		assertEquals(86_400, ClockTime.valueOf("0:00").secondsUntil(ClockTime.valueOf("24:00")));
	}

	@Test
	void timesAfterItGoOverMidnight() {
		ClockTime start = ClockTime.valueOf("22:00");
		assertEquals("23:15", start.after(75 * 60_000_000_000L));
		assertEquals("22:00:00.5", start.after(500_000_000L));
		assertEquals("6:00 on day 2", start.after(8 * 3_600_000_000_000L));
	}
}
