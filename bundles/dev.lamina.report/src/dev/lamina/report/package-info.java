/**
 * Writes results for people and for programs, the same bytes for the same result.
 * A report shows what the simulation found out and computes nothing of its own beyond totals and parts of a whole.
 */
package dev.lamina.report;
