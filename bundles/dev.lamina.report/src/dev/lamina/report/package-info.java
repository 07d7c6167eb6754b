/**
 * Writes results for people and programs.
 * A report shows what the simulation or the fleet placement found and computes nothing of its own.
 */
package dev.lamina.report;
