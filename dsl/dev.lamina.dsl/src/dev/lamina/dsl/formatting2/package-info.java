/**
 * The one layout of the language: from the words of a file, in their order, to lines. Nothing here changes a word; the result
 * is compared with the source before anybody sees it.
 */
package dev.lamina.dsl.formatting2;
