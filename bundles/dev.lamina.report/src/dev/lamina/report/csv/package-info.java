/**
 * Results as comma-separated values, one line per VM.
 * Fields follow RFC 4180.
 */
package dev.lamina.report.csv;
