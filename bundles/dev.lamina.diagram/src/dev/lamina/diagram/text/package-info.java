/**
 * How wide text is. Nothing here depends on a display or on installed fonts.
 */
package dev.lamina.diagram.text;
