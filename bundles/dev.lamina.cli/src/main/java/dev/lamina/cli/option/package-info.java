/**
 * Options that several commands have, each with one description and one meaning.
 */
package dev.lamina.cli.option;
