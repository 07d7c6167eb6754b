package dev.lamina.dsl.messages;

import java.util.Optional;

import org.antlr.runtime.Token;

/**
 * The blocks that are open before a token.
 *
 * @param depth    how many
 * @param unclosed the brace that opened the innermost
 */
record OpenBraces(int depth, Optional<Token> unclosed) {
}
