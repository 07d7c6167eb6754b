/**
 * The models that a command reads, and locations in them.
 * Files, folders and standard input are read alike.
 */
package dev.lamina.cli.input;
