/**
 * From words of the text to values of the model and back. What cannot be converted is refused with a sentence, a code and the
 * nearest word.
 */
package dev.lamina.dsl.conversion;
