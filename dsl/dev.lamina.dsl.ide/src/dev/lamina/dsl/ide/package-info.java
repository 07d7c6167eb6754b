/**
 * Editor services for the Lamina language, for the workbench and the language server alike.
 * Nothing here needs Eclipse to run.
 */
package dev.lamina.dsl.ide;
