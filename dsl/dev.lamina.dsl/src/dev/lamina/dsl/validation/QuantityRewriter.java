package dev.lamina.dsl.validation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

import dev.lamina.model.quantity.Quantity;

/** Writes another value in the unit that the user chose: for proposals that put a number right and leave the rest. */
final class QuantityRewriter {
	private QuantityRewriter() {
	}

	/** A value in base units, in the unit of a quantity: 30,000,000 ns as 30 ms where 40 ms were written. */
	static String at(Quantity written, double base) {
		return with(written, BigDecimal.valueOf(base).divide(factor(written), MathContext.DECIMAL32)).toString();
	}

	/**
	 * The nearest value that is a whole number of base units, and at least one of them; in another unit if it has no end in the
	 * written one.
	 */
	static String whole(Quantity written) {
		BigDecimal factor = factor(written);
		BigDecimal base = written.number().multiply(factor).setScale(0, RoundingMode.HALF_UP).max(BigDecimal.ONE);
		BigDecimal number = base.divide(factor, MathContext.DECIMAL128);
		boolean exact = number.multiply(factor).compareTo(base) == 0;
		return exact || written.dimension().isEmpty() ? with(written, number).toString()
				: Quantity.ofBase(base.longValue(), written.dimension().get()).toString();
	}

	/** The same amount in another unit. */
	static String in(Quantity written, String unit) {
		return new Quantity(written.number(), unit).toString();
	}

	/** How many base units one of the written unit is; every unit is a whole number of them, or a plain decimal fraction. */
	private static BigDecimal factor(Quantity written) {
		return BigDecimal.valueOf(new Quantity(BigDecimal.ONE, written.unitText()).value());
	}

	private static Quantity with(Quantity written, BigDecimal number) {
		BigDecimal plain = number.stripTrailingZeros();
		return new Quantity(plain.scale() < 0 ? plain.setScale(0) : plain, written.unitText());
	}
}
