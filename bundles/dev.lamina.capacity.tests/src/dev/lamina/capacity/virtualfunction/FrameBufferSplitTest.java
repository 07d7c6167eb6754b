package dev.lamina.capacity.virtualfunction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The frame buffer of a FirePro S7150 is split equally, in whole steps. */
class FrameBufferSplitTest {
	@ParameterizedTest
	@CsvSource({ "8192, 0, 4, 2048", "8192, 256, 16, 496", "8192, 0, 3, 2720", "8192, 8192, 1, 0", "100, 200, 1, 0" })
	void stepsOfSixteenMebibytes(long all, long kept, int functions, long each) {
		assertEquals(each << 20, FrameBufferSplit.bytesPerFunction(all << 20, kept << 20, functions));
	}

	@Test
	void thereIsAtLeastOneFunction() {
		assertThrows(IllegalArgumentException.class, () -> FrameBufferSplit.bytesPerFunction(1L << 30, 0, 0));
	}
}
