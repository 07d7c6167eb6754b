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
public final class Completion {
	/** Rules whose text is what nobody understood; nothing is proposed for them. */
	private static final Set<String> UNKNOWN = Set.of("UnknownDeclaration", "UnknownProperty", "Stray");
	/** Rules whose names may hold dots, so that the whole name is replaced and not the part behind the last dot. */
	private static final Set<String> DOTTED = Set.of("ProfileName", "QualifiedName", "QualifiedNameWithWildcard",
			"QualifiedWord");

	private Completion() {
	}

	/**
	 * What can be written at a place, best first.
	 *
	 * @param offset the place, from 0 to the length of the text
	 */
	public static List<Proposal> at(Snapshot snapshot, int offset) {
		ICompositeNode root = snapshot.resource().getParseResult().getRootNode();
		String text = snapshot.text();
		if (root.getTotalLength() != text.length() || Tokens.isInsideText(root, offset)) {
			return List.of();
		}
		Grammar grammar = snapshot.service(IGrammarAccess.class).getGrammar();
		GrammarKeywords words = snapshot.service(GrammarKeywords.class);
		List<Token> tokens = new Tokens(grammar).of(root);
		Reading reading = new Reading(grammar, words);
		Set<String> labels = new HashSet<>();
		Cut word = Cut.ofWord(text, tokens, offset);
		Place place = reading.upTo(tokens, text, word.replaced().offset(), word.replaced().end());
		Cut name = Cut.ofName(text, offset);
		boolean same = name.replaced().offset() == word.replaced().offset();
		Place namePlace = same ? place : reading.upTo(tokens, text, name.replaced().offset(), name.replaced().end());
		Proposals names = new Proposals(name, labels);
		Values dotted = new Values(new Site(snapshot, namePlace), names, words);
		namePlace.expected().stream().filter(expected -> isMeant(expected) && isDotted(expected) && !isBegun(expected))
				.forEach(dotted::propose);
		Proposals others = new Proposals(word, labels);
		Values values = new Values(new Site(snapshot, place), others, words);
		Keywords keywords = new Keywords(new Site(snapshot, place), others, text);
		for (Expected expected : place.expected()) {
			if (!isMeant(expected)
					|| isDotted(expected) && (!expected.spellingRule().equals("QualifiedWord") || isBegun(expected) || !same)) {
				continue;
			}
			boolean standsForItself = expected.terminal() instanceof Keyword && expected.spelling().isEmpty();
			if (standsForItself && !word.glued()) {
				keywords.propose((Keyword) expected.terminal(), expected.frame());
			} else if (!standsForItself && (!word.glued() || isBegun(expected))) {
				values.propose(expected);
			}
		}
		return Stream.concat(names.sorted().stream(), others.sorted().stream()).sorted(Comparator.comparing(Proposal::sortKey))
				.toList();
	}

	private static boolean isMeant(Expected expected) {
		return UNKNOWN.stream().noneMatch(rule -> expected.frame().around(rule).isPresent());
	}

	private static boolean isDotted(Expected expected) {
		return DOTTED.contains(expected.spellingRule())
				|| expected.spellingRule().equals("Value") && expected.frame().around("QualifiedWord").isPresent();
	}

	private static boolean isBegun(Expected expected) {
		for (Frame frame = expected.frame(); frame != null && frame.isDatatype(); frame = frame.parent) {
			if (frame.isBegun()) {
				return true;
			}
		}
		return false;
	}
}
