package dev.lamina.dsl.ide.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.eclipse.xtext.Grammar;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.ILeafNode;

/** Cuts a parsed text into the tokens that its lexer saw, also where the parser could make nothing of them. */
final class Tokens {
	private final Set<String> keywords;

	Tokens(Grammar grammar) {
		keywords = GrammarUtil.getAllKeywords(grammar);
	}

	List<Token> of(ICompositeNode root) {
		List<Token> tokens = new ArrayList<>();
		for (ILeafNode leaf : root.getLeafNodes()) {
			if (!leaf.isHidden() && !leaf.getText().isBlank() && !isComment(leaf)) {
				tokens.add(new Token(leaf.getText(), leaf.getTotalOffset(), kind(leaf.getText())));
			}
		}
		return tokens;
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

	private Token.Kind kind(String text) {
		char first = text.charAt(0);
		if (keywords.contains(text)) {
			return Token.Kind.KEYWORD;
		}
		boolean signed = first == '-' && text.length() > 1;
		if (first >= '0' && first <= '9' || signed) {
			return Token.Kind.NUMBER;
		}
		return Character.isLetter(first) || first == '_' || first == '^' ? Token.Kind.ID : first == '"' ? Token.Kind.STRING
				: Token.Kind.OTHER;
	}
}
