/**
 * The discrete-event kernel: clock, event queue, processes, random streams and measurements.
 * It knows nothing of GPUs, models or files, and the same program and seed give the same events in the same order.
 */
package dev.lamina.engine;
