/**
 * The discrete-event engine: it runs the stage programs of clients over shared resources and measures them.
 * It knows nothing of clouds, models or files; the same scenario and seed give the same bytes on every machine.
 */
package dev.lamina.engine;
