package dev.lamina.dsl.serializer;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.ILeafNode;

/**
 * The words and comments of the text that a model was read from, with the white space before each, and to which word each comment
 * belongs: one on the line of a word to that word, one directly above a word to it, and any other to nothing that can be removed.
 */
final class OriginalText {
	/** A word or a comment; the end of the line that ends a comment is white space. */
	record OriginalToken(String text, String before, boolean isComment, ILeafNode leaf) {
	}

	static final int START = -1;

	private final List<OriginalToken> tokens = new ArrayList<>();
	private final Map<ILeafNode, Integer> byLeaf = new HashMap<>();
	private final Map<Integer, List<Integer>> above = new HashMap<>();
	private final Map<Integer, List<Integer>> beside = new HashMap<>();
	private final Map<Integer, List<Integer>> apart = new HashMap<>();
	private final String end;
	private final String lineEnd;

	OriginalText(ICompositeNode root) {
		String text = root == null ? "" : root.getText();
		lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
		StringBuilder space = new StringBuilder();
		for (ILeafNode leaf : root == null ? List.<ILeafNode>of() : root.getLeafNodes()) {
			String word = leaf.getText();
			if (word.isEmpty()) {
				continue;
			}
			boolean comment = leaf.isHidden() && word.startsWith("/");
			if (leaf.isHidden() && !comment) {
				space.append(word);
				continue;
			}
			String stripped = comment && word.endsWith("\n") ? word.stripTrailing() : word;
			byLeaf.put(leaf, tokens.size());
			tokens.add(new OriginalToken(stripped, space.toString(), comment, leaf));
			space.setLength(0);
			space.append(word, stripped.length(), word.length());
		}
		end = space.toString();
		ownComments();
	}

	private void ownComments() {
		int word = START;
		for (int i = 0; i < tokens.size();) {
			if (!tokens.get(i).isComment) {
				word = i++;
				continue;
			}
			int next = i;
			while (next < tokens.size() && tokens.get(next).isComment) {
				next++;
			}
			own(i, next, word);
			i = next;
		}
	}

	/** The comments from {@code first} to before {@code next}, which is the next word or the end. */
	private void own(int first, int next, int word) {
		int current = first;
		while (current < next && word != START && lines(tokens.get(current).before) == 0) {
			beside.computeIfAbsent(word, key -> new ArrayList<>()).add(current++);
		}
		boolean closes = next == tokens.size() || tokens.get(next).text.equals("}");
		int attached = next;
		while (!closes && attached > current && lines(attached == tokens.size() ? end : tokens.get(attached).before) < 2) {
			attached--;
		}
		for (; current < next; current++) {
			int owner = current >= attached ? next : word;
			(current >= attached ? above : apart).computeIfAbsent(owner, key -> new ArrayList<>()).add(current);
		}
	}

	static int lines(String space) {
		return (int) space.chars().filter(letter -> letter == '\n').count();
	}

	int size() {
		return tokens.size();
	}

	OriginalToken token(int index) {
		return tokens.get(index);
	}

	int indexOf(ILeafNode leaf) {
		return byLeaf.getOrDefault(leaf, OutputToken.NEW);
	}

	String end() {
		return end;
	}

	String lineEnd() {
		return lineEnd;
	}

	/** The comments directly above a word. */
	List<Integer> above(int word) {
		return above.getOrDefault(word, List.of());
	}

	/** The comments behind a word on its line. */
	List<Integer> beside(int word) {
		return beside.getOrDefault(word, List.of());
	}

	/** The comments behind a word or at the start that belong to nothing. */
	List<Integer> apart(int word) {
		return apart.getOrDefault(word, List.of());
	}

	/** Whether no line ends between the opening brace and its closing one. */
	boolean isOneLine(int open, int close) {
		for (int i = open + 1; i <= close; i++) {
			if (lines(tokens.get(i).before) > 0 || lines(tokens.get(i).text) > 0) {
				return false;
			}
		}
		return true;
	}

	BitSet words() {
		BitSet words = new BitSet(tokens.size());
		for (int i = 0; i < tokens.size(); i++) {
			words.set(i, !tokens.get(i).isComment);
		}
		return words;
	}
}
