package dev.lamina.dsl.formatting2;

import java.util.List;

import org.antlr.runtime.ANTLRStringStream;
import org.antlr.runtime.CommonToken;
import org.antlr.runtime.Token;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.parser.IParseResult;
import org.eclipse.xtext.resource.XtextResource;

import dev.lamina.dsl.parser.antlr.internal.InternalLaminaLexer;
import dev.lamina.model.Model;

/**
 * Lays a source out so that laying it out again changes nothing, and every word and comment stays.
 *
 * <p>That is not hoped for but compared: a result whose words or comments differ from those of the source is never
 * returned. {@link LayoutWriter} describes the layout. Lines end with a line feed, whatever they end with in the source.
 */
public final class SourceFormatter {
	private SourceFormatter() {
	}

	/**
	 * The text of a source in the layout of the language.
	 *
	 * @param resource the parsed source; it is not changed
	 * @throws UnformattableSourceException if the source has syntax errors or strays, so that no one knows what belongs
	 *     together
	 */
	public static String format(XtextResource resource) throws UnformattableSourceException {
		return format(resource.getParseResult());
	}

	/**
	 * The text of what was parsed in the layout of the language.
	 *
	 * @throws UnformattableSourceException if the source has syntax errors or strays, so that no one knows what belongs
	 *     together
	 */
	public static String format(IParseResult parsed) throws UnformattableSourceException {
		for (INode error : parsed.getSyntaxErrors()) {
			throw new UnformattableSourceException("The source has a syntax error in line " + error.getStartLine() + ": "
					+ error.getSyntaxErrorMessage().getMessage() + " Correct it first; nothing was changed.");
		}
		if (parsed.getRootASTElement() instanceof Model model && !model.getStrays().isEmpty()) {
			throw new UnformattableSourceException("'" + model.getStrays().getFirst().getText()
					+ "' stands between declarations and belongs to none. Remove it first; nothing was changed.");
		}
		List<SourceToken> sourceTokens = SourceTokenReader.of(parsed.getRootNode());
		String formatted = new LayoutWriter().write(SourceEntry.read(sourceTokens.listIterator()));
		if (!isSame(sourceTokens, formatted)) {
			throw new UnformattableSourceException(
					"The layout would change the words or comments of the source. Nothing was changed.");
		}
		return formatted;
	}

	/** Whether a text consists of the same words and comments, with no space where none may stand. */
	private static boolean isSame(List<SourceToken> sourceTokens, String text) {
		InternalLaminaLexer lexer = new InternalLaminaLexer(new ANTLRStringStream(text));
		int end = 0;
		for (SourceToken sourceToken : sourceTokens) {
			CommonToken token = next(lexer);
			if (!normal(sourceToken.text()).equals(normal(token.getText()))
					|| sourceToken.joined() && token.getStartIndex() != end) {
				return false;
			}
			end = token.getStopIndex() + 1;
		}
		return next(lexer).getType() == Token.EOF;
	}

	private static CommonToken next(InternalLaminaLexer lexer) {
		Token token = lexer.nextToken();
		while (token.getType() == InternalLaminaLexer.RULE_WS) {
			token = lexer.nextToken();
		}
		return (CommonToken) token;
	}

	/** A word, or a comment without the white space around its lines. */
	private static String normal(String text) {
		return text.indexOf('\n') < 0 ? text.strip() : String.join("\n", text.strip().lines().map(String::strip).toList());
	}
}
