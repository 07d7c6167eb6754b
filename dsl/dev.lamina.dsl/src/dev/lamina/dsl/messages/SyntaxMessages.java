package dev.lamina.dsl.messages;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import com.google.inject.Inject;
import org.antlr.runtime.MismatchedTokenException;
import org.antlr.runtime.RecognitionException;
import org.antlr.runtime.Token;
import org.antlr.runtime.TokenStream;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.AbstractRule;
import org.eclipse.xtext.CrossReference;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.RuleCall;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.SyntaxErrorMessage;
import org.eclipse.xtext.parser.antlr.ISyntaxErrorMessageProvider;

import dev.lamina.dsl.conversion.InvalidValueException;
import dev.lamina.dsl.spelling.SpellingSuggestions;
import dev.lamina.model.Body;
import dev.lamina.model.Model;
import dev.lamina.model.Target;
import dev.lamina.model.UnknownDeclaration;

/** Says in plain words what stands in the text, what should, and in which declaration; no word of the parser is passed on. */
public final class SyntaxMessages implements ISyntaxErrorMessageProvider {
	private static final String SYNTAX = "syntax";
	private static final Pattern GLUED = Pattern.compile("x(\\d+)");
	private static final Pattern WORD = Pattern.compile("[\\p{L}][\\p{L}\\d-]*");
	private static final Pattern RANGE_OF_ELEMENTS = Pattern
			.compile("([\\p{L}_][\\p{L}\\d_-]*)\\[(\\d+)\\]\\s*\\.\\.\\s*(?:\\1\\[)?(\\d+)\\]");
	/** As many tokens before and behind the second dot of a range are looked at. */
	private static final int RANGE_TOKENS = 6;
	private static final int MAX_QUOTE_LENGTH = 40;

	private final BraceCounter braceCounter = new BraceCounter();
	@Inject
	private GrammarKeywords words;

	@Override
	public SyntaxErrorMessage getSyntaxErrorMessage(IValueConverterErrorContext context) {
		if (context.getValueConverterException() instanceof InvalidValueException refused) {
			return new SyntaxErrorMessage(refused.getMessage(), refused.code(), refused.proposals().toArray(String[]::new));
		}
		INode node = context.getValueConverterException().getNode();
		String text = node == null ? "" : node.getText().strip();
		return new SyntaxErrorMessage(text.isEmpty() ? "A value is missing here." : quoted(text) + " cannot be understood here.",
				SYNTAX);
	}

	@Override
	public SyntaxErrorMessage getSyntaxErrorMessage(IParserErrorContext context) {
		RecognitionException refused = context.getRecognitionException();
		if (refused == null || !(refused.input instanceof TokenStream tokens)) {
			return new SyntaxErrorMessage("This cannot be understood" + in(context.getCurrentNode()) + ".", SYNTAX);
		}
		Token found = refused.token == null ? Token.EOF_TOKEN : refused.token;
		OpenBraces openBraces = braceCounter.before(tokens, found);
		Optional<Token> before = visibleBefore(tokens, found);
		if (isEnd(found) && openBraces.unclosed().isPresent()) {
			return said("The '{' in line " + openBraces.unclosed().get().getLine() + " is never closed. Write '}' where "
					+ orElse(DisplayNames.around(context.getCurrentNode()), "the block") + " ends.");
		}
		boolean sign = ";".equals(found.getText()); // a mistake of its own wherever it stands
		if (!sign && openBraces.depth() > 0 && isBetweenDeclarations(context.getCurrentContext())) {
			return null; // the parser left a block too early; why, it has said before
		}
		if (!sign && isRestOfUnknown(context.getCurrentContext(), tokens, found)) {
			return null; // the property is refused already
		}
		return said(sentence(context, refused, found, before, openBraces));
	}

	private static boolean isBetweenDeclarations(EObject place) {
		return place instanceof Model || place instanceof UnknownDeclaration unknown && unknown.getName() == null;
	}

	/** Whether a token stands in the line of a property that is unknown, behind its name. */
	private static boolean isRestOfUnknown(EObject place, TokenStream tokens, Token found) {
		if (!(place instanceof Body body) || body.getUnknownProperties().isEmpty() || isEnd(found)) {
			return false;
		}
		String unknown = body.getUnknownProperties().getLast().getName();
		for (int i = found.getTokenIndex() - 1; i >= 0 && tokens.get(i).getLine() == found.getLine(); i--) {
			if (tokens.get(i).getText().equals(unknown)) {
				return true;
			}
		}
		return false;
	}

	private String sentence(IParserErrorContext context, RecognitionException refused, Token found, Optional<Token> before,
			OpenBraces openBraces) {
		String text = isEnd(found) ? "" : found.getText();
		if (text.equals("}") && openBraces.depth() == 0 || text.equals(";")) {
			return stray(text, words.declarations());
		}
		Optional<String> glued = glued(text).or(() -> before.flatMap(token -> glued(token.getText())));
		if (glued.isPresent()) {
			return glued.get();
		}
		Optional<String> range = text.equals(".") ? range(found, refused) : Optional.empty();
		if (range.isPresent()) {
			return range.get();
		}
		EObject place = context.getCurrentContext();
		if (place instanceof UnknownDeclaration unknown && unknown.getKind() != null && unknown.getName() == null) {
			return noDeclaration(unknown.getKind(), words.declarations());
		}
		String expected = expected(context, refused);
		if (expected.equals("'}'") && !isEnd(found)) {
			return quoted(text) + " is not a property" + of(context.getCurrentNode()) + ". A property or '}' is expected.";
		}
		if (expected.equals("a declaration")) {
			return stray(text, words.declarations());
		}
		String sentence = capital(expected) + " is expected" + before.map(token -> " after " + quoted(token.getText())).orElse("")
				+ in(context.getCurrentNode())
				+ ", not " + (isEnd(found) ? "the end of the file" : quoted(text)) + ".";
		if (place instanceof Target && (expected.equals("']'") || text.equals("."))) {
			return sentence + " Several in succession are written with two dots and without spaces, as in [2..11].";
		}
		boolean nameWanted = expected.equals("a name") || expected.equals("the name of a profile");
		return nameWanted && WORD.matcher(text).matches()
				? sentence + " To use a word of the language as a name, write '^" + text + "'." : sentence;
	}

	/** The sentence about a word or sign where a declaration could stand. */
	public static String stray(String text, List<String> declarations) {
		return switch (text) {
			case "}" -> "This '}' closes nothing. Remove it.";
			case ";" -> "There is no ';' in this language. Remove it.";
			default -> quoted(text) + " cannot stand here. A declaration is expected: it begins with "
					+ DisplayNames.anyOf(declarations) + ".";
		};
	}

	/** The sentence about a word with which no declaration begins. */
	public static String noDeclaration(String word, List<String> declarations) {
		return glued(word).orElseGet(
				() -> "'" + word + "' does not begin a declaration. A declaration begins with " + DisplayNames.anyOf(declarations)
						+ "."
						+ SpellingSuggestions.suggestion(word, declarations));
	}

	/** The sentence about an x and a number written as one word, where the text is that. */
	public static Optional<String> glued(String text) {
		var matcher = GLUED.matcher(text == null ? "" : text);
		return matcher.matches()
				? Optional.of("'" + text + "' is read as one name. Write 'x " + matcher.group(1) + "' with a space.")
				: Optional.empty();
	}

	/** The sentence about {@code a[2]..a[3]}, where the second dot is found. */
	private static Optional<String> range(Token found, RecognitionException refused) {
		TokenStream tokens = (TokenStream) refused.input;
		StringBuilder around = new StringBuilder();
		for (int i = Math.max(0, found.getTokenIndex() - RANGE_TOKENS); i < tokens.size()
				&& i < found.getTokenIndex() + RANGE_TOKENS; i++) {
			around.append(tokens.get(i).getText());
		}
		var matcher = RANGE_OF_ELEMENTS.matcher(around);
		return matcher.find()
				? Optional.of("A range stands in one pair of brackets. Write '" + matcher.group(1) + "[" + matcher.group(2)
						+ ".." + matcher.group(3) + "]'.")
				: Optional.empty();
	}

	private static String expected(IParserErrorContext context, RecognitionException refused) {
		if (refused instanceof MismatchedTokenException mismatched && mismatched.expecting > 0
				&& mismatched.expecting < context.getTokenNames().length) {
			String name = context.getTokenNames()[mismatched.expecting];
			return switch (name) {
				case "RULE_ID" -> fromRule(context).orElse("a name");
				case "RULE_NUMBER" -> fromRule(context).orElse("a number");
				case "RULE_RANGE" -> fromRule(context).orElse("a range such as 2..11");
				case "RULE_CLOCK" -> fromRule(context).orElse("a time of day such as 8:00");
				case "RULE_STRING" -> "a text in quotes";
				default -> name;
			};
		}
		if (context.getCurrentContext() == null
				|| context.getCurrentContext() instanceof Model && refused instanceof MismatchedTokenException) {
			return "a declaration";
		}
		return fromRule(context).orElse("something else");
	}

	/** What the data type rule wants in which the parser stopped. */
	private static Optional<String> fromRule(IParserErrorContext context) {
		EObject element = context.getCurrentNode() == null ? null : context.getCurrentNode().getGrammarElement();
		if (element instanceof CrossReference reference) {
			element = reference.getTerminal();
		}
		AbstractRule rule = element instanceof RuleCall call ? call.getRule() : null;
		return rule != null && GrammarUtil.isDatatypeRule(rule) ? Optional.of(DisplayNames.wanted(rule)) : Optional.empty();
	}

	private static Optional<Token> visibleBefore(TokenStream tokens, Token found) {
		int index = isEnd(found) ? tokens.size() : found.getTokenIndex();
		for (int i = Math.min(index, tokens.size()) - 1; i >= 0; i--) {
			if (tokens.get(i).getChannel() == Token.DEFAULT_CHANNEL) {
				return Optional.of(tokens.get(i));
			}
		}
		return Optional.empty();
	}

	private static boolean isEnd(Token token) {
		return token.getType() == Token.EOF;
	}

	private static String in(INode place) {
		String around = DisplayNames.around(place);
		return around.isEmpty() ? "" : " in " + around;
	}

	private static String of(INode place) {
		String around = DisplayNames.around(place);
		return around.isEmpty() ? "" : " of " + around;
	}

	private static String orElse(String text, String otherwise) {
		return text.isEmpty() ? otherwise : text;
	}

	private static String quoted(String text) {
		String line = text.lines().findFirst().orElse("");
		return "'" + (line.length() > MAX_QUOTE_LENGTH ? line.substring(0, MAX_QUOTE_LENGTH) + "…" : line) + "'";
	}

	private static String capital(String text) {
		return Character.toUpperCase(text.charAt(0)) + text.substring(1);
	}

	private static SyntaxErrorMessage said(String sentence) {
		return new SyntaxErrorMessage(sentence, SYNTAX);
	}
}
