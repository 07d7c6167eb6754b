package dev.lamina.dsl.formatting2;

import org.eclipse.xtext.formatting2.AbstractJavaFormatter;
import org.eclipse.xtext.formatting2.IFormattableDocument;

import dev.lamina.model.Model;

/** Lays a file out in the one shape of the language; formatting twice changes nothing and every comment stays. */
public class LaminaFormatter extends AbstractJavaFormatter {
	protected void format(Model model, IFormattableDocument document) {
		model.getDeclarations().forEach(document::format);
	}
}
