/**
 * Promises and their verdicts: every declared expectation, for every VM or GPU that it is about.
 */
package dev.lamina.simulation.promise;
