/**
 * Who sits on which GPU, in which partition, at which time: the events of a simulation applied to an assignment, one after the
 * other. Validation prints the problems of a plan, simulation lowers its interruptions, pictures show its assignment at any time.
 */
package dev.lamina.placement.plan;
