package dev.lamina.dsl.ide.hover;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

import dev.lamina.model.quantity.Dimension;
import dev.lamina.model.quantity.Quantity;

/** Says a quantity in the base unit of its dimension, with spaces between thousands: 48 GiB are 51 539 607 552 B. */
final class BaseUnits {
	private BaseUnits() {
	}

	/** The value; nothing if the unit is unknown, or is the base unit already. */
	static Optional<String> of(Quantity quantity) {
		Optional<Dimension> dimension = quantity.dimension().filter(known -> known != Dimension.COUNT);
		if (dimension.isEmpty() || quantity.signum() < 0
				|| quantity.unitText().equals(dimension.get().baseUnit()) && dimension.get() != Dimension.RATE) {
			return Optional.empty();
		}
		return switch (dimension.get()) {
			case RATE -> quantity.signum() == 0 ? Optional.empty() : Optional.of(period(quantity));
			case RATIO -> Optional.of(plain(BigDecimal.valueOf(quantity.value())));
			default -> dimension.get().isWhole() && !quantity.isExact() ? Optional.empty()
					: Optional.of(grouped(dimension.get().isWhole() ? BigDecimal.valueOf(quantity.base())
							: new BigDecimal(quantity.value(), new MathContext(12)))
							+ ' ' + dimension.get().baseUnit());
		};
	}

	/** The time between two operations of a rate, in the unit in which it has one to three digits before the point. */
	private static String period(Quantity rate) {
		double seconds = 1 / rate.value();
		if (seconds >= 1) {
			return rounded(seconds) + " s";
		}
		return seconds >= 1e-3 ? rounded(seconds * 1e3) + " ms" : rounded(seconds * 1e6) + " us";
	}

	private static String rounded(double number) {
		return plain(BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_UP));
	}

	private static String plain(BigDecimal number) {
		return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
	}

	private static String grouped(BigDecimal number) {
		String plain = plain(number);
		int point = plain.indexOf('.');
		String whole = point < 0 ? plain : plain.substring(0, point);
		return whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", " ") + (point < 0 ? "" : plain.substring(point));
	}
}
