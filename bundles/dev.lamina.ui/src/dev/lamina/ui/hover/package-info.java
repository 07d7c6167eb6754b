/**
 * The card about the word under the mouse.
 * What it says is decided by dev.lamina.dsl.ide.hover.
 */
package dev.lamina.ui.hover;
