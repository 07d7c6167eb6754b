package dev.lamina.dsl.ide.completion;

import java.util.Locale;

/** What was typed of a name already, and which names can be meant by it. */
final class PrefixMatcher {
	private final String text;

	PrefixMatcher(String text) {
		this.text = text;
	}

	String text() {
		return text;
	}

	/**
	 * How well a name suits: 0 where it begins so, 1 where the letters begin its parts (fs: fixed-share, nv: NvidiaVgpu), -1
	 * if it does not.
	 */
	int matchRank(String name) {
		if (name.regionMatches(true, 0, text, 0, text.length())) {
			return 0;
		}
		String typed = text.toLowerCase(Locale.ROOT);
		for (int i = 0; i < name.length(); i++) {
			if (beginsPart(name, i) && spreads(typed, 0, name, i)) {
				return 1;
			}
		}
		return -1;
	}

	/** Whether the rest of what was typed goes on letter by letter here, or with the beginnings of later parts. */
	private static boolean spreads(String typed, int from, String name, int at) {
		if (from == typed.length()) {
			return true;
		}
		if (at >= name.length()) {
			return false;
		}
		if (Character.toLowerCase(name.charAt(at)) == typed.charAt(from) && spreads(typed, from + 1, name, at + 1)) {
			return true;
		}
		if (from == 0) {
			return false;
		}
		for (int next = at; next < name.length(); next++) {
			if (beginsPart(name, next) && Character.toLowerCase(name.charAt(next)) == typed.charAt(from)
					&& spreads(typed, from + 1, name, next + 1)) {
				return true;
			}
		}
		return false;
	}

	private static boolean beginsPart(String name, int at) {
		if (at == 0) {
			return true;
		}
		char before = name.charAt(at - 1);
		char here = name.charAt(at);
		return Character.isLetterOrDigit(here) && !Character.isLetterOrDigit(before)
				|| Character.isUpperCase(here) && !Character.isUpperCase(before)
				|| Character.isDigit(here) && !Character.isDigit(before);
	}
}
