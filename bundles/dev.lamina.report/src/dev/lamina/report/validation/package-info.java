/**
 * What validation found, written for programs: SARIF, JSON, JUnit's XML, and the baseline of what is known.
 * It knows findings as records of plain values and not the language that they are about; the same findings give the same bytes.
 */
package dev.lamina.report.validation;
