/**
 * Problems as markers, found when a project is built and while the user types.
 * Markers are compared with what is there and changed only where something differs.
 */
package dev.lamina.ui.problem;
