/**
 * The programs that files are generated for, by the names that users type.
 * Each of them has one generator.
 */
package dev.lamina.deployment.tool;
