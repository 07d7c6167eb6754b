/**
 * From text to findings.
 * Texts of different lengths are made of the same parts, so that the time for a line can be compared.
 */
package dev.lamina.benchmarks.language;
