package dev.lamina.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemainingTimeTest {
	@ParameterizedTest
	@CsvSource({ "2, 0.5, 2 s", "2, 0.99, 1 s", "9, 0.5, 9 s", "23, 0.5, 25 s", "30, 0.25, 2 min", "100, 0.5, 2 min",
			"10, 0.01, 17 min",
			"60, 0.01, 2 h", "3600, 0.01, 4 days" })
	void theSpeedSoFarIsCarriedOn(long elapsedSeconds, double fraction, String remaining) {
		assertEquals("about " + remaining + " left", RemainingTime.phrase(TimeUnit.SECONDS.toNanos(elapsedSeconds), fraction));
	}

	@Test
	void nothingIsSaidTooEarlyOrAtTheEnd() {
		assertEquals("", RemainingTime.phrase(TimeUnit.MILLISECONDS.toNanos(900), 0.5));
		assertEquals("", RemainingTime.phrase(TimeUnit.SECONDS.toNanos(5), 0));
		assertEquals("", RemainingTime.phrase(TimeUnit.SECONDS.toNanos(5), Double.NaN));
		assertEquals("", RemainingTime.phrase(TimeUnit.SECONDS.toNanos(5), 1));
	}
}
