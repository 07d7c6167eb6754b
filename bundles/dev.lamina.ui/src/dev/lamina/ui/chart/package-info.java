/**
 * Charts of what a simulation found out: the numbers come from dev.lamina.report, and SWTChart draws them.
 * They can be scrolled, zoomed, read one by one, copied and kept as pictures.
 */
package dev.lamina.ui.chart;
