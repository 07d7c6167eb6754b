/**
 * The small part of Markdown that cards and proposals are written in, as text for Eclipse's own controls.
 * Those know a few elements of HTML; no browser is needed.
 */
package dev.lamina.ui.markdown;
