/**
 * How fast Lamina is, as ratios between things measured in the same run.
 * Not part of the product and not of its tests: absolute figures of one machine promise nothing on another.
 */
package dev.lamina.benchmarks;
