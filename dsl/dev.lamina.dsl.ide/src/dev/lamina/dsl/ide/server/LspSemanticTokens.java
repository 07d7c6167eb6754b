package dev.lamina.dsl.ide.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensLegend;

import dev.lamina.dsl.ide.colouring.SemanticToken;
import dev.lamina.dsl.ide.snapshot.LineIndex;

/**
 * Tokens as the protocol packs them: five numbers each, places counted from the token before. All names are of the protocol's own
 * list.
 */
final class LspSemanticTokens {
	private LspSemanticTokens() {
	}

	static SemanticTokensLegend legend() {
		return new SemanticTokensLegend(Arrays.stream(SemanticToken.Kind.values()).map(LspSemanticTokens::name).toList(),
				Arrays.stream(SemanticToken.Modifier.values()).map(LspSemanticTokens::name).toList());
	}

	static SemanticTokens of(LineIndex lineIndex, List<SemanticToken> semanticTokens) {
		List<Integer> data = new ArrayList<>(semanticTokens.size() * 5);
		int line = 0;
		int column = 0;
		for (SemanticToken semanticToken : semanticTokens) {
			int itsLine = lineIndex.line(semanticToken.region().offset());
			int itsColumn = lineIndex.column(semanticToken.region().offset());
			int modifiers = semanticToken.modifiers().stream().mapToInt(modifier -> 1 << modifier.ordinal()).sum();
			data.addAll(List.of(itsLine - line, itsLine == line ? itsColumn - column : itsColumn, semanticToken.region().length(),
					semanticToken.kind().ordinal(), modifiers));
			line = itsLine;
			column = itsColumn;
		}
		return new SemanticTokens(data);
	}

	private static String name(SemanticToken.Kind kind) {
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

	private static String name(SemanticToken.Modifier modifier) {
		return switch (modifier) {
			case DECLARATION -> "declaration";
			case LIBRARY -> "defaultLibrary";
			case DOCUMENTATION -> "documentation";
		};
	}
}
