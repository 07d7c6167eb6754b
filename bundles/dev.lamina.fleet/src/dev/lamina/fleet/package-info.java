/**
 * Places virtual machines and their arrivals on many hosts.
 * Whether one fits on a GPU is decided by the capacity bundle alone.
 */
package dev.lamina.fleet;
