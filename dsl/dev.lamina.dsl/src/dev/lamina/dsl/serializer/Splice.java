package dev.lamina.dsl.serializer;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts words and the comments that belong to them together: between two that stood together the white space stays; where one is
 * new the layout decides, for which {@link Piece#space} is null.
 */
final class Splice {
	/**
	 * A word or a comment of the new text, how many lines end before it where its space is open, and which of the old text it is
	 * or replaces.
	 */
	record Piece(String text, String space, int lines, int source) {
		Piece spaced(String space) {
			return new Piece(text, space, lines, source);
		}
	}

	private final OldText old;
	private final List<Token> words;
	private final BitSet dropped;
	private final int first;
	private final int last;
	private final List<Token> all = new ArrayList<>();
	private final BitSet comments = new BitSet();

	private Splice(OldText old, List<Token> words, BitSet dropped, boolean isWhole) {
		this.old = old;
		this.words = words;
		this.dropped = dropped;
		first = isWhole ? -1
				: words.stream().filter(word -> !word.isNew()).mapToInt(Token::source).min().orElse(Integer.MAX_VALUE);
		last = isWhole ? Integer.MAX_VALUE
				: words.stream().filter(word -> !word.isNew()).mapToInt(Token::source).max().orElse(-1);
	}

	/** @param isWhole whether the words are a whole file; of a part only comments between its words are kept */
	static List<Piece> of(OldText old, List<Token> words, BitSet dropped, boolean isWhole) {
		Splice splice = new Splice(old, words, dropped, isWhole);
		splice.interleave();
		return splice.space();
	}

	// ---- which comments stay, and where --------------------------------------------------------------------------------------

	private void interleave() {
		BitSet kept = new BitSet(old.size());
		words.stream().filter(word -> !word.isNew()).forEach(word -> kept.set(word.source()));
		Map<Integer, List<Integer>> behind = new HashMap<>();
		int survivor = OldText.START;
		add(behind, OldText.START, old.apart(OldText.START));
		BitSet all = old.words();
		for (int word = all.nextSetBit(0); word >= 0; word = all.nextSetBit(word + 1)) {
			survivor = kept.get(word) ? word : survivor;
			if (!kept.get(word) && !dropped.get(word)) {
				add(behind, survivor, old.above(word));
			}
			if (!dropped.get(word)) {
				add(behind, survivor, old.beside(word));
			}
			add(behind, survivor, old.apart(word));
		}
		append(behind.getOrDefault(OldText.START, List.of()));
		for (Token word : words) {
			if (!word.isNew()) {
				append(old.above(word.source()));
			}
			this.all.add(word);
			if (!word.isNew()) {
				append(behind.getOrDefault(word.source(), List.of()));
			}
		}
		append(old.above(old.size()));
	}

	private static void add(Map<Integer, List<Integer>> behind, int word, List<Integer> more) {
		if (!more.isEmpty()) {
			behind.computeIfAbsent(word, key -> new ArrayList<>()).addAll(more);
		}
	}

	private void append(List<Integer> pieces) {
		for (int piece : pieces) {
			if (piece < first || piece > last) {
				continue;
			}
			comments.set(all.size());
			all.add(new Token(old.piece(piece).text(), piece, null, false));
		}
	}

	// ---- what stands between
	// ---------------------------------------------------------------------------------------------------

	private List<Piece> space() {
		List<Piece> pieces = new ArrayList<>(all.size() + 1);
		for (int i = 0; i < all.size(); i++) {
			Token token = all.get(i);
			// what is new does not take the comment above it for its own
			int lines = !token.breaks() ? 0 : i > 0 && comments.get(i - 1) && token.isNew() ? 2 : 1;
			pieces.add(new Piece(token.text(), i == 0 ? first(token) : between(i), lines, token.source()));
		}
		return pieces;
	}

	private String first(Token token) {
		return token.source() == 0 ? old.piece(0).before() : "";
	}

	private String between(int index) {
		Token left = all.get(index - 1);
		Token right = all.get(index);
		String space = left.isNew() || right.isNew() || right.source() != left.source() + 1 ? apart(left, right)
				: together(left, right);
		boolean endsLine = comments.get(index - 1) && left.text().startsWith("//");
		return space != null && endsLine && OldText.lines(space) == 0 ? old.lineEnd() + space.stripLeading() : space;
	}

	/** Two that stood together, of which each may have been replaced. */
	private String together(Token left, Token right) {
		String space = old.piece(right.source()).before();
		boolean replaced = !old.piece(left.source()).text().equals(left.text())
				|| !old.piece(right.source()).text().equals(right.text());
		if (replaced && right.space() != null && (right.space().isEmpty() || space.isEmpty())) {
			return right.space();
		}
		return replaced && space.isEmpty() && isWord(left.text()) && isWord(right.text()) ? " " : space;
	}

	private static boolean isWord(String text) {
		return Character.isLetterOrDigit(text.charAt(0)) || text.charAt(0) == '_' || text.charAt(0) == '^'
				|| text.charAt(0) == '"' || text.charAt(0) == '-';
	}

	private String apart(Token left, Token right) {
		if (right.isNew()) {
			return right.space();
		}
		String before = old.piece(right.source()).before();
		if (left.isNew() || right.breaks() && OldText.lines(before) == 0) {
			return OldText.lines(before) > 0 ? before : right.space();
		}
		String after = left.source() + 1 < old.size() ? old.piece(left.source() + 1).before() : old.end();
		if (OldText.lines(before) > 0) {
			boolean blank = OldText.lines(after) > OldText.lines(before) && !right.text().equals("}")
					|| left.text().equals("{") && OldText.lines(after) > 0;
			return blank ? after.substring(0, after.lastIndexOf('\n') + 1) + before.substring(before.lastIndexOf('\n') + 1)
					: before;
		}
		if (OldText.lines(after) > 0) {
			return after;
		}
		if (left.text().equals("{") && right.text().equals("}")) {
			return null;
		}
		String space = "})],".contains(right.text()) ? before : after;
		return space.isEmpty() && isWord(left.text()) && isWord(right.text()) ? null : space;
	}
}
