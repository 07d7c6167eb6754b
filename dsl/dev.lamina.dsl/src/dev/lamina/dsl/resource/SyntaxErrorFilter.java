package dev.lamina.dsl.resource;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.emf.ecore.resource.Resource.Diagnostic;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.SyntaxErrorMessage;
import org.eclipse.xtext.parser.IParseResult;
import org.eclipse.xtext.resource.XtextSyntaxDiagnostic;

/**
 * Chooses from the errors of the parser those that a person would report: the first of a line, and nothing beside or after a
 * comment or text that is never closed, because the parser only stumbles over its parts.
 */
final class SyntaxErrorFilter {
	private SyntaxErrorFilter() {
	}

	static List<Diagnostic> of(IParseResult parsed) {
		List<Diagnostic> chosen = new ArrayList<>();
		for (INode node : parsed.getSyntaxErrors()) {
			SyntaxErrorMessage said = node.getSyntaxErrorMessage();
			if (said == null) {
				continue;
			}
			if (isUnclosed(node)) {
				int line = node.getStartLine();
				chosen.removeIf(earlier -> earlier.getLine() == line);
				chosen.add(new Unclosed(node));
				return chosen;
			}
			boolean first = chosen.isEmpty() || chosen.getLast().getLine() != node.getStartLine();
			if (first) {
				chosen.add(new XtextSyntaxDiagnostic(node));
			}
		}
		return chosen;
	}

	private static boolean isUnclosed(INode node) {
		String text = node instanceof ILeafNode ? node.getText() : "";
		return text.startsWith("/*") ? text.length() < 4 || !text.endsWith("*/")
				: text.startsWith("\"") && (text.length() < 2 || !text.endsWith("\""));
	}

	private static final class Unclosed extends XtextSyntaxDiagnostic {
		private final boolean comment;

		Unclosed(INode node) {
			super(node);
			comment = node.getText().startsWith("/*");
		}

		@Override
		public String getCode() {
			return "syntax";
		}

		@Override
		public String getMessage() {
			return comment ? "This comment is never closed. Write '*/' where it ends."
					: "This text is never closed. Write '\"' where it ends, on the same line.";
		}
	}
}
