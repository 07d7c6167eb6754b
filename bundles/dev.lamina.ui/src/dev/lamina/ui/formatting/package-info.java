/**
 * The usual layout of a text, on a key and on saving.
 * It changes white space only, in one step that can be undone.
 */
package dev.lamina.ui.formatting;
