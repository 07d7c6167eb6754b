package dev.lamina.ui.typing;

import org.eclipse.jface.text.source.DefaultCharacterPairMatcher;

/** Knows which brackets belong together, to show the one where the cursor is at the other. */
public final class BracketMatcher extends DefaultCharacterPairMatcher {
	public BracketMatcher() {
		super(new char[] { '{', '}', '(', ')', '[', ']' });
	}
}
