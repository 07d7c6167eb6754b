/**
 * Which simulations and fleets of the models are run, and in which order.
 * A model with errors is never run.
 */
package dev.lamina.cli.run;
