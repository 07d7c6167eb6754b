/**
 * From a model that a program has changed back to its text. What was not changed keeps its text, comments and layout; what is new
 * is laid out as the formatter does.
 */
package dev.lamina.dsl.serializer;
