/**
 * Two versions of a model side by side: which declarations differ, and how.
 * The texts themselves are shown by the platform, with the colours of the editor.
 */
package dev.lamina.ui.compare;
