/** Configurations of NVIDIA's mig-parted and vgpu-device-manager. Each named configuration becomes a host that has it. */
package dev.lamina.importer.device;
