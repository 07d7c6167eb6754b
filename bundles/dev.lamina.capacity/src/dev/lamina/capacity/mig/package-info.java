/**
 * Multi-Instance GPU: compute slices, and memory slices on an axis with legal start positions.
 *
 * <p>vGPUs behind MIG instances have the geometry of the instance behind them.
 */
package dev.lamina.capacity.mig;
