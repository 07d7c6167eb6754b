/**
 * What F1 says: the page of the help about what stands at the cursor, or about the view in which it was pressed.
 * It finds places in the book of {@link dev.lamina.ui.help} and has no texts of its own.
 */
package dev.lamina.ui.context;
