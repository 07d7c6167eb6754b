/**
 * Well-formed markup: everything is escaped, every element is closed.
 * HTML and XML reports are written by it.
 */
package dev.lamina.report.xml;
