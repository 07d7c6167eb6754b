/**
 * The language server: documents, requests and answers of the Language Server Protocol over {@link dev.lamina.dsl.ide.snapshot},
 * by LSP4J. Xtext's own server edits one parse tree in place and lets requests wait until all is built and checked; here each
 * request reads a snapshot of its own, so no answer waits for validation or mixes two versions.
 */
package dev.lamina.dsl.ide.server;
