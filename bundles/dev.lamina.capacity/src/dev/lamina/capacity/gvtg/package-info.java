/**
 * Intel GVT-g: aperture, hidden graphics memory and fence registers, shared between the host and mediated devices.
 *
 * <p>Source: Linux, drivers/gpu/drm/i915/gvt/vgpu.c and gvt.h.
 */
package dev.lamina.capacity.gvtg;
