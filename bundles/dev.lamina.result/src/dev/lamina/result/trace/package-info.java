/**
 * What happens in a run, event by event, as immutable values, and who takes it down.
 * Times are nanoseconds of simulated time.
 */
package dev.lamina.result.trace;
