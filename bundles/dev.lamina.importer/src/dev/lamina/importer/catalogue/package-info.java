/**
 * The GPU types that the library knows, found by what a host says about a GPU. The facts stand in the library; nothing is
 * repeated here.
 */
package dev.lamina.importer.catalogue;
