/**
 * The command {@code lamina rules}: what validation checks, rule by rule.
 * The pages are those of the help.
 */
package dev.lamina.cli.rules;
