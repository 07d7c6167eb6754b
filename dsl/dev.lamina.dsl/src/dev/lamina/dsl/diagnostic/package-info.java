/**
 * What is wrong with a model, as the Language Server Protocol calls it: a diagnostic with a severity, by the rule that it breaks.
 * Every door to the language shows the same ones.
 */
package dev.lamina.dsl.diagnostic;
