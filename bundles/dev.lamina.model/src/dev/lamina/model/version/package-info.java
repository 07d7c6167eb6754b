/** Versions of programming interfaces. They are ordered number by number, not letter by letter. */
package dev.lamina.model.version;
