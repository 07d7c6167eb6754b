/**
 * Shell scripts for POSIX sh: quoting, and the functions that several scripts share.
 *
 * <p>Each script can be run again: it leaves alone what is already as it should be.
 */
package dev.lamina.deployment.script;
