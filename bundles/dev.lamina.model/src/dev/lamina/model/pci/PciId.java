package dev.lamina.model.pci;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Vendor and device of a PCI function, and if that is not enough those of the board it sits on, as
 * {@code 10de:25b6/10de:14a9}: four hexadecimal digits each, in lower case.
 *
 * @param device    vendor and device, such as {@code 10de:25b6}
 * @param subsystem vendor and device of the board, if they matter or are known
 */
public record PciId(String device, Optional<String> subsystem) {
	private static final Pattern PAIR = Pattern.compile("[0-9a-f]{4}:[0-9a-f]{4}");

	public PciId {
		if (!PAIR.matcher(device).matches() || !subsystem.map(pair -> PAIR.matcher(pair).matches()).orElse(true)) {
			throw new IllegalArgumentException("'" + device + subsystem.map(pair -> '/' + pair).orElse("")
					+ "' is not a valid PCI id. Write vendor and device in hexadecimal digits, such as 10de:2235.");
		}
	}

	/**
	 * The id that a text says; capital digits are read, too.
	 *
	 * @throws IllegalArgumentException with a sentence for people if it says none
	 */
	public static PciId valueOf(String text) {
		String[] parts = text.strip().toLowerCase(Locale.ROOT).split("/", 2);
		return new PciId(parts[0], parts.length == 2 ? Optional.of(parts[1]) : Optional.empty());
	}

	/** The id without the board. */
	public PciId withoutSubsystem() {
		return new PciId(device, Optional.empty());
	}

	/** The four digits of the vendor, such as {@code 10de}. */
	public String vendor() {
		return device.substring(0, 4);
	}

	@Override
	public String toString() {
		return device + subsystem.map(pair -> '/' + pair).orElse("");
	}
}
