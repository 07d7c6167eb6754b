package dev.lamina.dsl.ide.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensLegend;

import dev.lamina.dsl.ide.colouring.Token;
import dev.lamina.dsl.ide.snapshot.Lines;

/**
 * Tokens as the protocol packs them: five numbers each, places counted from the token before. All names are of the protocol's own
 * list.
 */
final class TokenData {
	private TokenData() {
	}

	static SemanticTokensLegend legend() {
		return new SemanticTokensLegend(Arrays.stream(Token.Kind.values()).map(TokenData::name).toList(),
				Arrays.stream(Token.Modifier.values()).map(TokenData::name).toList());
	}

	static SemanticTokens of(Lines lines, List<Token> tokens) {
		List<Integer> data = new ArrayList<>(tokens.size() * 5);
		int line = 0;
		int column = 0;
		for (Token token : tokens) {
			int itsLine = lines.line(token.region().offset());
			int itsColumn = lines.column(token.region().offset());
			int modifiers = token.modifiers().stream().mapToInt(modifier -> 1 << modifier.ordinal()).sum();
			data.addAll(List.of(itsLine - line, itsLine == line ? itsColumn - column : itsColumn, token.region().length(),
					token.kind().ordinal(), modifiers));
			line = itsLine;
			column = itsColumn;
		}
		return new SemanticTokens(data);
	}

	private static String name(Token.Kind kind) {
		return switch (kind) {
			case KEYWORD -> "keyword";
			case PROPERTY -> "property";
			case WORD -> "enumMember";
			case NUMBER -> "number";
			case UNIT -> "modifier";
			case STRING -> "string";
			case COMMENT -> "comment";
			case PACKAGE -> "namespace";
			case GPU_TYPE -> "type";
			case PROFILE -> "struct";
			case STACK -> "interface";
			case HOST -> "class";
			case PART -> "variable";
			case POLICY -> "decorator";
			case WORKLOAD -> "function";
			case VM -> "typeParameter";
			case SIMULATION -> "event";
		};
	}

	private static String name(Token.Modifier modifier) {
		return switch (modifier) {
			case DECLARATION -> "declaration";
			case LIBRARY -> "defaultLibrary";
			case DOCUMENTATION -> "documentation";
		};
	}
}
