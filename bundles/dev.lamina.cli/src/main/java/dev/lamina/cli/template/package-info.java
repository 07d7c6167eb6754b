/**
 * The command {@code lamina new}: a first model to start from.
 * The workbench's wizard takes the same templates.
 */
package dev.lamina.cli.template;
