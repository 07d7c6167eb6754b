/**
 * The command {@code lamina diagram}: pictures of models as SVG or PNG.
 * All are drawn by the specification that Sirius reads, too.
 */
package dev.lamina.cli.diagram;
