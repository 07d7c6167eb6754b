/**
 * Which words of a text name which element, and so where something is declared and where it is spoken of.
 * Elements of the built-in library are found like those of the project.
 */
package dev.lamina.dsl.ide.navigation;
