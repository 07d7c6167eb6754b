/**
 * The rules a model must keep, one class per subject.
 * Every finding names the place, the code and the way out.
 */
package dev.lamina.dsl.validation;
