/**
 * Evaluates the expressions of a specification: features, variables and services. Every failure names the place of the
 * expression.
 */
package dev.lamina.diagram.expression;
