/**
 * What a document declares, as a tree for an outline and as a list for a search by name.
 * Each symbol says where it stands and in a few words what it is.
 */
package dev.lamina.dsl.ide.symbol;
