/**
 * What the simulator says of a text while it is being written: a few words beside each VM and each GPU.
 * A {@link dev.lamina.live.LiveSimulation} runs the newest version of each document for a short while and drops what is older.
 */
package dev.lamina.live;
