/**
 * The Lamina language in Eclipse.
 * What it knows about the language comes from dev.lamina.dsl.ide; here types and threads are translated, nothing else.
 */
package dev.lamina.ui;
