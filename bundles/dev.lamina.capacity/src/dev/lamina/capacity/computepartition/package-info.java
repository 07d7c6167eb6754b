/**
 * Accelerator partitions of AMD Instinct GPUs: the whole GPU is in one mode (SPX, DPX, QPX or CPX).
 *
 * <p>Source: AMD MxGPU, profile tables of the MI300 driver.
 */
package dev.lamina.capacity.computepartition;
