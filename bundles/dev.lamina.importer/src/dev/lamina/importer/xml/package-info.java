/** XML from strangers, read within limits and without following anything. Elements know where they stand in the file. */
package dev.lamina.importer.xml;
