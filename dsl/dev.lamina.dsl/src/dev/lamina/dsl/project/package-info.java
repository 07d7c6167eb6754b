/** The door to models in files: what is read, and what is wrong with it. Command line, reports and tests come in here. */
package dev.lamina.dsl.project;
