/**
 * The command {@code lamina validate}: findings, baselines and automatic fixes.
 * Each finding has its place and how to put it right.
 */
package dev.lamina.cli.validate;
