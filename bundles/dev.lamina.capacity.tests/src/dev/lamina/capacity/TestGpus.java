package dev.lamina.capacity;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import dev.lamina.model.GpuType;
import dev.lamina.model.ModelFactory;
import dev.lamina.model.Profile;
import dev.lamina.model.ProfileKind;
import dev.lamina.model.Vendor;
import dev.lamina.model.quantity.Quantity;

/** GPU types as their vendors document them, built in Java for the tests of capacity. */
public final class TestGpus {
	private TestGpus() {
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

	public static GpuType mixed80() {
		GpuType gpu = gpu("H100-80", "80 GiB");
		gpu.setPlacementRegion(80);
		gpu.setMixedSizes(true);
		vgpu(gpu, "80C", 80, 1, 1, 0);
		vgpu(gpu, "40C", 40, 2, 2, 0, 40);
		vgpu(gpu, "20C", 20, 4, 4, 0, 20, 40, 60);
		vgpu(gpu, "16C", 16, 5, 4, 0, 24, 40, 64);
		vgpu(gpu, "10C", 10, 8, 8, 0, 10, 20, 30, 40, 50, 60, 70);
		vgpu(gpu, "8C", 8, 10, 8, 0, 12, 20, 32, 40, 52, 60, 72);
		vgpu(gpu, "5C", 5, 16, 16, IntStream.range(0, 16).map(number -> number * 5).toArray());
		vgpu(gpu, "4C", 4, 20, 16, 0, 6, 10, 16, 20, 26, 30, 36, 40, 46, 50, 56, 60, 66, 70, 76);
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

	public static GpuType gvtg(int apertureMebibytes, int hiddenMebibytes, int fences) {
		GpuType gpu = gpu("Gen9", null);
		gpu.setAperture(mebibytes(apertureMebibytes));
		gpu.setHiddenMemory(mebibytes(hiddenMebibytes));
		gpu.setFences(fences);
		gpu.setHostAperture(mebibytes(128));
		gpu.setHostHiddenMemory(mebibytes(384));
		gpu.setHostFences(4);
		gpu.setInstanceLimit(7);
		gvtg(gpu, "V5_8", 64, 384);
		gvtg(gpu, "V5_4", 128, 512);
		gvtg(gpu, "V5_2", 256, 1024);
		gvtg(gpu, "V5_1", 512, 2048);
		return gpu;
	}

	public static GpuType mi300x() {
		GpuType gpu = gpu("MI300X", "192 GiB");
		gpu.setVendor(Vendor.AMD);
		gpu.setComputeSlices(8);
		for (int mode = 0; mode < 4; mode++) {
			Profile profile = profile(gpu, List.of("SPX", "DPX", "QPX", "CPX").get(mode), ProfileKind.COMPUTE_PARTITION,
					196608 >> mode, 1 << mode);
			profile.setComputeSlices(8 >> mode);
		}
		return gpu;
	}

	public static GpuType flex170() {
		GpuType gpu = gpu("Flex170", "16 GiB");
		gpu.setVirtualFunctions(31);
		for (int functions : new int[] { 1, 2, 4, 5, 8, 16 }) {
			profile(gpu, "VF" + functions, ProfileKind.VIRTUAL_FUNCTION, 16000 / functions, functions);
		}
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

	static PartitionRequest some(GpuType gpu, String name, int count, Integer... starts) {
		return new PartitionRequest(named(gpu, name), count, List.of(starts));
	}

	private static void vgpu(GpuType gpu, String name, int size, int equal, int mixed, int... placements) {
		Profile profile = profile(gpu, name, ProfileKind.VGPU, size * 1024, equal);
		profile.setPlacementSize(size);
		profile.setMaximumMixedInstances(mixed);
		IntStream.of(placements).forEach(profile.getPlacements()::add);
	}

	private static void gvtg(GpuType gpu, String name, int aperture, int hidden) {
		Profile profile = profile(gpu, name, ProfileKind.GVT_G, 0, 0);
		profile.setAperture(mebibytes(aperture));
		profile.setHiddenMemory(mebibytes(hidden));
		profile.setFences(4);
	}

	private static Quantity mebibytes(int number) {
		return Quantity.valueOf(number + " MiB");
	}
}
