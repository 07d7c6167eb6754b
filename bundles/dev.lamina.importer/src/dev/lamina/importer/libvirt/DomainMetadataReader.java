package dev.lamina.importer.libvirt;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.lamina.importer.facts.PlatformNames;
import dev.lamina.importer.facts.VmGraphics;
import dev.lamina.importer.xml.XmlElement;
import dev.lamina.model.OperatingSystem;
import dev.lamina.model.pci.PciAddress;

/**
 * What generated domains say of the model that they were made from, in an element of Lamina's own namespace: the declaration and
 * its host, the part of a GPU, what the VM needs. What it runs and was promised is kept as comments, for a domain does not hold
 * the workload.
 */
final class DomainMetadataReader {
	private static final String NAMESPACE = "http://lamina.dev/deployment";

	private final XmlElement vm;

	private DomainMetadataReader(XmlElement vm) {
		this.vm = vm;
	}

	static Optional<DomainMetadataReader> of(XmlElement domain) {
		return domain.child("metadata").stream().flatMap(metadata -> metadata.children("vm").stream())
				.filter(vm -> vm.namespace().equals(NAMESPACE)).findFirst()
				.map(DomainMetadataReader::new);
	}

	/** The package of the model, where it is a name that can be written. */
	Optional<String> packageName() {
		return vm.attribute("package").filter(name -> name.matches("[A-Za-z_]\\w{0,60}(?:[.-]\\w{1,60}){0,10}")
				&& !name.matches(".*\\.\\d.*"));
	}

	/** The declaration, where it stands for several VMs. */
	Optional<String> family() {
		return vm.attribute("count").filter(count -> !count.equals("1")).flatMap(many -> vm.attribute("name"));
	}

	Optional<OperatingSystem> system() {
		return vm.attribute("system").flatMap(PlatformNames::system);
	}

	List<String> needs() {
		return texts("needs");
	}

	/** What has no place in a VM without the rest of its model. */
	List<String> notes() {
		List<String> notes = new ArrayList<>();
		texts("runs").forEach(workload -> notes.add("runs " + workload));
		texts("expect").forEach(promise -> notes.add("expect " + promise));
		return notes;
	}

	private List<String> texts(String name) {
		return vm.children(name).stream().map(XmlElement::text).filter(text -> !text.isEmpty()).toList();
	}

	/**
	 * The place on a GPU, if the VM has one; without an address of its own, that of a GPU is the one that is passed through as a
	 * whole.
	 */
	Optional<VmGraphics.Described> display(List<PciAddress> functions) {
		Optional<XmlElement> gpu = vm.child("gpu");
		String host = vm.attribute("host").orElse("");
		if (gpu.isEmpty() || host.isEmpty()) {
			return Optional.empty();
		}
		XmlElement said = gpu.get();
		String on = said.attribute("on").orElse("");
		String part = said.attribute("profile").or(() -> said.attribute("fraction").map(DomainMetadataReader::percent))
				.orElse("");
		Optional<PciAddress> address = said.attribute("address").flatMap(PciAddress::parse).or(() -> part.isEmpty() ? functions
				.stream().findFirst() : Optional.empty());
		return Optional.of(new VmGraphics.Described(host, on.startsWith(host + '.') ? on.substring(host.length() + 1) : on,
				said.attribute("type").orElse(""), part,
				number(said.attribute("start")), said.attribute("stack").orElse(""), number(said.attribute("iommu-group")),
				address));
	}

	private static String percent(String fraction) {
		return fraction.matches("0?\\.\\d{1,9}|1(\\.0+)?")
				? new BigDecimal(fraction).movePointRight(2).stripTrailingZeros().toPlainString() + " %" : "";
	}

	private static OptionalInt number(Optional<String> text) {
		return text.filter(digits -> digits.matches("\\d{1,6}")).map(digits -> OptionalInt.of(Integer.parseInt(digits)))
				.orElse(OptionalInt.empty());
	}
}
