package dev.lamina.capacity.assignment;

import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Vm;

/** How instances of declarations are called in messages and results: with an index exactly where there are many. */
public final class Names {
	private Names() {
	}

	/** {@code designer[3]}, or {@code designer} where there is one. */
	public static String of(Vm vm, int index) {
		return indexed(vm.getName(), vm.getCount(), index);
	}

	/** {@code rack[3]}, or {@code vdi1} where there is one. */
	public static String of(Host host, int index) {
		return indexed(host.getName(), host.getCount(), index);
	}

	/** {@code rack[3].g[0]}. */
	public static String of(Host host, int index, HostGpu gpu, int gpuIndex) {
		return of(host, index) + '.' + indexed(gpu.getName(), gpu.getCount(), gpuIndex);
	}

	private static String indexed(String name, int count, int index) {
		return count > 1 ? name + '[' + index + ']' : name;
	}
}
