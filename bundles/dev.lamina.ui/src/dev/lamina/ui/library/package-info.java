/**
 * The built-in library as a read-only file system, so that editors can open its files.
 * Addresses are those that the language itself uses.
 */
package dev.lamina.ui.library;
