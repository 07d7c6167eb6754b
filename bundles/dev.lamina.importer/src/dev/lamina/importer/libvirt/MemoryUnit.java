package dev.lamina.importer.libvirt;

import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalLong;

/** Reads amounts of memory as libvirt writes them: in KiB unless it says otherwise, {@code KB} in powers of ten. */
final class MemoryUnit {
	private static final Map<String, Long> FACTORS = Map.ofEntries(Map.entry("b", 1L), Map.entry("bytes", 1L), Map.entry("KB",
			1000L), Map.entry("k", 1L << 10),
			Map.entry("KiB", 1L << 10), Map.entry("MB", 1_000_000L), Map.entry("M", 1L << 20), Map.entry("MiB", 1L << 20),
			Map.entry("GB", 1_000_000_000L),
			Map.entry("G", 1L << 30), Map.entry("GiB", 1L << 30), Map.entry("TB", 1_000_000_000_000L), Map.entry("T", 1L << 40),
			Map.entry("TiB", 1L << 40));

	private MemoryUnit() {
	}

	/** The bytes; nothing if the text is no amount between 1 byte and 1 EiB, or the unit none of libvirt's. */
	static OptionalLong bytes(String number, String unit) {
		Long factor = FACTORS.get(unit);
		if (factor == null || !number.matches("\\d{1,18}")) {
			return OptionalLong.empty();
		}
		BigDecimal bytes = new BigDecimal(number).multiply(BigDecimal.valueOf(factor));
		return bytes.signum() > 0 && bytes.compareTo(BigDecimal.valueOf(1L << 60)) <= 0 ? OptionalLong.of(bytes.longValueExact())
				: OptionalLong.empty();
	}
}
