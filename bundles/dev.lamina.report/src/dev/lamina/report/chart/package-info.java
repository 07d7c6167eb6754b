/**
 * What a chart shows, in numbers: rows, segments, scales and limits.
 * HTML and the workbench draw the same charts.
 */
package dev.lamina.report.chart;
