package dev.lamina.dsl.ide.rename;

import java.util.Set;
import java.util.regex.Pattern;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.IGrammarAccess;
import org.eclipse.xtext.resource.XtextResource;

import dev.lamina.model.Profile;

/** What a name may look like, which is the same everywhere the element can be named. */
public final class NameSyntax {
	private static final String LETTER = "[A-Za-z_\\u00b5\\u03bc\\u00c0-\\u024f]";
	private static final String WORD = LETTER + "(?:" + LETTER + "|\\d)*(?:-(?:" + LETTER + "|\\d)+)*";
	private static final Pattern NAME = Pattern.compile(WORD);
	/** 1g.10gb+me */
	private static final Pattern PROFILE = Pattern
			.compile(WORD + "|\\d+" + WORD + "(?:\\.\\d+" + WORD + ")*(?:\\+" + WORD + ")*");

	private NameSyntax() {
	}

	/** Makes sure that a text can be the name of an element. */
	public static void check(EObject element, String name) throws RenameRefusedException {
		boolean profile = element instanceof Profile;
		if (!(profile ? PROFILE : NAME).matcher(name).matches()) {
			throw new RenameRefusedException("'" + name.strip()
					+ "' is not a name. A name begins with a letter and consists of letters, digits and single hyphens"
					+ (profile ? ", or is one such as 1g.10gb+me." : "."));
		}
		if (keywords(element).contains(name)) {
			throw new RenameRefusedException(
					"'" + name + "' is a word of the language. Choose another name, such as '" + name + "1'.");
		}
	}

	private static Set<String> keywords(EObject element) {
		return GrammarUtil.getAllKeywords(
				((XtextResource) element.eResource()).getResourceServiceProvider().get(IGrammarAccess.class).getGrammar());
	}
}
