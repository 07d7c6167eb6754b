/**
 * The texts that are open in editors, each with its newest snapshot, and a way to be told when a newer one was read.
 * Everything is read in the background; the one that shows something is called in the thread of the user interface.
 */
package dev.lamina.ui.document;
