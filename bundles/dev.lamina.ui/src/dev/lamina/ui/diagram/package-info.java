/**
 * The diagrams of a model in a window: drawn from the same scenes as the pictures of the command line, with selection shared with the
 * text and VMs that can be dragged to another GPU.
 */
package dev.lamina.ui.diagram;
