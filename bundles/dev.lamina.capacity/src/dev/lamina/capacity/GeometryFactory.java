package dev.lamina.capacity;

import dev.lamina.capacity.computepartition.ComputePartitionGeometry;
import dev.lamina.capacity.geometry.Geometry;
import dev.lamina.capacity.gvtg.GvtgGeometry;
import dev.lamina.capacity.mig.MigGeometry;
import dev.lamina.capacity.vgpu.VgpuGeometry;
import dev.lamina.capacity.virtualfunction.VirtualFunctionGeometry;
import dev.lamina.model.GpuType;
import dev.lamina.model.Profile;
import dev.lamina.model.ProfileKind;

/** Chooses the geometry of a profile's kind. */
final class GeometryFactory {
	private GeometryFactory() {
	}

	static Geometry of(GpuType gpu, Profile profile) {
		return switch (profile.getKind()) {
			case VGPU -> new VgpuGeometry(gpu);
			case MIG, MIG_VGPU -> new MigGeometry(gpu);
			case GVT_G -> new GvtgGeometry(gpu);
			case VIRTUAL_FUNCTION -> new VirtualFunctionGeometry(gpu);
			case COMPUTE_PARTITION -> new ComputePartitionGeometry(gpu);
		};
	}

	/** Kinds that can lie on one GPU together: vGPUs behind MIG instances lie beside plain MIG instances. */
	static ProfileKind family(Profile profile) {
		return switch (profile.getKind()) {
			case MIG, MIG_VGPU -> ProfileKind.MIG;
			case VGPU, GVT_G, VIRTUAL_FUNCTION, COMPUTE_PARTITION -> profile.getKind();
		};
	}
}
