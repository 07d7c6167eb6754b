package dev.lamina.dsl.ide.completion;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.xtext.AbstractElement;
import org.eclipse.xtext.Alternatives;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.Grammar;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.ParserRule;

import dev.lamina.dsl.messages.GrammarKeywords;

/**
 * Reads a text up to a place and says what may come there. Whatever is broken before is passed over: the rest of a property that
 * no one can read, a block of unknown kind, a block that is never closed.
 */
final class CompletionParser {
	private final GrammarAutomaton grammarAutomaton = new GrammarAutomaton();
	private final ParserRule model;
	private final AbstractElement declarations;
	private final Set<String> declarationWords;

	CompletionParser(Grammar grammar, GrammarKeywords words) {
		model = (ParserRule) GrammarUtil.findRuleForName(grammar, "Model");
		declarations = EcoreUtil2.eAllOfType(model, Alternatives.class).getFirst();
		declarationWords = Set.copyOf(words.declarations());
	}

	/** @param resume where the text goes on behind what is replaced */
	GrammarContext parseUpTo(List<LexerToken> lexerTokens, String text, int offset, int resume) {
		int end = 0;
		while (end < lexerTokens.size() && lexerTokens.get(end).end() <= offset) {
			end++;
		}
		int start = declarationBefore(lexerTokens, text, end);
		Run run = new Run(start < 0 ? grammarAutomaton.start(model) : grammarAutomaton.at(declarations, model));
		for (int i = Math.max(0, start); i < end; i++) {
			run.read(lexerTokens.get(i));
		}
		Optional<RuleFrame> body = run.body();
		Optional<RuleFrame> rest = Optional.empty();
		if (body.isPresent()) {
			int next = end;
			while (next < lexerTokens.size() && lexerTokens.get(next).offset() < resume) {
				next++;
			}
			rest = rest(run.blocks.peek(), lexerTokens, next, text);
		}
		return new GrammarContext(offset, run.skipped > 0 ? Set.of() : run.current,
				end == 0 ? Optional.empty() : Optional.of(lexerTokens.get(end - 1)),
				start < 0 ? -1 : lexerTokens.get(start).offset(), body, rest);
	}

	/** What is said in the rest of a block. */
	private Optional<RuleFrame> rest(Set<ExpectedToken> block, List<LexerToken> lexerTokens, int from, String text) {
		Run run = new Run(block);
		run.blocks.push(block);
		Optional<RuleFrame> last = Optional.empty();
		for (int i = from; i < lexerTokens.size() && !run.blocks.isEmpty() && !beginsDeclaration(lexerTokens, i, text); i++) {
			if (run.blocks.size() == 1) {
				last = run.body();
			}
			run.read(lexerTokens.get(i));
		}
		return run.blocks.size() == 1 ? run.body() : last;
	}

	/** The token with which the declaration begins that has not ended before a token; -1 where that is the head of the file. */
	private int declarationBefore(List<LexerToken> lexerTokens, String text, int end) {
		int depth = 0;
		int start = -1;
		for (int i = 0; i < end; i++) {
			LexerToken lexerToken = lexerTokens.get(i);
			if (beginsDeclaration(lexerTokens, i, text)) {
				depth = 0;
				start = i;
			} else if (depth == 0 && declarationWords.contains(lexerToken.text())
					&& (i == 0 || !isNamed(lexerTokens.get(i - 1)))) {
				start = i;
			} else if (lexerToken.is("{")) {
				depth++;
			} else if (lexerToken.is("}")) {
				depth = Math.max(0, depth - 1);
			}
		}
		return start;
	}

	/**
	 * Whether a word begins a declaration though a block may be open: no one who indents writes a property in the first column.
	 */
	private boolean beginsDeclaration(List<LexerToken> lexerTokens, int index, String text) {
		LexerToken lexerToken = lexerTokens.get(index);
		boolean inFirstColumn = lexerToken.offset() == 0 || text.charAt(lexerToken.offset() - 1) == '\n';
		if (!inFirstColumn || !declarationWords.contains(lexerToken.text())) {
			return false;
		}
		if (!lexerToken.is("gpu")) {
			return true;
		}
		return index + 2 >= lexerTokens.size() || lexerTokens.get(index + 2).is("{") || lexerTokens.get(index + 2).is("extends");
	}

	/** Whether the word behind this token is a name, whatever word it is. */
	private boolean isNamed(LexerToken before) {
		return switch (before.text()) {
			case "package", "import", "extends", "for", ":", ".", "," -> true;
			default -> declarationWords.contains(before.text());
		};
	}

	/** One pass over tokens. */
	private final class Run {
		private final Set<ExpectedToken> start;
		/** For each open block, what may come where its last property that could be read has ended. */
		private final Deque<Set<ExpectedToken>> blocks = new ArrayDeque<>();
		private Set<ExpectedToken> current;
		private int skipped;

		Run(Set<ExpectedToken> start) {
			this.start = start;
			current = start;
		}

		void read(LexerToken lexerToken) {
			if (skipped > 0) {
				skipped += lexerToken.is("{") ? 1 : lexerToken.is("}") ? -1 : 0;
				return;
			}
			Set<ExpectedToken> next = grammarAutomaton.after(current, lexerToken);
			Set<ExpectedToken> base = blocks.isEmpty() ? start : blocks.peek();
			if (next.isEmpty() && current != base) {
				next = grammarAutomaton.after(base, lexerToken);
			}
			if (next.isEmpty()) {
				skipped = lexerToken.is("{") ? 1 : 0;
				current = base;
				return;
			}
			current = next;
			if (lexerToken.is("{")) {
				blocks.push(current);
			} else if (lexerToken.is("}") && !blocks.isEmpty()) {
				blocks.pop();
			}
			if (!blocks.isEmpty() && closing(current).isPresent()) {
				blocks.pop();
				blocks.push(current);
			}
		}

		Optional<RuleFrame> body() {
			return blocks.isEmpty() ? Optional.empty() : closing(blocks.peek());
		}

		private static Optional<RuleFrame> closing(Set<ExpectedToken> expected) {
			return expected.stream().filter(each -> each.terminal() instanceof Keyword keyword && keyword.getValue().equals("}"))
					.map(ExpectedToken::frame).findFirst();
		}
	}
}
