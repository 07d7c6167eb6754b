/**
 * Which names can be meant where. Declarations come from the file, its package and its imports; profiles and GPUs from the place
 * that is spoken of.
 */
package dev.lamina.dsl.scoping;
