/**
 * What is known about the word under the cursor, as a card in Markdown: what it is, its values in base units, what it inherits,
 * what was written about it, how full it is, and what is wrong there.
 */
package dev.lamina.dsl.ide.hover;
