/**
 * Pictures of many GPUs.
 * What is measured begins with a model that is read and ends with the text of the picture.
 */
package dev.lamina.benchmarks.diagram;
