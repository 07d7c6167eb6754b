/**
 * What operations demand and what a stack charges, read from the model once and turned into distributions in base units.
 * Here every quantity of the language becomes a number of the engine.
 */
package dev.lamina.simulation.demand;
