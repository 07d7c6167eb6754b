package dev.lamina.model.pci;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a PCI function, ordered as a host counts: domain, bus, device, function.
 *
 * @param domain   0 to 0xffffffff; 0 on most hosts, above 0xffff behind controllers that have buses of their own
 * @param bus      0 to 255
 * @param device   0 to 31
 * @param function 0 to 7
 */
public record PciAddress(long domain, int bus, int device, int function) implements Comparable<PciAddress> {
	private static final Pattern FORM = Pattern
			.compile("(?:([0-9a-fA-F]{4,8}):)?([0-9a-fA-F]{2}):([01][0-9a-fA-F])\\.([0-7])");

	/** @throws IllegalArgumentException if a number is out of its range */
	public PciAddress {
		if (domain < 0 || domain > 0xFFFF_FFFFL || bus < 0 || bus > 0xFF || device < 0 || device > 31 || function < 0
				|| function > 7) {
			throw new IllegalArgumentException(
					"There is no PCI function " + domain + ':' + bus + ':' + device + '.' + function + '.');
		}
	}

	/**
	 * The address that a text says, blanks around it aside: without a domain, which then is 0, or with one of four to eight
	 * digits, as lspci and nvidia-smi write it.
	 */
	public static Optional<PciAddress> parse(String text) {
		Matcher matcher = FORM.matcher(text.strip());
		return !matcher.matches() ? Optional.empty()
				: Optional.of(new PciAddress(matcher.group(1) == null ? 0 : Long.parseLong(matcher.group(1), 16),
						Integer.parseInt(matcher.group(2), 16), Integer.parseInt(matcher.group(3), 16),
						Integer.parseInt(matcher.group(4), 16)));
	}

	/** The sentence about a text that is not an address, with what to write. */
	public static String malformedMessage(String text) {
		return "'" + text + "' is not a valid PCI address. Write domain:bus:device.function in hexadecimal digits, such as "
				+ "0000:3b:00.0.";
	}

	/** Bus, device and function in one number, by which PCI counts virtual functions. */
	public int routingId() {
		return bus << 8 | device << 3 | function;
	}

	/**
	 * The function that is that many routing ids further, possibly on a later bus; absent beyond the last bus.
	 *
	 * @param steps 0 or more
	 */
	public Optional<PciAddress> plus(int steps) {
		long id = (long) routingId() + steps;
		return id > 0xFFFF ? Optional.empty()
				: Optional.of(new PciAddress(domain, (int) id >> 8, (int) id >> 3 & 31, (int) id & 7));
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

	/** As the language and sysfs write it: {@code 0000:3b:00.0}, {@code 10000:01:00.0}. */
	@Override
	public String toString() {
		return String.format(Locale.ROOT, "%04x:%02x:%02x.%x", domain, bus, device, function);
	}
}
