/**
 * What changed from one result to another.
 * Simulations are paired by name and by what was varied.
 */
package dev.lamina.report.compare;
