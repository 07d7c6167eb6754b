/**
 * Tests over all model files of the checkout. A file says in comments which problems it has; {@code corpus/} holds one for each
 * rule.
 */
package dev.lamina.dsl.corpus;
