package dev.lamina.dsl.ide.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.eclipse.xtext.Grammar;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.ILeafNode;

/** Cuts a parsed text into the tokens that its lexer saw, also if the parser could make nothing of them. */
final class Tokenizer {
	private final Set<String> keywords;

	Tokenizer(Grammar grammar) {
		keywords = GrammarUtil.getAllKeywords(grammar);
	}

	List<LexerToken> of(ICompositeNode root) {
		List<LexerToken> lexerTokens = new ArrayList<>();
		for (ILeafNode leaf : root.getLeafNodes()) {
			if (!leaf.isHidden() && !leaf.getText().isBlank() && !isComment(leaf)) {
				lexerTokens.add(new LexerToken(leaf.getText(), leaf.getTotalOffset(), kind(leaf.getText())));
			}
		}
		return lexerTokens;
	}

	/** Whether an offset is inside a comment or a quoted text, where nothing of the language can be written. */
	static boolean isInsideText(ICompositeNode root, int offset) {
		ILeafNode leaf = offset == 0 ? null
				: org.eclipse.xtext.nodemodel.util.NodeModelUtils.findLeafNodeAtOffset(root, offset - 1);
		if (leaf == null) {
			return false;
		}
		String text = leaf.getText();
		boolean atEnd = offset == leaf.getTotalEndOffset();
		if (text.startsWith("//")) {
			return !text.endsWith("\n") || !atEnd;
		}
		boolean closed = text.startsWith("/*") ? text.length() > 3 && text.endsWith("*/")
				: text.length() > 1 && text.endsWith("\"");
		return (text.startsWith("/*") || text.startsWith("\"")) && !(atEnd && closed);
	}

	private static boolean isComment(ILeafNode leaf) {
		return leaf.getText().startsWith("//") || leaf.getText().startsWith("/*");
	}

	private LexerToken.Kind kind(String text) {
		char first = text.charAt(0);
		if (keywords.contains(text)) {
			return LexerToken.Kind.KEYWORD;
		}
		boolean signed = first == '-' && text.length() > 1;
		if (first >= '0' && first <= '9' || signed) {
			return LexerToken.Kind.NUMBER;
		}
		return Character.isLetter(first) || first == '_' || first == '^' ? LexerToken.Kind.ID
				: first == '"' ? LexerToken.Kind.STRING
				: LexerToken.Kind.OTHER;
	}
}
