package dev.lamina.simulation.technique;

import dev.lamina.model.Technique;

/** The one place where a technique is matched with the class that lowers it. */
public final class LoweringFactory {
	private LoweringFactory() {
	}

	/** The lowering of a technique. */
	public static Lowering of(Technique technique) {
		return switch (technique) {
			case EMULATION -> new Emulation();
			case API_FORWARDING -> new ApiForwarding();
			case PASS_THROUGH -> new PassThrough();
			case MEDIATED -> new MediatedPassThrough();
			case FULL_VIRTUALIZATION -> new FullVirtualization();
			case PARA_VIRTUALIZATION -> new ParaVirtualization();
			case SR_IOV -> new VirtualFunction();
			case SPATIAL -> new SpatialPartition();
			case SOFTWARE_SHARING -> new SoftwareSharing();
		};
	}
}
