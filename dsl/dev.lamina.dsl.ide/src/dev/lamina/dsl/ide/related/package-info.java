/**
 * Other places that have to do with a problem: the first of two equal names, the next link of a circle.
 * They are found in the model when somebody asks, and never read from what a message says.
 */
package dev.lamina.dsl.ide.related;
