/** Text that may come from strangers, made fit for a terminal and for files that people read. */
package dev.lamina.model.text;
