/**
 * What can be written at the cursor, as proposals of the editor.
 * Which ones they are is decided by dev.lamina.dsl.ide.completion.
 */
package dev.lamina.ui.completion;
