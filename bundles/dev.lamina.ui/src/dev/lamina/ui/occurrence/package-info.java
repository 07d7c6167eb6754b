/**
 * Marks what is named under the cursor wherever the file names it.
 * It follows the cursor a moment later, in the background.
 */
package dev.lamina.ui.occurrence;
