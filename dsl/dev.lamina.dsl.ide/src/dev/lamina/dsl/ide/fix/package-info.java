/**
 * Quick fixes: for a problem that validation found, the edits of the text that put it right. They are computed from a parsed file
 * that no one changes meanwhile; who applies them, and whether to ask first, is left to the caller.
 */
package dev.lamina.dsl.ide.fix;
