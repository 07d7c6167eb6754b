package dev.lamina.dsl.serializer;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import org.antlr.runtime.ANTLRStringStream;
import org.antlr.runtime.Token;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.IGrammarAccess;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.parser.IParseResult;
import org.eclipse.xtext.parser.IParser;

import dev.lamina.dsl.formatting2.SourceFormatter;
import dev.lamina.dsl.formatting2.UnformattableSourceException;
import dev.lamina.dsl.parser.antlr.internal.InternalLaminaLexer;

/**
 * Writes a model as text that says exactly what the model says, or refuses.
 *
 * <p>Whatever the text that the model was read from still says stays byte for byte, with its comments and layout. What is new is
 * laid out as {@link SourceFormatter} does. That the result says what the model says is not hoped for but compared.
 *
 * <p>Xtext's own serializer is not used: after an entry is removed it puts the others into another order, it drops values that
 * are written although they are the default, and comments beside what has changed.
 */
@Singleton
public final class ModelWriter {
	@Inject
	private IGrammarAccess grammar;
	@Inject
	private ValueWriter valueWriter;
	@Inject
	private IParser parser;
	private final Map<String, RuleStructure> ruleStructures = new ConcurrentHashMap<>();

	/**
	 * The text of a whole model.
	 *
	 * @param model its root
	 * @throws UnwritableModelException if no text says the model; the message is a sentence for people
	 */
	public String write(EObject model) throws UnwritableModelException {
		String text = text(model);
		RoundTripCheck.of(model, parsed(text), text).requireEqual();
		return text;
	}

	/** The text of an element by itself, with its layout if it has one. */
	public String writePart(EObject element) throws UnwritableModelException {
		return text(element).strip();
	}

	private String text(EObject element) throws UnwritableModelException {
		ICompositeNode node = NodeModelUtils.getNode(element);
		INode root = node == null ? null : node.getRootNode();
		OriginalText old = new OriginalText((ICompositeNode) root);
		ElementWriter writer = new ElementWriter(grammar.getGrammar(), valueWriter, old, root, ruleStructures);
		List<dev.lamina.dsl.serializer.OutputToken> words = writer.write(element);
		List<TokenSplicer.SplicedToken> splicedTokens = TokenSplicer.of(old, words, writer.dropped(),
				element.eContainer() == null);
		List<TokenSplicer.SplicedToken> laidOut = splicedTokens.stream().noneMatch(splicedToken -> splicedToken.space() == null)
				? splicedTokens
				: laidOut(splicedTokens, old.lineEnd());
		return joined(laidOut, old.lineEnd()) + end(laidOut, old);
	}

	private static String end(List<TokenSplicer.SplicedToken> splicedTokens, OriginalText old) {
		boolean isOld = splicedTokens.isEmpty() ? old.size() == 0 : splicedTokens.getLast().source() == old.size() - 1;
		return isOld || OriginalText.lines(old.end()) > 0 ? old.end() : old.lineEnd();
	}

	private IParseResult parsed(String text) {
		return parser.parse(new StringReader(text));
	}

	// ---- layout
	// ------------------------------------------------------------------------------------------------------------------

	/** Gives the pieces whose place is open the white space that the formatter puts before them. */
	private List<TokenSplicer.SplicedToken> laidOut(List<TokenSplicer.SplicedToken> splicedTokens, String lineEnd) {
		List<String> spaces;
		try {
			spaces = spaces(SourceFormatter.format(parsed(joined(splicedTokens, lineEnd))));
		} catch (UnformattableSourceException refused) {
			return splicedTokens; // the comparison says what is wrong with it, or it is one of several texts that say the same
		}
		List<TokenSplicer.SplicedToken> laidOut = new ArrayList<>(splicedTokens.size());
		for (int i = 0; i < splicedTokens.size(); i++) {
			TokenSplicer.SplicedToken splicedToken = splicedTokens.get(i);
			laidOut.add(splicedToken.space() == null && i < spaces.size()
					? splicedToken.spaced(spaces.get(i).replace("\n", lineEnd)) : splicedToken);
		}
		return laidOut;
	}

	private static String joined(List<TokenSplicer.SplicedToken> splicedTokens, String lineEnd) {
		StringBuilder text = new StringBuilder();
		for (TokenSplicer.SplicedToken splicedToken : splicedTokens) {
			text.append(splicedToken.space() != null ? splicedToken.space() : text.isEmpty() ? ""
					: splicedToken.lines() > 0 ? lineEnd.repeat(splicedToken.lines()) : " ").append(splicedToken.text());
		}
		return text.toString();
	}

	/** The white space before each word and comment of a text; the end of the line that ends a comment is white space. */
	private static List<String> spaces(String text) {
		List<String> spaces = new ArrayList<>();
		InternalLaminaLexer lexer = new InternalLaminaLexer(new ANTLRStringStream(text));
		StringBuilder space = new StringBuilder();
		for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
			String word = token.getText();
			if (token.getType() == InternalLaminaLexer.RULE_WS) {
				space.append(word);
				continue;
			}
			spaces.add(space.toString());
			space.setLength(0);
			if (word.startsWith("/") && word.endsWith("\n")) {
				space.append(word, word.stripTrailing().length(), word.length());
			}
		}
		return spaces;
	}
}
