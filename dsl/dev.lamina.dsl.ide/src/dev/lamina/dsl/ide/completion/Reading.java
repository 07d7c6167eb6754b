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
 * nobody can read, a block of unknown kind, a block that is never closed.
 */
final class Reading {
	private final Automaton automaton = new Automaton();
	private final ParserRule model;
	private final AbstractElement declarations;
	private final Set<String> declarationWords;

	Reading(Grammar grammar, GrammarKeywords words) {
		model = (ParserRule) GrammarUtil.findRuleForName(grammar, "Model");
		declarations = EcoreUtil2.eAllOfType(model, Alternatives.class).getFirst();
		declarationWords = Set.copyOf(words.declarations());
	}

	/** @param resume where the text goes on behind what is replaced */
	Place upTo(List<Token> tokens, String text, int offset, int resume) {
		int end = 0;
		while (end < tokens.size() && tokens.get(end).end() <= offset) {
			end++;
		}
		int start = declarationBefore(tokens, text, end);
		Run run = new Run(start < 0 ? automaton.start(model) : automaton.at(declarations, model));
		for (int i = Math.max(0, start); i < end; i++) {
			run.read(tokens.get(i));
		}
		Optional<Frame> body = run.body();
		Optional<Frame> rest = Optional.empty();
		if (body.isPresent()) {
			int next = end;
			while (next < tokens.size() && tokens.get(next).offset() < resume) {
				next++;
			}
			rest = rest(run.blocks.peek(), tokens, next, text);
		}
		return new Place(offset, run.skipped > 0 ? Set.of() : run.current,
				end == 0 ? Optional.empty() : Optional.of(tokens.get(end - 1)),
				start < 0 ? -1 : tokens.get(start).offset(), body, rest);
	}

	/** What is said in the rest of a block. */
	private Optional<Frame> rest(Set<Expected> block, List<Token> tokens, int from, String text) {
		Run run = new Run(block);
		run.blocks.push(block);
		Optional<Frame> last = Optional.empty();
		for (int i = from; i < tokens.size() && !run.blocks.isEmpty() && !beginsDeclaration(tokens, i, text); i++) {
			if (run.blocks.size() == 1) {
				last = run.body();
			}
			run.read(tokens.get(i));
		}
		return run.blocks.size() == 1 ? run.body() : last;
	}

	/** The token with which the declaration begins that has not ended before a token; -1 where that is the head of the file. */
	private int declarationBefore(List<Token> tokens, String text, int end) {
		int depth = 0;
		int start = -1;
		for (int i = 0; i < end; i++) {
			Token token = tokens.get(i);
			if (beginsDeclaration(tokens, i, text)) {
				depth = 0;
				start = i;
			} else if (depth == 0 && declarationWords.contains(token.text()) && (i == 0 || !isNamed(tokens.get(i - 1)))) {
				start = i;
			} else if (token.is("{")) {
				depth++;
			} else if (token.is("}")) {
				depth = Math.max(0, depth - 1);
			}
		}
		return start;
	}

	/**
	 * Whether a word begins a declaration though a block may be open: nobody who indents writes a property in the first column.
	 */
	private boolean beginsDeclaration(List<Token> tokens, int index, String text) {
		Token token = tokens.get(index);
		boolean inFirstColumn = token.offset() == 0 || text.charAt(token.offset() - 1) == '\n';
		if (!inFirstColumn || !declarationWords.contains(token.text())) {
			return false;
		}
		if (!token.is("gpu")) {
			return true;
		}
		return index + 2 >= tokens.size() || tokens.get(index + 2).is("{") || tokens.get(index + 2).is("extends");
	}

	/** Whether the word behind this token is a name, whatever word it is. */
	private boolean isNamed(Token before) {
		return switch (before.text()) {
			case "package", "import", "extends", "for", ":", ".", "," -> true;
			default -> declarationWords.contains(before.text());
		};
	}

	/** One pass over tokens. */
	private final class Run {
		private final Set<Expected> start;
		/** For each open block, what may come where its last property that could be read has ended. */
		private final Deque<Set<Expected>> blocks = new ArrayDeque<>();
		private Set<Expected> current;
		private int skipped;

		Run(Set<Expected> start) {
			this.start = start;
			current = start;
		}

		void read(Token token) {
			if (skipped > 0) {
				skipped += token.is("{") ? 1 : token.is("}") ? -1 : 0;
				return;
			}
			Set<Expected> next = automaton.after(current, token);
			Set<Expected> base = blocks.isEmpty() ? start : blocks.peek();
			if (next.isEmpty() && current != base) {
				next = automaton.after(base, token);
			}
			if (next.isEmpty()) {
				skipped = token.is("{") ? 1 : 0;
				current = base;
				return;
			}
			current = next;
			if (token.is("{")) {
				blocks.push(current);
			} else if (token.is("}") && !blocks.isEmpty()) {
				blocks.pop();
			}
			if (!blocks.isEmpty() && closing(current).isPresent()) {
				blocks.pop();
				blocks.push(current);
			}
		}

		Optional<Frame> body() {
			return blocks.isEmpty() ? Optional.empty() : closing(blocks.peek());
		}

		private static Optional<Frame> closing(Set<Expected> expected) {
			return expected.stream().filter(each -> each.terminal() instanceof Keyword keyword && keyword.getValue().equals("}"))
					.map(Expected::frame).findFirst();
		}
	}
}
