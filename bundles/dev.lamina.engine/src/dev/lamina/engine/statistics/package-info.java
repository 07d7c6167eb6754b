/**
 * What a run measures and how measurements become estimates with confidence intervals.
 * Results are plain records of longs and doubles, ready to be compared, hashed and written.
 */
package dev.lamina.engine.statistics;
