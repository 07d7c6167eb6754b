package dev.lamina.engine.program;

/**
 * A part of a client that serves one operation at a time, such as the application's thread or the ring of the GPU.
 * Waiting operations have it in the order in which they came. Lanes are taken in the order of this enum, which follows
 * the way of a command from the application to the GPU; that order is what makes waiting in a circle impossible.
 */
public enum Lane {
	/** The thread that issues the operations of the application. */
	APPLICATION,
	/** The driver of the guest, where it works beside the application. */
	DRIVER,
	/** The way to the host: virtual queue, socket, doorbell. */
	TRANSPORT,
	/** The process or thread of the host that works for this client. */
	BACKEND,
	/** Copies to the GPU. */
	UPLOAD,
	/** The ring or channel of the GPU in which the client's commands stand. */
	RING,
	/** Copies from the GPU. */
	READ_BACK,
	/** Encoding and showing the finished picture. */
	PRESENT;

	/** The bit of this lane in a mask. */
	public int bit() {
		return 1 << ordinal();
	}

	/** A mask of lanes, for {@link Stage}. */
	public static int mask(Lane... lanes) {
		int mask = 0;
		for (Lane lane : lanes) {
			mask |= lane.bit();
		}
		return mask;
	}
}
