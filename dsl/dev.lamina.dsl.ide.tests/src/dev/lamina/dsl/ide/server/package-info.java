/** Tests of the parts of the language server that a conversation over pipes cannot bring into every state. */
package dev.lamina.dsl.ide.server;
