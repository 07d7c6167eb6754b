/**
 * What a run of the simulator found, looked up for the declarations that a diagram shows.
 *
 * <p>Figures come from the program that draws, or from the file of results beside the model; without either everything is
 * neutral.
 */
package dev.lamina.design.results;
