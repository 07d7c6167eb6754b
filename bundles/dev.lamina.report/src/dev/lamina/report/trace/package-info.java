/**
 * What happened when, in the format of trace viewers.
 * A trace is written while the run goes on.
 */
package dev.lamina.report.trace;
