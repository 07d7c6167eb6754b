/**
 * The small part of Markdown that cards and proposals are written in, shown by Eclipse's own controls.
 * No browser is needed, so that it works on every machine.
 */
package dev.lamina.ui.markdown;
