/**
 * What happened when in one run: who had each GPU engine from when to when, the operations of every VM, and what interrupted
 * them. A run is watched through a window of its time and told piece by piece, so that its length never shows in the memory.
 */
package dev.lamina.simulation.trace;
