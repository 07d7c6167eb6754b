/**
 * What an editor shows, as values: each version of a document is a snapshot with its text, model and problems, which never
 * changes. A {@link dev.lamina.dsl.ide.snapshot.Workspace} keeps the newest snapshot of each document and the files around them.
 */
package dev.lamina.dsl.ide.snapshot;
