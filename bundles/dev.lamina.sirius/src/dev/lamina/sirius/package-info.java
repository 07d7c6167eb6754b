/**
 * Makes Lamina's projects modelling projects where Sirius is installed.
 *
 * <p>Built with the profile {@code sirius} only; the viewpoint itself is in {@code dev.lamina.design} and needs nothing of this.
 */
package dev.lamina.sirius;
