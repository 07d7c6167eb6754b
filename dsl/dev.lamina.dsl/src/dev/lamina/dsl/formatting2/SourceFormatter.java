package dev.lamina.dsl.formatting2;

import java.util.ArrayList;
import java.util.List;

import org.antlr.runtime.ANTLRStringStream;
import org.antlr.runtime.CommonToken;
import org.antlr.runtime.Token;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.parser.IParseResult;
import org.eclipse.xtext.resource.XtextResource;

import dev.lamina.dsl.parser.antlr.internal.InternalLaminaLexer;

/**
 * Lays a source out so that laying it out again changes nothing, and every word and comment stays.
 *
 * <p>That is not hoped for but compared: a result whose words or comments differ from those of the source is never
 * returned. {@link Layout} describes the layout. Lines end with a line feed, whatever they end with in the source.
 */
public final class SourceFormatter {
	private SourceFormatter() {
	}

	/**
	 * The text of a source in the layout of the language.
	 *
	 * @param resource the parsed source; it is not changed
	 * @throws UnformattableSourceException where the source has syntax errors, so that nobody knows what belongs together
	 */
	public static String format(XtextResource resource) throws UnformattableSourceException {
		IParseResult parsed = resource.getParseResult();
		for (INode error : parsed.getSyntaxErrors()) {
			throw new UnformattableSourceException("The source has a syntax error in line " + error.getStartLine() + ": "
					+ error.getSyntaxErrorMessage().getMessage() + " Correct it first; nothing was changed.");
		}
		ICompositeNode root = parsed.getRootNode();
		List<Entry> entries = Entry.read(Pieces.of(root).listIterator());
		String formatted = new Layout().write(entries);
		if (!words(root.getText()).equals(words(formatted))) {
			throw new UnformattableSourceException("The layout would change the words or comments of the source. Nothing was changed.");
		}
		return formatted;
	}

	/** Words and comments in order, without the white space between and inside of them. */
	private static List<String> words(String text) {
		InternalLaminaLexer lexer = new InternalLaminaLexer(new ANTLRStringStream(text));
		List<String> words = new ArrayList<>();
		for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
			String word = ((CommonToken) token).getText();
			if (token.getType() == InternalLaminaLexer.RULE_ML_COMMENT || token.getType() == InternalLaminaLexer.RULE_SL_COMMENT) {
				words.add(String.join("\n", word.strip().lines().map(String::strip).toList()));
			} else if (token.getType() != InternalLaminaLexer.RULE_WS) {
				words.add(word);
			}
		}
		return words;
	}
}
