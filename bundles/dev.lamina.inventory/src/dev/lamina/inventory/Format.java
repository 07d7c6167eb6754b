package dev.lamina.inventory;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of reports that can be read. */
public enum Format {
	/** Domains of libvirt: {@code virsh dumpxml NAME}. */
	LIBVIRT("libvirt"),
	/** All GPUs of an NVIDIA host: {@code nvidia-smi -q -x}. */
	NVIDIA_SMI("nvidia-smi"),
	/** The MIG instances of a host: {@code nvidia-smi mig -lgi}. */
	MIG("mig"),
	/** The PCI functions of a host: {@code lspci -nnk}, {@code lspci -vmm -nn}. */
	LSPCI("lspci"),
	/** A table of hosts. */
	CSV("csv");

	private final String word;

	Format(String word) {
		this.word = word;
	}

	/** The format of that name. */
	public static Optional<Format> of(String word) {
		return Arrays.stream(values()).filter(format -> format.word.equals(word)).findFirst();
	}

	@Override
	public String toString() {
		return word;
	}
}
