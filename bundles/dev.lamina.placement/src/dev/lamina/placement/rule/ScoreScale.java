package dev.lamina.placement.rule;

/**
 * The largest host that scores are measured against: 128 cores and 8 GPUs in the published study.
 *
 * @param cpuMilli thousandths of a core
 * @param gpuMilli thousandths of a GPU
 */
public record ScoreScale(double cpuMilli, double gpuMilli) {
	/** The scale of the published study. */
	public static final ScoreScale STUDY = new ScoreScale(128_000, 8_000);
}
