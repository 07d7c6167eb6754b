package dev.lamina.placement.assignment;

import java.util.Arrays;

import dev.lamina.model.GpuType;
import dev.lamina.model.ModelFactory;
import dev.lamina.model.Profile;
import dev.lamina.model.ProfileKind;
import dev.lamina.model.Vendor;
import dev.lamina.model.quantity.Quantity;

/** GPU types as their vendors document them, built in Java for the tests of assignments. */
public final class PlacementTestGpus {
	private PlacementTestGpus() {
	}

	public static GpuType a100Mig() {
		GpuType gpu = gpu("A100-80", "80 GiB");
		gpu.setComputeSlices(7);
		gpu.setMemorySlices(8);
		mig(gpu, "1g.10gb", 7, 1, 1, 9856, 0, 1, 2, 3, 4, 5, 6);
		mig(gpu, "1g.10gb+me", 1, 1, 1, 9856, 0, 1, 2, 3, 4, 5, 6);
		mig(gpu, "1g.20gb", 4, 1, 2, 19968, 0, 2, 4, 6);
		mig(gpu, "2g.20gb", 3, 2, 2, 19968, 0, 2, 4);
		mig(gpu, "3g.40gb", 2, 3, 4, 40192, 0, 4);
		mig(gpu, "4g.40gb", 1, 4, 4, 40192, 0);
		mig(gpu, "7g.80gb", 1, 7, 8, 80384, 0);
		Profile backed = profile(gpu, "A100D-3-40C", ProfileKind.MIG_VGPU, 40960, 2);
		backed.setBacking(named(gpu, "3g.40gb"));
		return gpu;
	}

	public static GpuType a40() {
		GpuType gpu = gpu("A40", "48 GiB");
		profile(gpu, "A40-1Q", ProfileKind.VGPU, 1024, 32);
		profile(gpu, "A40-1B", ProfileKind.VGPU, 1024, 32);
		profile(gpu, "A40-8Q", ProfileKind.VGPU, 8192, 6);
		profile(gpu, "A40-12Q", ProfileKind.VGPU, 12288, 4);
		return gpu;
	}

	public static GpuType gpu(String name, String memory) {
		GpuType gpu = ModelFactory.eINSTANCE.createGpuType();
		gpu.setName(name);
		gpu.setMemory(memory == null ? null : Quantity.valueOf(memory));
		return gpu;
	}

	public static Profile profile(GpuType gpu, String name, ProfileKind kind, int mebibytes, int maximum) {
		Profile profile = ModelFactory.eINSTANCE.createProfile();
		profile.setName(name);
		profile.setKind(kind);
		profile.setMemory(mebibytes == 0 ? null : mebibytes(mebibytes));
		profile.setMaximumInstances(maximum);
		gpu.getProfiles().add(profile);
		return profile;
	}

	public static Profile mig(GpuType gpu, String name, int maximum, int compute, int memory, int mebibytes, Integer... starts) {
		Profile profile = profile(gpu, name, ProfileKind.MIG, mebibytes, maximum);
		profile.setComputeSlices(compute);
		profile.setMemorySlices(memory);
		profile.getStarts().addAll(Arrays.asList(starts));
		return profile;
	}

	public static Profile named(GpuType gpu, String name) {
		return gpu.getProfiles().stream().filter(profile -> profile.getName().equals(name)).findFirst().orElseThrow();
	}

	private static Quantity mebibytes(int number) {
		return Quantity.valueOf(number + " MiB");
	}
}
