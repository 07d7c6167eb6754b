/**
 * The kernel of the engine against other event queues, in the hold model.
 * A bare heap shows the ceiling; PriorityQueue, TreeSet and SSJ show where other simulators are.
 */
package dev.lamina.benchmarks.queue;
