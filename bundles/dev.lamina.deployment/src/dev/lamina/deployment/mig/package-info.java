/**
 * MIG instances and vGPU schedulers of NVIDIA GPUs: configurations of nvidia-mig-parted and scripts of nvidia-smi commands.
 *
 * <p>Where an instance starts is what capacity laid out, the same as in validation and simulation.
 */
package dev.lamina.deployment.mig;
