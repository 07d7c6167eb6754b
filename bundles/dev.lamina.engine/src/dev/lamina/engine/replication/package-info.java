/**
 * Independent repetitions of a run on several threads.
 * Results are merged in the order of the replications, so that the number of threads never shows.
 */
package dev.lamina.engine.replication;
