/**
 * Ways from a name to its declaration and to the places that use it.
 * Files of the library open like all others, read-only.
 */
package dev.lamina.ui.navigation;
