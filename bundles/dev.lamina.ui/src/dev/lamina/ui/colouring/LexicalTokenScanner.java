package dev.lamina.ui.colouring;

import java.util.Set;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.rules.IToken;
import org.eclipse.jface.text.rules.ITokenScanner;
import org.eclipse.jface.text.rules.Token;

import dev.lamina.dsl.ide.colouring.SemanticToken.Kind;

/**
 * Knows comments and texts in quotes by their signs alone, so that they are coloured while they are typed. Everything between
 * them is one token: Eclipse has whole files scanned again when a name that is marked occurs at both ends.
 */
final class LexicalTokenScanner implements ITokenScanner {
	private IToken comment;
	private IToken string;
	private String text = "";
	private int offset;
	private int start;
	private int next;

	LexicalTokenScanner(TokenColors tokenColors) {
		useColors(tokenColors);
	}

	/** Takes the colours of another theme. */
	void useColors(TokenColors tokenColors) {
		comment = new Token(tokenColors.of(Kind.COMMENT, Set.of()));
		string = new Token(tokenColors.of(Kind.STRING, Set.of()));
	}

	@Override
	public void setRange(IDocument document, int from, int length) {
		try {
			text = document.get(from, length);
		} catch (BadLocationException outside) {
			text = "";
		}
		offset = from;
		start = 0;
		next = 0;
	}

	@Override
	public IToken nextToken() {
		start = next;
		if (start >= text.length()) {
			return Token.EOF;
		}
		next = sign(start);
		if (next > start) {
			return Token.UNDEFINED;
		}
		int end = text.charAt(start) == '"' ? closingQuote(start + 1) : text.charAt(start + 1) == '/' ? endOfLine(start + 2)
				: closingComment(start + 2);
		next = end < 0 ? start + 1 : end;
		return end < 0 ? Token.UNDEFINED : text.charAt(start) == '"' ? string : comment;
	}

	/** Where a comment or a text in quotes begins; the end of the text where none does. */
	private int sign(int from) {
		for (int at = from; at < text.length(); at++) {
			char sign = text.charAt(at);
			if (sign == '"'
					|| sign == '/' && at + 1 < text.length() && (text.charAt(at + 1) == '/' || text.charAt(at + 1) == '*')) {
				return at;
			}
		}
		return text.length();
	}

	private int endOfLine(int from) {
		int at = from;
		while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
			at++;
		}
		return at;
	}

	/** Behind the end of a comment; nothing says where one ends that is not closed. */
	private int closingComment(int from) {
		int end = text.indexOf("*/", from);
		return end < 0 ? -1 : end + 2;
	}

	/** Behind the closing quote, or where the line ends. */
	private int closingQuote(int from) {
		int line = endOfLine(from);
		for (int at = from; at < line; at++) {
			if (text.charAt(at) == '\\') {
				at++;
			} else if (text.charAt(at) == '"') {
				return at + 1;
			}
		}
		return line;
	}

	@Override
	public int getTokenOffset() {
		return offset + start;
	}

	@Override
	public int getTokenLength() {
		return next - start;
	}
}
