package dev.lamina.deployment.device;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import dev.lamina.model.Profile;
import dev.lamina.model.pci.PciAddress;

/** What one VM is given of a GPU. */
public sealed interface Device {
	/**
	 * The whole GPU.
	 *
	 * @param address where it is
	 * @param members what else of its IOMMU group goes with it
	 */
	record PciPassthrough(PciAddress address, List<PciAddress> members) implements Device {
		public PciPassthrough {
			members = List.copyOf(members);
		}

		/** The GPU and all that goes with it. */
		public List<PciAddress> functions() {
			return Stream.concat(Stream.of(address), members.stream()).toList();
		}
	}

	/**
	 * A virtual function.
	 *
	 * @param physical the GPU
	 * @param number   which of its virtual functions, from 0 as in sysfs
	 * @param address  where it is expected; the scripts that make it check that it is there
	 * @param vgpu     the vGPU type that it is given, on NVIDIA
	 */
	record SriovFunction(PciAddress physical, int number, PciAddress address, Optional<Profile> vgpu) implements Device {
	}

	/**
	 * A mediated device.
	 *
	 * @param uuid   its identity
	 * @param parent the GPU
	 * @param name   what its type is called, such as T4-1B
	 * @param type   the name of its type in sysfs, such as nvidia-63; absent where the model does not know it
	 */
	record Mediated(UUID uuid, PciAddress parent, String name, Optional<String> type) implements Device {
	}

	/**
	 * A display device of the hypervisor.
	 *
	 * @param model       as libvirt calls it
	 * @param accelerated whether the host's GPU draws for it
	 */
	record Display(String model, boolean accelerated) implements Device {
	}

	/** Nothing that the hypervisor attaches: no GPU at all, or one that the guest reaches over the network. */
	record None() implements Device {
	}
}
