/**
 * A new name for an element in all files, with a preview.
 * It is refused where the project would mean something else with it.
 */
package dev.lamina.ui.rename;
