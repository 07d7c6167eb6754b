package dev.lamina.deployment.device;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a PCI function.
 *
 * @param domain   0 to 65535
 * @param bus      0 to 255
 * @param device   0 to 31
 * @param function 0 to 7
 */
public record HostPciAddress(int domain, int bus, int device, int function) implements Comparable<HostPciAddress> {
	private static final Pattern FORM = Pattern
			.compile("(?:(?:0{4})?([0-9a-fA-F]{4}):)?([0-9a-fA-F]{2}):([01][0-9a-fA-F])\\.([0-7])");

	public HostPciAddress {
		if (domain < 0 || domain > 0xFFFF || bus < 0 || bus > 0xFF || device < 0 || device > 31 || function < 0 || function > 7) {
			throw new IllegalArgumentException(
					"There is no PCI function " + domain + ':' + bus + ':' + device + '.' + function + '.');
		}
	}

	/** The address that a text says, as lspci (domain left out where it is 0) or nvidia-smi (domain of 8 digits) write it. */
	public static Optional<HostPciAddress> parse(String text) {
		Matcher matcher = FORM.matcher(text);
		if (!matcher.matches()) {
			return Optional.empty();
		}
		int domain = matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1), 16);
		return Optional
				.of(new HostPciAddress(domain, Integer.parseInt(matcher.group(2), 16), Integer.parseInt(matcher.group(3), 16),
						Integer.parseInt(matcher.group(4), 16)));
	}

	/**
	 * The function that is that many routing ids further, possibly on a later bus; absent beyond the last bus.
	 *
	 * @param steps 0 or more
	 */
	public Optional<HostPciAddress> plus(int steps) {
		long id = ((long) bus << 8 | device << 3 | function) + steps;
		return id > 0xFFFF ? Optional.empty()
				: Optional.of(new HostPciAddress(domain, (int) id >> 8, (int) id >> 3 & 31, (int) id & 7));
	}

	@Override
	public int compareTo(HostPciAddress other) {
		return toString().compareTo(other.toString());
	}

	/** As in sysfs: {@code 0000:3b:00.0}. */
	@Override
	public String toString() {
		return String.format(Locale.ROOT, "%04x:%02x:%02x.%x", domain, bus, device, function);
	}
}
