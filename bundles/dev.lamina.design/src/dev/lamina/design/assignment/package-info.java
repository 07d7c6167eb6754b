/**
 * Where every VM of a model runs, looked up by the declaration that a diagram shows.
 *
 * <p>Computed once per state of a model, because hundreds of expressions ask for it.
 */
package dev.lamina.design.assignment;
