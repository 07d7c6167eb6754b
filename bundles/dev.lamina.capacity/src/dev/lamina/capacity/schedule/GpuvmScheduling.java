package dev.lamina.capacity.schedule;

/**
 * The schedulers of GPUvm: FIFO, CREDIT and BAND, in nanoseconds.
 *
 * <p>Sources: Suzuki, Kato, Yamada, Kono, USENIX ATC 2014; source of GPUvm, tools/a3, device.cc and band_scheduler.cc.
 */
public final class GpuvmScheduling {
	/** Poll of all three; time between two payments of credit. */
	public static final long POLL = 50_000;
	/** Period over which the use of the GPU is sampled; 500 ms in another setting of the source. */
	public static final long SAMPLE = 100_000_000;
	/** How long BAND waits for a VM that had less than its part before another has the GPU. */
	public static final long YIELD = 500_000;

	private GpuvmScheduling() {
	}
}
