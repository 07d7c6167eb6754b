/**
 * Results for programs, written and read by a documented, versioned schema.
 * What is read is what was written.
 */
package dev.lamina.result.json;
