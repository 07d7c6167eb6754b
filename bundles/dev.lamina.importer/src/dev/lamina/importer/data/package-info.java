/** YAML and JSON from strangers, read within limits and without building any object of theirs. Values know where they stand. */
package dev.lamina.importer.data;
