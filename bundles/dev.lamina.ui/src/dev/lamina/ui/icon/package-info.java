/**
 * The pictures of declarations and proposals.
 * They are SVG files, drawn for light and dark backgrounds.
 */
package dev.lamina.ui.icon;
