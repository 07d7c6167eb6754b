package dev.lamina.dsl.ide.edit;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;

/**
 * Where a VM runs or a policy holds: a host, or a GPU of a host.
 *
 * @param host      the host
 * @param hostIndex which one, from 0, if there are several and one is meant
 * @param gpu       the GPU; nothing if any of the host is meant
 * @param gpuIndex  which one, from 0, if there are several of that name and one is meant
 */
public record PlacementTarget(Host host, OptionalInt hostIndex, Optional<HostGpu> gpu, OptionalInt gpuIndex) {
	public PlacementTarget {
		Objects.requireNonNull(host);
		if (gpu.isEmpty() && gpuIndex.isPresent() || gpu.isPresent() && gpu.get().eContainer() != host) {
			throw new IllegalArgumentException(gpu + " is no GPU of " + host.getName());
		}
	}

	/** A GPU, whichever it is if there are several of that name. */
	public static PlacementTarget on(HostGpu gpu) {
		return new PlacementTarget((Host) gpu.eContainer(), OptionalInt.empty(), Optional.of(gpu), OptionalInt.empty());
	}

	/** A host, whichever it is if there are several of that name. */
	public static PlacementTarget on(Host host) {
		return new PlacementTarget(host, OptionalInt.empty(), Optional.empty(), OptionalInt.empty());
	}

	/** As the language writes it: {@code vdi1.desktops}, {@code rack[3].g[0]}. */
	public String text() {
		return host.getName() + index(hostIndex) + gpu.map(named -> '.' + named.getName() + index(gpuIndex)).orElse("");
	}

	private static String index(OptionalInt index) {
		return index.isPresent() ? "[" + index.getAsInt() + "]" : "";
	}
}
