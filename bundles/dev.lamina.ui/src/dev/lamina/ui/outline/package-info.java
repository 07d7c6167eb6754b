/**
 * The declarations of a text as a tree beside it.
 * Selection is shared with the text both ways.
 */
package dev.lamina.ui.outline;
