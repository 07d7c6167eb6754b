package dev.lamina.dsl.serializer;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts words and the comments that belong to them together: between two that stood together the white space stays; where one is
 * new the layout decides, for which {@link SplicedToken#space} is null.
 */
final class TokenSplicer {
	/**
	 * A word or a comment of the new text, how many lines end before it where its space is open, and which of the old text it is
	 * or replaces.
	 */
	record SplicedToken(String text, String space, int lines, int source) {
		SplicedToken spaced(String space) {
			return new SplicedToken(text, space, lines, source);
		}
	}

	private final OriginalText old;
	private final List<OutputToken> words;
	private final BitSet dropped;
	private final int first;
	private final int last;
	private final List<OutputToken> all = new ArrayList<>();
	private final BitSet comments = new BitSet();

	private TokenSplicer(OriginalText old, List<OutputToken> words, BitSet dropped, boolean isWhole) {
		this.old = old;
		this.words = words;
		this.dropped = dropped;
		first = isWhole ? -1
				: words.stream().filter(word -> !word.isNew()).mapToInt(OutputToken::source).min().orElse(Integer.MAX_VALUE);
		last = isWhole ? Integer.MAX_VALUE
				: words.stream().filter(word -> !word.isNew()).mapToInt(OutputToken::source).max().orElse(-1);
	}

	/** @param isWhole whether the words are a whole file; of a part only comments between its words are kept */
	static List<SplicedToken> of(OriginalText old, List<OutputToken> words, BitSet dropped, boolean isWhole) {
		TokenSplicer tokenSplicer = new TokenSplicer(old, words, dropped, isWhole);
		tokenSplicer.interleave();
		return tokenSplicer.space();
	}

	// ---- which comments stay, and where --------------------------------------------------------------------------------------

	private void interleave() {
		BitSet kept = new BitSet(old.size());
		words.stream().filter(word -> !word.isNew()).forEach(word -> kept.set(word.source()));
		Map<Integer, List<Integer>> behind = new HashMap<>();
		int survivor = OriginalText.START;
		add(behind, OriginalText.START, old.apart(OriginalText.START));
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
		append(behind.getOrDefault(OriginalText.START, List.of()));
		for (OutputToken word : words) {
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
			all.add(new OutputToken(old.token(piece).text(), piece, null, false));
		}
	}

	// ---- what stands between
	// ---------------------------------------------------------------------------------------------------

	private List<SplicedToken> space() {
		List<SplicedToken> splicedTokens = new ArrayList<>(all.size() + 1);
		for (int i = 0; i < all.size(); i++) {
			OutputToken outputToken = all.get(i);
			// what is new does not take the comment above it for its own
			int lines = !outputToken.breaks() ? 0 : i > 0 && comments.get(i - 1) && outputToken.isNew() ? 2 : 1;
			splicedTokens.add(
					new SplicedToken(outputToken.text(), i == 0 ? first(outputToken) : between(i), lines, outputToken.source()));
		}
		return splicedTokens;
	}

	private String first(OutputToken outputToken) {
		return outputToken.source() == 0 ? old.token(0).before() : "";
	}

	private String between(int index) {
		OutputToken left = all.get(index - 1);
		OutputToken right = all.get(index);
		String space = left.isNew() || right.isNew() || right.source() != left.source() + 1 ? apart(left, right)
				: together(left, right);
		boolean endsLine = comments.get(index - 1) && left.text().startsWith("//");
		return space != null && endsLine && OriginalText.lines(space) == 0 ? old.lineEnd() + space.stripLeading() : space;
	}

	/** Two that stood together, of which each may have been replaced. */
	private String together(OutputToken left, OutputToken right) {
		String space = old.token(right.source()).before();
		boolean replaced = !old.token(left.source()).text().equals(left.text())
				|| !old.token(right.source()).text().equals(right.text());
		if (replaced && right.space() != null && (right.space().isEmpty() || space.isEmpty())) {
			return right.space();
		}
		return replaced && space.isEmpty() && isWord(left.text()) && isWord(right.text()) ? " " : space;
	}

	private static boolean isWord(String text) {
		return Character.isLetterOrDigit(text.charAt(0)) || text.charAt(0) == '_' || text.charAt(0) == '^'
				|| text.charAt(0) == '"' || text.charAt(0) == '-';
	}

	private String apart(OutputToken left, OutputToken right) {
		if (right.isNew()) {
			return right.space();
		}
		String before = old.token(right.source()).before();
		if (left.isNew() || right.breaks() && OriginalText.lines(before) == 0) {
			return OriginalText.lines(before) > 0 ? before : right.space();
		}
		String after = left.source() + 1 < old.size() ? old.token(left.source() + 1).before() : old.end();
		if (OriginalText.lines(before) > 0) {
			boolean blank = OriginalText.lines(after) > OriginalText.lines(before) && !right.text().equals("}")
					|| left.text().equals("{") && OriginalText.lines(after) > 0;
			return blank ? after.substring(0, after.lastIndexOf('\n') + 1) + before.substring(before.lastIndexOf('\n') + 1)
					: before;
		}
		if (OriginalText.lines(after) > 0) {
			return after;
		}
		if (left.text().equals("{") && right.text().equals("}")) {
			return null;
		}
		String space = "})],".contains(right.text()) ? before : after;
		return space.isEmpty() && isWord(left.text()) && isWord(right.text()) ? null : space;
	}
}
