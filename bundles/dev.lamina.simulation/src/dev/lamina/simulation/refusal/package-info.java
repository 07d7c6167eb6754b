/**
 * What a simulation says when it cannot run a model, or cannot trace a run.
 * Validation says the same before; these remain for models that were not validated.
 */
package dev.lamina.simulation.refusal;
