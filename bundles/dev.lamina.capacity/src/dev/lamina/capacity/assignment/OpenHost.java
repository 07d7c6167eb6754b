package dev.lamina.capacity.assignment;

import dev.lamina.model.Host;
import java.util.List;

/** One server while VMs are being seated: its GPUs and how many VMs run on it. */
final class OpenHost {
	final Host host;
	final int index;
	final List<OpenSlot> slots;
	int seated;

	OpenHost(Host host, int index, List<OpenSlot> slots) {
		this.host = host;
		this.index = index;
		this.slots = slots;
	}
}
