package dev.lamina.placement.scope;

import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.NamedElement;
import dev.lamina.model.Vm;

/**
 * How instances of declarations are called in messages and results: with an index exactly where there are many. What has no name,
 * as while it is typed, is called {@value #NAMELESS}.
 */
public final class InstanceNames {
	/** Stands for a name that is missing; no declaration can be called so. */
	public static final String NAMELESS = "(no name)";

	private InstanceNames() {
	}

	/** The name of an element, or what stands for it. */
	public static String of(NamedElement element) {
		return element.getName() == null ? NAMELESS : element.getName();
	}

	/** {@code designer[3]}, or {@code designer} if there is one. */
	public static String of(Vm vm, int index) {
		return indexed(of(vm), vm.getCount(), index);
	}

	/** {@code rack[3]}, or {@code vdi1} if there is one. */
	public static String of(Host host, int index) {
		return indexed(of(host), host.getCount(), index);
	}

	/** {@code rack[3].g[0]}. */
	public static String of(Host host, int index, HostGpu gpu, int gpuIndex) {
		return of(host, index) + '.' + indexed(of(gpu), gpu.getCount(), gpuIndex);
	}

	private static String indexed(String name, int count, int index) {
		return count > 1 ? name + '[' + index + ']' : name;
	}
}
