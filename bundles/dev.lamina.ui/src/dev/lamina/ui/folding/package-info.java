/**
 * Lines that can be hidden.
 * Folds that stay keep their state when the text changes.
 */
package dev.lamina.ui.folding;
