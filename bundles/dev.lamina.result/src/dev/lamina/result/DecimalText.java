package dev.lamina.result;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers for programs: without an exponent and the same in every locale. */
public final class DecimalText {
	private static final MathContext DIGITS = new MathContext(6, RoundingMode.HALF_UP);
	private static final int NANOSECOND_DIGITS = 9;

	private DecimalText() {
	}

	/** A measured number with at most six significant digits; empty if nothing was measured. */
	public static String of(double value) {
		if (!Double.isFinite(value)) {
			return "";
		}
		BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
		return rounded.signum() == 0 ? "0" : rounded.toPlainString();
	}

	/** Nanoseconds as seconds, exactly and without digits that say nothing. */
	public static String seconds(long nanoseconds) {
		return BigDecimal.valueOf(nanoseconds, NANOSECOND_DIGITS).stripTrailingZeros().toPlainString();
	}
}
