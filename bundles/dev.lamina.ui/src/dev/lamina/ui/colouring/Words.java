package dev.lamina.ui.colouring;

import java.util.Set;

import org.eclipse.jface.text.rules.EndOfLineRule;
import org.eclipse.jface.text.rules.IRule;
import org.eclipse.jface.text.rules.MultiLineRule;
import org.eclipse.jface.text.rules.RuleBasedScanner;
import org.eclipse.jface.text.rules.SingleLineRule;
import org.eclipse.jface.text.rules.Token;

import dev.lamina.dsl.ide.colouring.Token.Kind;

/** Knows comments and texts in quotes by their signs alone, so that they are coloured while they are typed. */
final class Words extends RuleBasedScanner {
	Words(Palette palette) {
		use(palette);
	}

	/** Takes the colours of another theme. */
	void use(Palette palette) {
		Token comment = new Token(palette.of(Kind.COMMENT, Set.of()));
		Token string = new Token(palette.of(Kind.STRING, Set.of()));
		setRules(new IRule[] { new EndOfLineRule("//", comment), new MultiLineRule("/*", "*/", comment), new SingleLineRule("\"", "\"", string, '\\') });
	}
}
