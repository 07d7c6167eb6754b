/**
 * The files of a project and their text.
 * Folders are searched in one order on every system.
 */
package dev.lamina.dsl.files;
