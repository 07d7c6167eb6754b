package dev.lamina.importer.kubernetes;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the quantities of Kubernetes: {@code 500m}, {@code 16Gi}, {@code 131591708Ki}. */
final class ResourceQuantity {
	private static final Pattern FORM = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,9})?)(m|k|M|G|T|P|Ki|Mi|Gi|Ti|Pi)?");
	private static final Map<String, BigDecimal> FACTORS = Map.ofEntries(Map.entry("m", new BigDecimal("0.001")), Map.entry("k",
			BigDecimal.valueOf(1_000L)), Map.entry("M", BigDecimal.valueOf(1_000_000L)),
			Map.entry("G", BigDecimal.valueOf(
					1_000_000_000L)),
			Map.entry("T", BigDecimal.valueOf(1_000_000_000_000L)), Map.entry("P", BigDecimal.valueOf(
					1_000_000_000_000_000L)),
			Map.entry("Ki", BigDecimal.valueOf(1L << 10)), Map.entry("Mi", BigDecimal.valueOf(
					1L << 20)),
			Map.entry("Gi", BigDecimal.valueOf(1L << 30)), Map.entry("Ti", BigDecimal.valueOf(
					1L << 40)),
			Map.entry("Pi", BigDecimal.valueOf(1L << 50)));
	private static final BigDecimal MOST = BigDecimal.valueOf(1L << 60);

	private ResourceQuantity() {
	}

	/** The value rounded up; nothing if the text is no quantity from 0 to 2 to the power of 60. */
	static Optional<Long> of(String text) {
		Matcher quantity = FORM.matcher(text.strip());
		if (!quantity.matches()) {
			return Optional.empty();
		}
		BigDecimal value = new BigDecimal(quantity.group(1)).multiply(quantity.group(2) == null ? BigDecimal.ONE : FACTORS.get(
				quantity.group(2)));
		return value.compareTo(MOST) > 0 ? Optional.empty()
				: Optional.of(value.setScale(0, RoundingMode.CEILING).longValueExact());
	}
}
