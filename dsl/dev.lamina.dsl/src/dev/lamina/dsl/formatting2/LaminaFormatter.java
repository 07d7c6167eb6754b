package dev.lamina.dsl.formatting2;

import org.eclipse.xtext.formatting2.AbstractJavaFormatter;
import org.eclipse.xtext.formatting2.IFormattableDocument;

import dev.lamina.model.Import;
import dev.lamina.model.Model;

/** Lays out a file: one import a line, a blank line before the first. */
public final class LaminaFormatter extends AbstractJavaFormatter {
	void format(Model model, IFormattableDocument document) {
		for (Import imported : model.getImports()) {
			boolean first = imported == model.getImports().get(0);
			document.prepend(imported, space -> space.setNewLines(first && model.getName() != null ? 2 : 1));
		}
	}
}
