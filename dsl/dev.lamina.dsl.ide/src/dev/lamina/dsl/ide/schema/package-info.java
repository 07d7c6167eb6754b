/**
 * What the metamodel and the grammar say about words: the property that a keyword sets, what it measures, and its documentation.
 * One schema feeds completion and hover, as it feeds validation.
 */
package dev.lamina.dsl.ide.schema;
