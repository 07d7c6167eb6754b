/**
 * Sweeps: every combination of the varied values becomes a model of its own, and the given model is never changed.
 * Properties are named as in the language.
 */
package dev.lamina.placement.variation;
