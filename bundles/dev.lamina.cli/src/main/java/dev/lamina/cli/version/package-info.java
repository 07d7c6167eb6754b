/**
 * The commands {@code lamina version} and {@code lamina completion}: what this program is, for people, shells and manuals.
 * All of it is read from the commands themselves.
 */
package dev.lamina.cli.version;
