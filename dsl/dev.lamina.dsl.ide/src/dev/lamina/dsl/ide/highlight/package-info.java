/**
 * Marks what is named under the cursor wherever the same file names it.
 * The declaration counts as written, every other place as read.
 */
package dev.lamina.dsl.ide.highlight;
