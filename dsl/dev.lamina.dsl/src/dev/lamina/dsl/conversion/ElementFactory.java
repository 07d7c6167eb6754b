package dev.lamina.dsl.conversion;

import org.antlr.runtime.Token;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.parser.DefaultEcoreElementFactory;
import org.eclipse.xtext.parser.antlr.AntlrDatatypeRuleToken;

/** Leaves a feature unset where its value is missing in the text: the parser has said so, and no converter needs to. */
public final class ElementFactory extends DefaultEcoreElementFactory {
	@Override
	public void set(EObject object, String feature, Object value, String ruleName, INode node) {
		if (isThere(value)) {
			super.set(object, feature, value, ruleName, node);
		}
	}

	@Override
	public void add(EObject object, String feature, Object value, String ruleName, INode node) {
		if (isThere(value)) {
			super.add(object, feature, value, ruleName, node);
		}
	}

	private static boolean isThere(Object value) {
		return switch (value) {
			case null -> false;
			case AntlrDatatypeRuleToken words -> words.getText() != null && !words.getText().isEmpty();
			case Token token -> token.getText() != null && !token.getText().startsWith("<missing");
			default -> true;
		};
	}
}
