/**
 * Results as one page for a browser, which needs no other file.
 * Charts are SVG in the page.
 */
package dev.lamina.report.html;
