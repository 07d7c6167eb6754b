package dev.lamina.model.vendor;

import java.util.Arrays;
import java.util.Optional;

import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.lamina.model.ModelPackage;
import dev.lamina.model.Vendor;

/** What a PCI bus says of each vendor of GPUs, as the metamodel annotates it. */
public final class PciVendor {
	private static final String SOURCE = "http://lamina.dev/model/pci";

	private PciVendor() {
	}

	/** The four digits by which PCI knows a vendor, such as {@code 10de}. */
	public static String id(Vendor vendor) {
		return detail(vendor, "vendor");
	}

	/** The vendor of those four digits; empty if it makes no GPU that the language knows. */
	public static Optional<Vendor> ofId(String digits) {
		return Arrays.stream(Vendor.values()).filter(vendor -> id(vendor).equals(digits)).findFirst();
	}

	/** The vendor with whose name the description of a device begins, as lspci prints it without numbers. */
	public static Optional<Vendor> ofDescription(String description) {
		return Arrays.stream(Vendor.values()).filter(vendor -> description.startsWith(detail(vendor, "description"))).findFirst();
	}

	/**
	 * Routing ids from a physical function to its first virtual one; the next ones follow without gaps. NVIDIA's is behind the
	 * functions of the board. AMD: FirePro S7150, Instinct. From memory, unverified: generated scripts check each on the host.
	 */
	public static int firstVirtualFunction(Vendor vendor) {
		return Integer.parseInt(detail(vendor, "functions"));
	}

	private static String detail(Vendor vendor, String key) {
		return EcoreUtil.getAnnotation(ModelPackage.Literals.VENDOR.getEEnumLiteral(vendor.getValue()), SOURCE, key);
	}
}
