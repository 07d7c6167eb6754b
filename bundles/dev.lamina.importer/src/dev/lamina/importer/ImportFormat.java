package dev.lamina.importer;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of reports that can be read. */
public enum ImportFormat {
	/** Domains of libvirt: {@code virsh dumpxml NAME}. */
	LIBVIRT("libvirt"),
	/** All GPUs of an NVIDIA host: {@code nvidia-smi -q -x}. */
	NVIDIA_SMI("nvidia-smi"),
	/** The MIG instances of a host: {@code nvidia-smi mig -lgi}. */
	MIG("mig"),
	/** The PCI functions of a host: {@code lspci -nnk}, {@code lspci -vmm -nn}. */
	LSPCI("lspci"),
	/** A table of hosts. */
	CSV("csv"),
	/** Configurations of MIG: {@code nvidia-mig-parted}. */
	MIG_PARTED("mig-parted"),
	/** Configurations of vGPUs: {@code nvidia-vgpu-dm}. */
	VGPU_DEVICE_MANAGER("vgpu-device-manager"),
	/** VMs of Proxmox VE: {@code qm config ID}. */
	PROXMOX("proxmox"),
	/** Nodes, pods and resource slices: {@code kubectl get nodes,pods -o json}. */
	KUBERNETES("kubernetes"),
	/** Mediated devices of a host: {@code mdevctl list --defined --dumpjson}. */
	MDEVCTL("mdevctl"),
	/** Devices of a compute host of OpenStack: {@code nova.conf}. */
	NOVA("nova"),
	/** Hosts and VMs of vCenter: {@code govc host.info -json}, {@code govc vm.info -json}. */
	VCENTER("vcenter");

	private final String id;

	ImportFormat(String word) {
		this.id = word;
	}

	/** The format of that name. */
	public static Optional<ImportFormat> of(String word) {
		return Arrays.stream(values()).filter(importFormat -> importFormat.id.equals(word)).findFirst();
	}

	@Override
	public String toString() {
		return id;
	}
}
