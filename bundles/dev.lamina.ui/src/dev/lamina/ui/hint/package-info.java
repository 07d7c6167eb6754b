/**
 * Remarks beside the text: how full a GPU is, and where a VM runs.
 * They are worked out in the background from the last text that was read.
 */
package dev.lamina.ui.hint;
