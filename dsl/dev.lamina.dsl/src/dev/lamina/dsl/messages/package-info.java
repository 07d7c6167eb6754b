/**
 * What a user is told about text that does not parse or names that do not exist: in the words of the language, with the nearest
 * fix.
 */
package dev.lamina.dsl.messages;
