package dev.lamina.dsl.formatting2;

import java.util.List;

import org.eclipse.xtext.formatting2.FormatterRequest;
import org.eclipse.xtext.formatting2.IFormatter2;
import org.eclipse.xtext.formatting2.regionaccess.ITextRegionAccess;
import org.eclipse.xtext.formatting2.regionaccess.ITextReplacement;

/**
 * Offers {@link SourceFormatter} to Xtext: whole files are laid out, or left as they are where they have syntax errors.
 *
 * <p>Parts of a file are never laid out, because alignment reaches beyond them.
 */
public class LaminaFormatter implements IFormatter2 {
	@Override
	public List<ITextReplacement> format(FormatterRequest request) {
		ITextRegionAccess access = request.getTextRegionAccess();
		if (!request.getRegions().isEmpty()) {
			return List.of();
		}
		try {
			String formatted = SourceFormatter.format(access.getResource());
			return formatted.equals(access.regionForDocument().getText()) ? List.of()
					: List.of(access.regionForDocument().replaceWith(formatted));
		} catch (UnformattableSourceException refused) {
			return List.of();
		}
	}
}
