/**
 * Colours of words, by what they mean.
 * Comments and texts in quotes are coloured at once, everything else as soon as the text was read.
 */
package dev.lamina.ui.colouring;
