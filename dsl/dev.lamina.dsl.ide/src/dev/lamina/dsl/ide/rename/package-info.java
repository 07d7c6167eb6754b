/**
 * Gives an element another name in every file that names it, and changes nothing else.
 * A rename after which any name would mean something else is refused with a sentence.
 */
package dev.lamina.dsl.ide.rename;
