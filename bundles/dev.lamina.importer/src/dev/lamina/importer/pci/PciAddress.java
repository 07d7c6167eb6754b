package dev.lamina.importer.pci;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a PCI function is, ordered as the host counts: domain, bus, device, function.
 *
 * @param domain   0 to 0xffffffff; 0 on most hosts
 * @param bus      0 to 255
 * @param device   0 to 31
 * @param function 0 to 7
 */
public record PciAddress(long domain, int bus, int device, int function) implements Comparable<PciAddress> {
	private static final Pattern FORM = Pattern.compile("(?:([0-9a-fA-F]{4,8}):)?([0-9a-fA-F]{2}):([01][0-9a-fA-F])\\.([0-7])");

	/** The address that a text says, with or without a domain of four to eight digits. */
	public static Optional<PciAddress> of(String text) {
		Matcher matcher = FORM.matcher(text.strip());
		return matcher.matches() ? Optional.of(new PciAddress(matcher.group(1) == null ? 0 : Long.parseLong(matcher.group(1), 16),
				Integer.parseInt(matcher.group(2), 16), Integer.parseInt(matcher.group(3), 16), Integer.parseInt(matcher.group(4),
						16)))
				: Optional.empty();
	}

	/** Bus, device and function in one number, by which PCI counts virtual functions. */
	public int routingId() {
		return bus << 8 | device << 3 | function;
	}

	/** Whether both are on one bus. */
	public boolean sharesBusWith(PciAddress other) {
		return domain == other.domain && bus == other.bus;
	}

	/** Whether both are functions of one device, such as the picture and the sound of a board. */
	public boolean sharesDeviceWith(PciAddress other) {
		return sharesBusWith(other) && device == other.device;
	}

	@Override
	public int compareTo(PciAddress other) {
		return domain == other.domain ? Integer.compare(routingId(), other.routingId()) : Long.compare(domain, other.domain);
	}

	/** As the language writes it, such as {@code 0000:3b:00.0}. */
	@Override
	public String toString() {
		return String.format(Locale.ROOT, "%04x:%02x:%02x.%x", domain, bus, device, function);
	}
}
