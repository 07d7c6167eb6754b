/**
 * SR-IOV virtual functions: equal parts of one configuration at a time.
 *
 * <p>Sources: Intel XPU manager 1.3 (vgpu.conf), AMD GIM documentation.
 */
package dev.lamina.capacity.virtualfunction;
