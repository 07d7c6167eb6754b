/**
 * Edits of the language as changes of Eclipse: of one text in one step that can be undone, or of many files with a preview.
 * Files that are open are changed in their editors and stay unsaved there.
 */
package dev.lamina.ui.edit;
