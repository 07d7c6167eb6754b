package dev.lamina.dsl.messages;

import org.eclipse.xtext.nodemodel.SyntaxErrorMessage;
import org.eclipse.xtext.parser.antlr.SyntaxErrorMessageProvider;
public final class SyntaxMessages extends SyntaxErrorMessageProvider {
	@Override
	public SyntaxErrorMessage getSyntaxErrorMessage(IParserErrorContext context) {
		var e = context.getRecognitionException();
		if (e == null) return super.getSyntaxErrorMessage(context);
		var s = (org.antlr.runtime.TokenStream) e.input;
		String exp = e instanceof org.antlr.runtime.MismatchedTokenException m && m.expecting >= 0 ? context.getTokenNames()[m.expecting] : "-";
		return new SyntaxErrorMessage(e.getClass().getSimpleName() + " at " + e.index + " tok=" + e.token + " prev=" + (s.LT(-1)) + " exp=" + exp + " ctx=" + (context.getCurrentContext()==null?null:context.getCurrentContext().eClass().getName()) + " node=" + (context.getCurrentNode()==null?null:context.getCurrentNode().getGrammarElement()) + " | " + context.getDefaultMessage(), "syntax");
	}
}
