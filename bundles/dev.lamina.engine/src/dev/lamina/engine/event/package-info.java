/**
 * Simulated time and the events in it.
 * Time is a {@code long} of nanoseconds; events are totally ordered by time, priority and the order of their scheduling.
 */
package dev.lamina.engine.event;
