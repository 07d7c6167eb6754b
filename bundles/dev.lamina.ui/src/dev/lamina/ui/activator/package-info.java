/**
 * The start of the bundle: who is told of documents.
 * No other package imports this one, so that it may import all of them.
 */
package dev.lamina.ui.activator;
