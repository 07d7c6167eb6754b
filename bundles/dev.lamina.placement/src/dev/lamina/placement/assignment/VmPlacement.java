package dev.lamina.placement.assignment;

import java.util.Optional;
import java.util.OptionalInt;

import dev.lamina.model.Host;
import dev.lamina.model.Policy;
import dev.lamina.model.Stack;
import dev.lamina.model.Vm;
import dev.lamina.placement.scope.InstanceNames;

/**
 * Where one VM runs.
 *
 * @param vm        its declaration
 * @param index     which of the many it is, from 0
 * @param host      the host whose processors it uses
 * @param hostIndex which of the equal hosts
 * @param slot      number of its GPU in {@link Assignment#slots()}, possibly in another host where calls are forwarded; absent
 *                  if it has none: device emulation, or a VM that wants no GPU
 * @param policy    the policy under which it has its GPU or its emulated device
 * @param stack     the stack of that policy, inheritance applied
 */
public record VmPlacement(Vm vm, int index, Host host, int hostIndex, OptionalInt slot, Optional<Policy> policy,
		Optional<Stack> stack) {
	/** Its name as in results: {@code designer[3]}, or {@code designer} if there is one. */
	public String name() {
		return InstanceNames.of(vm, index);
	}

	/** The name of its host: {@code vdi1}, {@code rack[3]}. */
	public String hostName() {
		return InstanceNames.of(host, hostIndex);
	}
}
