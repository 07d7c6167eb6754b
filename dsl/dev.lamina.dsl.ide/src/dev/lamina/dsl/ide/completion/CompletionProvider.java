package dev.lamina.dsl.ide.completion;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.xtext.Grammar;
import org.eclipse.xtext.IGrammarAccess;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.nodemodel.ICompositeNode;

import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.dsl.messages.GrammarKeywords;

/**
 * Proposes everything that can be written at a place and nothing else: the likeliest first, always in the same order.
 *
 * <p>What fits is read from the tokens before the place and the grammar, so that text which breaks off in the middle is the usual
 * case and no error. Signs are not proposed, and what a property has already is not proposed again.
 */
public final class CompletionProvider {
	/** Rules whose text is what no one understood; nothing is proposed for them. */
	private static final Set<String> UNKNOWN = Set.of("UnknownDeclaration", "UnknownProperty", "Stray");
	/** Rules whose names may hold dots, so that the whole name is replaced and not the part behind the last dot. */
	private static final Set<String> DOTTED = Set.of("ProfileName", "QualifiedName", "QualifiedNameWithWildcard",
			"QualifiedWord");

	private CompletionProvider() {
	}

	/**
	 * What can be written at a place, best first.
	 *
	 * @param offset the place, from 0 to the length of the text
	 */
	public static List<Proposal> at(Snapshot snapshot, int offset) {
		ICompositeNode root = snapshot.resource().getParseResult().getRootNode();
		String text = snapshot.text();
		if (root.getTotalLength() != text.length() || Tokenizer.isInsideText(root, offset)) {
			return List.of();
		}
		Grammar grammar = snapshot.service(IGrammarAccess.class).getGrammar();
		GrammarKeywords words = snapshot.service(GrammarKeywords.class);
		List<LexerToken> lexerTokens = new Tokenizer(grammar).of(root);
		CompletionParser completionParser = new CompletionParser(grammar, words);
		Set<String> labels = new HashSet<>();
		CompletionPrefix word = CompletionPrefix.ofWord(text, lexerTokens, offset);
		GrammarContext grammarContext = completionParser.parseUpTo(lexerTokens, text, word.replaced().offset(),
				word.replaced().end());
		CompletionPrefix name = CompletionPrefix.ofName(text, offset);
		boolean same = name.replaced().offset() == word.replaced().offset();
		GrammarContext namePlace = same ? grammarContext
				: completionParser.parseUpTo(lexerTokens, text, name.replaced().offset(), name.replaced().end());
		ProposalCollector names = new ProposalCollector(name, labels);
		ValueProposals dotted = new ValueProposals(new CompletionContext(snapshot, namePlace), names);
		namePlace.expected().stream()
				.filter(expectedToken -> isMeant(expectedToken) && isDotted(expectedToken) && !isBegun(expectedToken))
				.forEach(dotted::propose);
		ProposalCollector others = new ProposalCollector(word, labels);
		ValueProposals valueProposals = new ValueProposals(new CompletionContext(snapshot, grammarContext), others);
		KeywordProposals keywordProposals = new KeywordProposals(new CompletionContext(snapshot, grammarContext), others, text);
		for (ExpectedToken expected : grammarContext.expected()) {
			if (!isMeant(expected)
					|| isDotted(expected) && (!expected.spellingRule().equals("QualifiedWord") || isBegun(expected) || !same)) {
				continue;
			}
			boolean standsForItself = expected.terminal() instanceof Keyword && expected.spelling().isEmpty();
			if (standsForItself && !word.glued()) {
				keywordProposals.propose((Keyword) expected.terminal(), expected.frame());
			} else if (!standsForItself && (!word.glued() || isBegun(expected))) {
				valueProposals.propose(expected);
			}
		}
		return Stream.concat(names.sorted().stream(), others.sorted().stream()).sorted(Comparator.comparing(Proposal::sortKey))
				.toList();
	}

	private static boolean isMeant(ExpectedToken expectedToken) {
		return UNKNOWN.stream().noneMatch(rule -> expectedToken.frame().around(rule).isPresent());
	}

	private static boolean isDotted(ExpectedToken expectedToken) {
		return DOTTED.contains(expectedToken.spellingRule())
				|| expectedToken.spellingRule().equals("Value") && expectedToken.frame().around("QualifiedWord").isPresent();
	}

	private static boolean isBegun(ExpectedToken expectedToken) {
		for (RuleFrame ruleFrame = expectedToken.frame(); ruleFrame != null
				&& ruleFrame.isDatatype(); ruleFrame = ruleFrame.parent) {
			if (ruleFrame.isBegun()) {
				return true;
			}
		}
		return false;
	}
}
