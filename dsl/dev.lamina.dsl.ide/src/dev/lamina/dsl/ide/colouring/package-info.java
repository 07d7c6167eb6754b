/**
 * What each word of a text is, for colours that say more than the shape of the word can.
 * Names have the colour of what they name, also if they are only spoken of.
 */
package dev.lamina.dsl.ide.colouring;
