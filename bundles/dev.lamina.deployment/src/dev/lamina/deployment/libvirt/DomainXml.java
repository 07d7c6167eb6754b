package dev.lamina.deployment.libvirt;

import java.util.Locale;

import dev.lamina.capacity.geometry.Quantities;
import dev.lamina.deployment.DeployedHost;
import dev.lamina.deployment.DeployedVm;
import dev.lamina.deployment.Deployment;
import dev.lamina.deployment.device.Device;
import dev.lamina.deployment.text.Xml;
import dev.lamina.model.Capability;
import dev.lamina.model.OperatingSystem;
import dev.lamina.model.Vendor;
import dev.lamina.model.Vm;
import dev.lamina.model.pci.PciAddress;
import dev.lamina.placement.assignment.GpuSlot;

/**
 * The XML of one domain: a q35 machine with UEFI, or Xen's full virtualization, with the VM's device.
 *
 * <p>Disks and networks are not part of a model: they are added where the domain is defined.
 */
final class DomainXml {
	private static final long MEBIBYTE = 1L << 20;
	private static final long GIBIBYTE = 1L << 30;

	private final Deployment deployment;
	private final DeployedHost deployedHost;
	private final DeployedVm deployedVm;
	private final Device device;
	private final Xml xml;

	DomainXml(Deployment deployment, DeployedHost deployedHost, DeployedVm deployedVm, Device device) {
		this.deployment = deployment;
		this.deployedHost = deployedHost;
		this.deployedVm = deployedVm;
		this.device = device;
		xml = new Xml(deployment.header());
	}

	String text() {
		return xml.element("domain", this::content, "type", isXen() ? "xen" : "kvm").toString();
	}

	private void content() {
		Vm vm = deployedVm.vm();
		xml.text("name", deployedVm.name());
		xml.text("uuid", deployedVm.uuid().toString());
		xml.element("metadata", () -> new DomainMetadataWriter(deployment, deployedVm, xml).write());
		memory(Quantities.bytes(vm.getMemory()).orElse(0));
		xml.text("vcpu", String.valueOf(vm.getCores()), "placement", "static");
		numa();
		system();
		processor();
		clock();
		xml.text("on_poweroff", "destroy").text("on_reboot", "restart").text("on_crash", "destroy");
		xml.element("devices", this::devices);
	}

	/** A VM that was promised performance of its own keeps its memory: locked, shared with no one, with room for QEMU itself. */
	private void memory(long bytes) {
		amount("memory", bytes);
		if (!isXen() && isIsolated()) {
			amountIn("memtune", "hard_limit", bytes + bytes / 10 + GIBIBYTE);
			xml.element("memoryBacking", () -> xml.empty("nosharepages").empty("locked"));
		}
	}

	private void amountIn(String around, String name, long bytes) {
		xml.element(around, () -> amount(name, bytes));
	}

	/** Whole units only; libvirt counts in KiB and rounds up. */
	private void amount(String name, long bytes) {
		if (bytes % GIBIBYTE == 0) {
			xml.text(name, String.valueOf(bytes / GIBIBYTE), "unit", "GiB");
		} else if (bytes % MEBIBYTE == 0) {
			xml.text(name, String.valueOf(bytes / MEBIBYTE), "unit", "MiB");
		} else {
			xml.text(name, String.valueOf((bytes + 1023) / 1024), "unit", "KiB");
		}
	}

	/** Memory near the GPU, if the model says which node that is and the GPU is in this host. */
	private void numa() {
		deployedVm.slot().filter(slot -> slot.host() == deployedHost.host() && slot.hostGpu().isSetNumaNode() && isAttached())
				.ifPresent(slot -> xml.element("numatune",
						() -> xml.empty("memory", "mode", "preferred", "nodeset", String.valueOf(slot.hostGpu().getNumaNode()))));
	}

	private void system() {
		if (isXen()) {
			xml.element("os", () -> xml.text("type", "hvm", "arch", "x86_64", "machine", "xenfv"));
		} else {
			xml.element("os", () -> {
				xml.text("type", "hvm", "arch", "x86_64", "machine", "q35");
				if (hasUnsignedDriver()) {
					xml.element("firmware", () -> xml.empty("feature", "enabled", "no", "name", "enrolled-keys").empty("feature",
							"enabled", "no", "name", "secure-boot"));
				}
				xml.empty("boot", "dev", "hd");
			}, "firmware", "efi");
		}
		xml.element("features", () -> {
			xml.empty("acpi").empty("apic");
			if (isWindows() && !isXen()) {
				xml.element("hyperv", () -> xml.empty("relaxed", "state", "on").empty("vapic", "state", "on")
						.empty("spinlocks", "state", "on", "retries", "8191").empty("vpindex", "state", "on")
						.empty("synic", "state", "on")
						.empty("stimer", "state", "on"), "mode", "custom");
			}
		});
	}

	/**
	 * Whether the guest's driver does not load under Secure Boot: NVIDIA's modules for Linux are not signed, and some
	 * distributions pick firmware with Secure Boot unless it is ruled out.
	 */
	private boolean hasUnsignedDriver() {
		return !isWindows() && isAttached()
				&& deployedVm.slot().flatMap(GpuSlot::vendor).filter(Vendor.NVIDIA::equals).isPresent();
	}

	/** The host's own processor; a VM that moves gets what its named model has in common with other hosts. */
	private void processor() {
		if (isXen()) {
			return;
		}
		String cores = String.valueOf(deployedVm.vm().getCores());
		boolean moves = needs(Capability.LIVE_MIGRATION);
		String[] mode = moves ? new String[] { "mode", "host-model", "check", "partial" }
				: new String[] { "mode", "host-passthrough", "check", "none", "migratable", "on" };
		xml.element("cpu", () -> xml.empty("topology", "sockets", "1", "dies", "1", "cores", cores, "threads", "1"), mode);
	}

	private void clock() {
		xml.element("clock", () -> {
			if (isXen()) {
				xml.empty("timer", "name", "tsc", "mode", "native");
				return;
			}
			xml.empty("timer", "name", "rtc", "tickpolicy", "catchup").empty("timer", "name", "pit", "tickpolicy", "delay")
					.empty("timer", "name", "hpet", "present", "no");
			if (isWindows()) {
				xml.empty("timer", "name", "hypervclock", "present", "yes");
			}
		}, "offset", isWindows() ? "localtime" : "utc");
	}

	private void devices() {
		xml.empty("controller", "type", "usb", "model", "qemu-xhci");
		xml.empty("input", "type", "tablet", "bus", "usb");
		screen();
		switch (device) {
			case Device.PciPassthrough pciPassthrough -> pciPassthrough.functions().forEach(address -> function(address, true));
			case Device.SriovFunction sriovFunction -> function(sriovFunction.address(), sriovFunction.vgpu().isEmpty());
			case Device.Mediated mediated -> xml.element("hostdev",
					() -> xml.element("source", () -> xml.empty("address", "uuid", mediated.uuid().toString())),
					"mode", "subsystem", "type", "mdev", "managed", "no", "model", "vfio-pci", "display", "off");
			case Device.Display display -> {
			}
			case Device.None none -> {
			}
		}
		// a device reaches guest memory by itself, so that none of it can be taken away
		xml.empty("memballoon", "model", isAttached() ? "none" : isXen() ? "xen" : "virtio");
		if (!isXen()) {
			xml.element("rng", () -> xml.text("backend", "/dev/urandom", "model", "random"), "model", "virtio");
		}
	}

	/** The VM's display; a VM with a device of the host has a plain one, to install it and to see it start. */
	private void screen() {
		if (device instanceof Device.Display display && display.accelerated()) {
			xml.element("graphics", () -> xml.empty("listen", "type", "none").empty("gl", "enable", "yes"), "type", "spice");
			xml.element("video", () -> xml.element("model", () -> xml.empty("acceleration", "accel3d", "yes"), "type",
					display.model(), "heads", "1", "primary", "yes"));
			return;
		}
		String model = device instanceof Device.Display display ? display.model() : "vga";
		String protocol = model.equals("qxl") ? "spice" : "vnc";
		xml.element("graphics", () -> xml.empty("listen", "type", "address", "address", "127.0.0.1"), "type", protocol,
				"autoport", "yes");
		xml.element("video", () -> xml.empty("model", "type", model, "heads", "1", "primary", "yes"));
	}

	/** A function that libvirt hands to the guest; a vGPU's stays with the host driver that made it. */
	private void function(PciAddress address, boolean managed) {
		xml.element("hostdev", () -> {
			xml.empty("driver", "name", isXen() ? "xen" : "vfio");
			xml.element("source",
					() -> xml.empty("address", "domain", hex(address.domain(), 4), "bus", hex(address.bus(), 2), "slot",
							hex(address.device(), 2),
							"function", hex(address.function(), 1)));
		}, "mode", "subsystem", "type", "pci", "managed", managed ? "yes" : "no");
	}

	private static String hex(long number, int digits) {
		return String.format(Locale.ROOT, "0x%0" + digits + 'x', number);
	}

	private boolean isAttached() {
		return device instanceof Device.PciPassthrough || device instanceof Device.SriovFunction
				|| device instanceof Device.Mediated;
	}

	private boolean isIsolated() {
		return needs(Capability.PERFORMANCE_ISOLATION);
	}

	private boolean needs(Capability capability) {
		return deployedVm.vm().getRequirements().stream().anyMatch(need -> capability.getLiteral().equals(need.getName()));
	}

	private boolean isWindows() {
		return deployedVm.vm().isSetSystem() && deployedVm.vm().getSystem() == OperatingSystem.WINDOWS;
	}

	private boolean isXen() {
		return LibvirtDomains.isXen(deployedHost.host());
	}
}
