/**
 * Lamina as a program of its own: its perspective, and what it does when it is started.
 * The language itself is in dev.lamina.ui, which also works in any other Eclipse.
 */
package dev.lamina.workbench;
