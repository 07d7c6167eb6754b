/**
 * When things happen in a simulation: times of day and times from the start, in nanoseconds from the start. Validation, planning
 * and simulation ask here, so that a time means the same to all of them.
 */
package dev.lamina.placement.time;
