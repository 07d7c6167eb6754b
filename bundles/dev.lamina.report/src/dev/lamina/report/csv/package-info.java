/**
 * Results as comma-separated values, one figure in each row.
 * Fields follow RFC 4180.
 */
package dev.lamina.report.csv;
