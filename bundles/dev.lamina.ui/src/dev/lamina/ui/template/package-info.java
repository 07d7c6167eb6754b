/**
 * Templates that people change and write: of declarations and of properties.
 * Those that are there from the beginning are those of {@link dev.lamina.dsl.ide.completion.Templates}.
 */
package dev.lamina.ui.template;
