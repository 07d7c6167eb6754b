package dev.lamina.importer.facts;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.lamina.model.Hypervisor;
import dev.lamina.model.OperatingSystem;

/** Recognizes operating systems and hypervisors by the many names that people and tools give them. */
public final class PlatformNames {
	private static final Map<String, OperatingSystem> SYSTEMS = new LinkedHashMap<>();
	private static final Map<String, Hypervisor> HYPERVISORS = new LinkedHashMap<>();

	static {
		system(OperatingSystem.FREEBSD, "freebsd");
		system(OperatingSystem.MACOS, "macos", "mac os", "apple.com", "darwin");
		system(OperatingSystem.WINDOWS, "windows", "microsoft.com", "win10", "win11", "win2k");
		system(OperatingSystem.ESXI, "esxi", "vmware");
		system(OperatingSystem.LINUX, "linux", "ubuntu", "debian", "fedora", "redhat", "red hat", "rhel", "centos", "suse",
				"sles", "rocky", "alma", "arch", "gentoo",
				"proxmox", "alpine", "nixos", "oracle");
		hypervisor(Hypervisor.KVM, "kvm", "proxmox", "ovirt");
		hypervisor(Hypervisor.XEN, "xen", "xcp");
		hypervisor(Hypervisor.VMWARE, "vmware", "esx", "vsphere");
		hypervisor(Hypervisor.VIRTUALBOX, "virtualbox", "vbox");
		hypervisor(Hypervisor.HYPERV, "hyperv", "hyper-v");
		hypervisor(Hypervisor.BAREMETAL, "baremetal", "bare-metal", "bare metal", "none");
	}

	private PlatformNames() {
	}

	private static void system(OperatingSystem system, String... names) {
		for (String name : names) {
			SYSTEMS.put(name, system);
		}
	}

	private static void hypervisor(Hypervisor hypervisor, String... names) {
		for (String name : names) {
			HYPERVISORS.put(name, hypervisor);
		}
	}

	/** The operating system that a text names somewhere in it. */
	public static Optional<OperatingSystem> system(String text) {
		return named(text, SYSTEMS);
	}

	/** The hypervisor that a text names somewhere in it. */
	public static Optional<Hypervisor> hypervisor(String text) {
		return named(text, HYPERVISORS);
	}

	private static <T> Optional<T> named(String text, Map<String, T> names) {
		String letters = text.toLowerCase(Locale.ROOT);
		return names.entrySet().stream().filter(name -> letters.contains(name.getKey())).map(Map.Entry::getValue).findFirst();
	}
}
