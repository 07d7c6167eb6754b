/**
 * Evaluates a diagram description on a model. The result says what is drawn and how it looks, but not where.
 */
package dev.lamina.diagram.evaluation;
