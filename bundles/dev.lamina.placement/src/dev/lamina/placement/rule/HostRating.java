package dev.lamina.placement.rule;

/**
 * How good a host is for a demand, and which of its GPUs a share would take.
 *
 * @param score higher is better; equal scores are decided by the rank of the host
 * @param gpu   index of the GPU for a share; meaningless for whole GPUs
 */
public record HostRating(int score, int gpu) {
}
