package dev.lamina.importer.libvirt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.lamina.importer.facts.PlatformNames;
import dev.lamina.importer.facts.VmFacts;
import dev.lamina.importer.facts.VmGraphics;
import dev.lamina.importer.source.ImportDiagnostics;
import dev.lamina.importer.source.ImportDocument;
import dev.lamina.importer.source.ImportWarningCode;
import dev.lamina.importer.source.UnreadableReportException;
import dev.lamina.importer.xml.ReportXmlReader;
import dev.lamina.importer.xml.XmlElement;
import dev.lamina.model.Hypervisor;
import dev.lamina.model.OperatingSystem;

/**
 * Reads domain definitions: what {@code virsh dumpxml} prints, one domain in a document or several in one root.
 *
 * <p>What a domain has beside processors, memory and GPUs (disks, networks, consoles) is no part of a model and is passed over;
 * what no list names is reported.
 */
public final class DomainReader {
	/** Parts of a domain that say nothing about its GPU, by libvirt's schema. */
	private static final Set<String> BESIDE = Set.of("name", "uuid", "genid", "title", "description", "metadata", "memory",
			"currentMemory", "maxMemory", "memoryBacking",
			"memtune", "numatune", "blkiotune", "vcpu", "vcpus", "iothreads", "iothreadids", "defaultiothread", "cputune",
			"resource", "sysinfo", "os", "bootloader",
			"bootloader_args", "features", "cpu", "clock", "on_poweroff", "on_reboot", "on_crash", "on_lockfailure", "pm",
			"devices", "seclabel", "launchSecurity",
			"keywrap", "perf", "idmap", "throttlegroups");
	private static final Set<String> DEVICES_BESIDE = Set.of("emulator", "disk", "controller", "lease", "filesystem", "interface",
			"smartcard", "serial", "parallel",
			"console", "channel", "input", "hub", "graphics", "sound", "audio", "watchdog", "memballoon", "rng", "tpm", "nvram",
			"panic", "shmem", "memory", "iommu", "vsock",
			"crypto", "redirdev", "redirfilter", "pstore", "hostdev", "video");
	private static final Map<String, Hypervisor> HYPERVISORS = Map.of("kvm", Hypervisor.KVM, "qemu", Hypervisor.KVM, "xen",
			Hypervisor.XEN, "vmware", Hypervisor.VMWARE, "vbox",
			Hypervisor.VIRTUALBOX, "hyperv", Hypervisor.HYPERV);

	private final ImportDiagnostics importDiagnostics;
	private final Set<String> packages = new TreeSet<>();
	private Hypervisor hypervisor;

	public DomainReader(ImportDiagnostics importDiagnostics) {
		this.importDiagnostics = importDiagnostics;
	}

	/** The hypervisor of the first domain that says one. */
	public Optional<Hypervisor> hypervisor() {
		return Optional.ofNullable(hypervisor);
	}

	/** The package of the models that the domains were made from, where it is one. */
	public Optional<String> packageName() {
		return packages.size() == 1 ? packages.stream().findFirst() : Optional.empty();
	}

	/** The VMs of a document. */
	public List<VmFacts> read(ImportDocument importDocument) throws UnreadableReportException {
		XmlElement root = ReportXmlReader.read(importDocument);
		List<XmlElement> domains = root.name().equals("domain") ? List.of(root) : root.children("domain");
		if (domains.isEmpty()) {
			throw root.place().refuse("<" + root.name() + "> is not a libvirt domain. Take what 'virsh dumpxml NAME' prints.");
		}
		return domains.stream().map(this::domain).toList();
	}

	private VmFacts domain(XmlElement domain) {
		List<String> notes = new ArrayList<>();
		XmlElement devices = domain.child("devices").orElse(null);
		String name = domain.text("name").orElse("");
		if (name.isEmpty()) {
			notes.add(importDiagnostics.add(ImportWarningCode.INCOMPLETE, domain.place(), "The domain has no name."));
		}
		unknownParts(domain, devices, notes);
		Hypervisor runsOn = hypervisor(domain, notes);
		Optional<DomainMetadataReader> metadata = DomainMetadataReader.of(domain);
		Optional<OperatingSystem> system = metadata.flatMap(DomainMetadataReader::system).or(() -> system(domain, notes));
		metadata.ifPresent(said -> notes.addAll(said.notes()));
		metadata.flatMap(DomainMetadataReader::packageName).ifPresent(packages::add);
		VmGraphics display = display(domain, devices,
				new VideoModelMapper(system, runsOn, forwardsOverSpice(devices), renderNode(devices)), notes);
		return new VmFacts(name, metadata.flatMap(DomainMetadataReader::family),
				domain.text("title").or(() -> domain.text("description")),
				cores(domain, notes), memory(domain, notes),
				system, metadata.map(DomainMetadataReader::needs).orElse(List.of()), display, notes, domain.place());
	}

	private void unknownParts(XmlElement domain, XmlElement devices, List<String> notes) {
		Stream.concat(domain.children().stream().filter(part -> !BESIDE.contains(part.name())),
				devices == null ? Stream.empty()
						: devices.children().stream().filter(part -> !DEVICES_BESIDE.contains(part.name())))
				.forEach(part -> notes
						.add(importDiagnostics.add(ImportWarningCode.PART_UNKNOWN, part.place(),
								"<" + part.name() + "> is not understood.")));
	}

	private Hypervisor hypervisor(XmlElement domain, List<String> notes) {
		String type = domain.attribute("type").orElse("");
		Hypervisor known = HYPERVISORS.get(type);
		if (known == null) {
			notes.add(importDiagnostics.add(ImportWarningCode.NO_WORD, domain.place(),
					"The language has no hypervisor '" + type + "'."));
		} else if (hypervisor == null) {
			hypervisor = known;
		} else if (hypervisor != known) {
			notes.add(importDiagnostics.add(ImportWarningCode.CONFLICT, domain.place(),
					"This domain runs on " + known + ", those before on "
							+ hypervisor + ", which is kept for the host."));
		}
		return known;
	}

	private OptionalInt cores(XmlElement domain, List<String> notes) {
		Optional<XmlElement> vcpu = domain.child("vcpu");
		if (vcpu.isEmpty()) {
			return OptionalInt.of(1);
		}
		String number = vcpu.get().attribute("current").orElse(vcpu.get().text());
		if (number.matches("[1-9]\\d{0,4}")) {
			if (!number.equals(vcpu.get().text())) {
				notes.add("up to " + vcpu.get().text() + " virtual CPUs");
			}
			return OptionalInt.of(Integer.parseInt(number));
		}
		notes.add(importDiagnostics.add(ImportWarningCode.VALUE_UNKNOWN, vcpu.get().place(),
				"'" + number + "' is not a valid number of virtual CPUs."));
		return OptionalInt.empty();
	}

	private OptionalLong memory(XmlElement domain, List<String> notes) {
		Optional<XmlElement> memory = domain.child("memory");
		OptionalLong bytes = memory.isEmpty() ? OptionalLong.empty() : MemoryUnit.bytes(memory.get().text(),
				memory.get().attribute("unit").orElse("KiB"));
		if (bytes.isEmpty()) {
			notes.add(memory.isEmpty()
					? importDiagnostics.add(ImportWarningCode.INCOMPLETE, domain.place(), "The domain says no memory.")
					: importDiagnostics.add(ImportWarningCode.VALUE_UNKNOWN, memory.get().place(),
							"'" + memory.get().text() + " " + memory.get().attribute("unit").orElse("KiB")
									+ "' is not a valid amount of memory."));
		}
		return bytes;
	}

	private Optional<OperatingSystem> system(XmlElement domain, List<String> notes) {
		Optional<String> said = domain.child("metadata").stream().flatMap(DomainReader::all)
				.filter(part -> part.name().equals("os"))
				.map(part -> part.attribute("id").orElse(part.text())).filter(id -> !id.isEmpty()).findFirst();
		if (said.isPresent()) {
			Optional<OperatingSystem> known = PlatformNames.system(said.get());
			notes.add(known.map(system -> "system: " + said.get())
					.orElseGet(() -> importDiagnostics.add(ImportWarningCode.NO_WORD,
							domain.child("metadata").get().place(),
							"The language has no guest system '" + said.get() + "'.")));
			return known;
		}
		boolean windows = domain.child("clock").flatMap(clock -> clock.attribute("offset")).filter("localtime"::equals)
				.isPresent()
				|| domain.child("features", "hyperv").isPresent();
		if (windows) {
			notes.add("system: taken from the local time of the clock or the Hyper-V features");
			return Optional.of(OperatingSystem.WINDOWS);
		} else if (domain.child("os", "kernel").isPresent() || domain.child("clock").flatMap(clock -> clock.attribute("offset"))
				.filter("utc"::equals).isPresent()) {
			notes.add("system: taken from the kernel or the UTC of the clock");
			return Optional.of(OperatingSystem.LINUX);
		}
		return Optional.empty();
	}

	private static Stream<XmlElement> all(XmlElement element) {
		return Stream.concat(Stream.of(element), element.children().stream().flatMap(DomainReader::all));
	}

	/** The GPU of the host that draws, of whatever display asks for one. */
	private static Optional<String> renderNode(XmlElement devices) {
		return devices == null ? Optional.empty() : devices.children("graphics").stream().flatMap(graphics -> graphics.child("gl")
				.or(() -> Optional.of(graphics)).stream()).flatMap(gl -> gl.attribute("rendernode").stream()).findFirst();
	}

	private static boolean forwardsOverSpice(XmlElement devices) {
		return devices != null && devices.children("graphics").stream().anyMatch(graphics -> graphics.attribute("type")
				.filter("spice"::equals).isPresent());
	}

	private VmGraphics display(XmlElement domain, XmlElement devices, VideoModelMapper videoModelMapper, List<String> notes) {
		HostDevices ofHost = HostDevices.of(devices == null ? List.of() : devices.children("hostdev"), importDiagnostics);
		notes.addAll(ofHost.notes());
		ofHost.mediated().forEach(uuid -> notes.add("mediated device " + uuid));
		ofHost.functions().forEach(address -> notes.add("PCI device " + address));
		Optional<VmGraphics.Described> described = DomainMetadataReader.of(domain)
				.flatMap(domainMetadataReader -> domainMetadataReader.display(ofHost.functions()));
		if (described.isPresent()) {
			return described.get();
		} else if (!ofHost.functions().isEmpty()) {
			return new VmGraphics.PassedThrough(ofHost.functions());
		} else if (!ofHost.mediated().isEmpty()) {
			notes.add(importDiagnostics.add(ImportWarningCode.INCOMPLETE, domain.place(),
					"The domain has the mediated device " + ofHost.mediated().getFirst()
							+ ", but does not say of which GPU and type it is. See 'mdevctl list' on the host."));
			return new VmGraphics.None();
		}
		return videoModelMapper.of(devices == null ? List.of() : devices.children("video"), importDiagnostics, notes);
	}
}
