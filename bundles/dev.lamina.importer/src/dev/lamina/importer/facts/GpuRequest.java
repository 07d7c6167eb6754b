package dev.lamina.importer.facts;

/**
 * What a VM wants of a GPU, and where.
 *
 * @param part   a profile or a fraction; empty for the whole
 * @param host   the host as reports call it; empty if the target is written already
 * @param gpu    the GPU as its host's facts call it; empty for the host itself
 * @param target a place that other files declare, as it is written; empty where host and GPU say it
 */
public record GpuRequest(String part, String host, String gpu, String target) {
}
