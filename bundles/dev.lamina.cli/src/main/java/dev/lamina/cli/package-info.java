/**
 * The command <code>lamina</code>.
 * Exit status 0 says fine, 1 findings or broken promises, 2 wrong use or unreadable files; never a stack trace.
 */
package dev.lamina.cli;
