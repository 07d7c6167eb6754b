/**
 * What a model must not say. Each rule stands in {@link dev.lamina.dsl.diagnostic.Rule} and is checked by the validator of its
 * subject.
 */
package dev.lamina.dsl.validation;
