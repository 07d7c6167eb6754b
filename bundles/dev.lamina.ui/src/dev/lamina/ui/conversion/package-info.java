/**
 * Turning a project into a Lamina project, by command or by the offer that opens with its first model.
 * The offer is made once for each project.
 */
package dev.lamina.ui.conversion;
