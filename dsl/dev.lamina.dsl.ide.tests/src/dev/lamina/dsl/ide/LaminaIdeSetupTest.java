package dev.lamina.dsl.ide;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.eclipse.xtext.ide.editor.contentassist.antlr.IContentAssistParser;
import org.junit.jupiter.api.Test;

import dev.lamina.dsl.ide.contentassist.antlr.LaminaParser;

class LaminaIdeSetupTest {
	@Test
	void editorServicesNeedNoEclipse() {
		var injector = new LaminaIdeSetup().createInjectorAndDoEMFRegistration();
		assertInstanceOf(LaminaParser.class, injector.getInstance(IContentAssistParser.class));
	}
}
