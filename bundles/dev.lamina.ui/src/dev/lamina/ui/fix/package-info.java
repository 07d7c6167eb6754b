/**
 * Ways to put a problem right, in the editor and in the Problems view.
 * Which ones there are is decided by dev.lamina.dsl.ide.fix.
 */
package dev.lamina.ui.fix;
