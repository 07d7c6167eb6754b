/**
 * From a package and a name to the file that declares it. Files of the project and of the library are parsed when a name in them
 * is asked for, and not before.
 */
package dev.lamina.dsl.linking;
