/**
 * What the replications of a scenario measured, as estimates with confidence intervals, and the results made of them.
 */
package dev.lamina.simulation.measurement;
