/**
 * The diagrams of a model in views: drawn from the same scenes as the pictures of the command line, with selection shared with
 * the text and each other. What a person changes on them is changed in the text.
 */
package dev.lamina.ui.diagram;
