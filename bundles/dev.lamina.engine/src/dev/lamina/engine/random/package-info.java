/**
 * Random streams and the distributions drawn from them.
 * Each source has its own stream, so that what one source draws never depends on the order of events elsewhere.
 */
package dev.lamina.engine.random;
