/**
 * Results as tables for people at a terminal.
 * Columns align, and colours only repeat what words say.
 */
package dev.lamina.report.text;
