package dev.lamina.capacity.geometry;

/** What a GPU has a limited number of, as counted by capacity arithmetic. */
public enum GpuResource {
	/** MIG compute slices. */
	COMPUTE_SLICES("compute slices", false),
	/** Positions on the MIG memory axis, or on the placement axis of mixed-size vGPUs. */
	AXIS("positions on the memory axis", false),
	/** Video memory in bytes. */
	FRAME_BUFFER("of frame buffer", true),
	/** Mappable graphics memory of GVT-g in bytes. */
	APERTURE("of aperture", true),
	/** Unmappable graphics memory of GVT-g in bytes. */
	HIDDEN_MEMORY("of hidden graphics memory", true),
	/** Fence registers of GVT-g. */
	FENCES("fence registers", false),
	/** SR-IOV virtual functions. */
	VIRTUAL_FUNCTIONS("virtual functions", false),
	/** Instances that the driver manages. */
	INSTANCES("instances", false);

	private final String phrase;
	private final boolean bytes;

	GpuResource(String phrase, boolean bytes) {
		this.phrase = phrase;
		this.bytes = bytes;
	}

	/** An amount of it in words: "7 compute slices", "48 GiB of frame buffer". */
	public String amount(long number) {
		return (bytes ? Quantities.formatBytes(number) : Long.toString(number)) + ' ' + phrase;
	}
}
