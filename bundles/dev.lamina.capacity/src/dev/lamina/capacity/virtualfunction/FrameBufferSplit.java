package dev.lamina.capacity.virtualfunction;

/**
 * The frame buffer of each virtual function where AMD's GIM splits it equally: whole steps of 16 MiB, at least 256 MiB.
 *
 * <p>Source: AMD MxGPU, GIM runtime configuration for FirePro S7150. (128 MiB are possible with a special video BIOS only.)
 */
public final class FrameBufferSplit {
	/** Step in which the frame buffer is handed out, in bytes. */
	public static final long STEP = 16L << 20;
	/** Least frame buffer of a virtual function, in bytes. */
	public static final long MIN_FRAME_BUFFER = 256L << 20;
	/** Most virtual functions that GIM makes of one FirePro S7150. */
	public static final int MAX_FUNCTIONS = 16;

	private FrameBufferSplit() {
	}

	/**
	 * Bytes of each function; may be below {@link #MIN_FRAME_BUFFER}, then that many functions are not possible.
	 *
	 * @param frameBuffer bytes of the GPU
	 * @param kept        bytes that the physical function and the firmware keep
	 * @param functions   number of functions, at least 1
	 * @throws IllegalArgumentException for fewer than 1 function
	 */
	public static long bytesPerFunction(long frameBuffer, long kept, int functions) {
		if (functions < 1) {
			throw new IllegalArgumentException(
					"A frame buffer is split between at least one virtual function, not " + functions + '.');
		}
		return Math.max(0, frameBuffer - kept) / functions / STEP * STEP;
	}
}
