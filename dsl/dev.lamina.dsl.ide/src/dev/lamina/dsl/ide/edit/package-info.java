/**
 * Changes of a model, as a diagram, a view or a command makes them, as changes of its text that keep comments and layout.
 * {@link dev.lamina.dsl.ide.edit.ModelEdits} makes them; a {@link dev.lamina.dsl.ide.edit.Change} fits one version of each file
 * and is one step to undo.
 */
package dev.lamina.dsl.ide.edit;
