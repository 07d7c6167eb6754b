/**
 * Published figures beside simulated ones, as text and JSON.
 * The schema of the JSON lies beside its writer.
 */
package dev.lamina.report.check;
