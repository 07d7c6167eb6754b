package dev.lamina.importer.facts;

import java.util.List;

/**
 * The media engines of a MIG instance, which tell profiles of one size apart.
 *
 * @param decoders    NVDEC engines
 * @param encoders    NVENC engines
 * @param jpegs       NVJPG engines
 * @param opticalFlow OFA engines
 */
public record MediaEngines(int decoders, int encoders, int jpegs, int opticalFlow) {
	/**
	 * The endings of the names of profiles with such engines, likeliest first.
	 *
	 * <p>The optical flow engine belongs to one instance only, which is a {@code +me} or the whole GPU; JPEG engines say nothing, as
	 * plain instances have them since Hopper.
	 *
	 * @param slices the compute slices of the profiles; a plain one has at most a decoder for each
	 */
	public List<String> suffixes(int slices) {
		if (opticalFlow > 0) {
			return decoders > slices ? List.of("+me.all", "+me", "") : List.of("+me", "+me.all", "");
		}
		return decoders + encoders + jpegs == 0 ? List.of("-me", "") : List.of("");
	}
}
