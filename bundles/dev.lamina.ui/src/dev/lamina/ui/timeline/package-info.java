/**
 * Who had which engine of a GPU when: recordings of runs, and the view that shows them at any zoom.
 * What is recorded, and how a trace is written, is decided by dev.lamina.simulation and dev.lamina.report.
 */
package dev.lamina.ui.timeline;
