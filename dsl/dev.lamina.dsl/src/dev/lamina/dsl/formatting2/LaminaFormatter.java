package dev.lamina.dsl.formatting2;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

import com.google.inject.Inject;
import org.eclipse.xtext.formatting2.FormatterRequest;
import org.eclipse.xtext.formatting2.IFormatter2;
import org.eclipse.xtext.formatting2.regionaccess.IHiddenRegion;
import org.eclipse.xtext.formatting2.regionaccess.ISemanticRegion;
import org.eclipse.xtext.formatting2.regionaccess.ITextRegionAccess;
import org.eclipse.xtext.formatting2.regionaccess.ITextReplacement;
import org.eclipse.xtext.parser.IParser;

/**
 * Offers {@link SourceFormatter} to Xtext: whole files are laid out, or left as they are if they have syntax errors. What is
 * laid out is the text that is asked about, which of an edited model is another than the one that was read.
 *
 * <p>Parts of a file are never laid out, because alignment reaches beyond them.
 */
public class LaminaFormatter implements IFormatter2 {
	@Inject
	private IParser parser;

	@Override
	public List<ITextReplacement> format(FormatterRequest request) {
		ITextRegionAccess access = request.getTextRegionAccess();
		if (request.isFormatUndefinedHiddenRegionsOnly()) {
			return separate(access);
		}
		if (!request.getRegions().isEmpty()) {
			return List.of();
		}
		try {
			String text = access.regionForDocument().getText();
			String formatted = SourceFormatter.format(parser.parse(new StringReader(text)));
			return formatted.equals(text) ? List.of() : List.of(access.regionForDocument().replaceWith(formatted));
		} catch (UnformattableSourceException refused) {
			return List.of();
		}
	}

	/** Keeps words apart between which nothing stands yet. */
	private static List<ITextReplacement> separate(ITextRegionAccess access) {
		List<ITextReplacement> spaces = new ArrayList<>();
		ISemanticRegion word = access.regionForRootEObject().getNextSemanticRegion();
		for (; word != null; word = word.getNextSemanticRegion()) {
			IHiddenRegion before = word.getPreviousHiddenRegion();
			if (before != null && before.isUndefined() && before.getPreviousSemanticRegion() != null) {
				spaces.add(before.replaceWith(" "));
			}
		}
		return spaces;
	}
}
