package dev.lamina.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.inject.Inject;
import org.eclipse.xtext.testing.InjectWith;
import org.eclipse.xtext.testing.extensions.InjectionExtension;
import org.eclipse.xtext.testing.util.ParseHelper;
import org.eclipse.xtext.testing.validation.ValidationTestHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.lamina.dsl.tests.LaminaInjectorProvider;
import dev.lamina.model.Model;

@ExtendWith(InjectionExtension.class)
@InjectWith(LaminaInjectorProvider.class)
class ParsingTest {
	@Inject
	private ParseHelper<Model> parser;
	@Inject
	private ValidationTestHelper validation;

	@Test
	void aFileMayNameItselfAndImportOthers() throws Exception {
		Model model = parser.parse("""
				package a.b

				import nvidia.A40
				import stacks.*
				""");
		validation.assertNoErrors(model);
		assertEquals("a.b", model.getName());
		assertEquals("stacks.*", model.getImports().get(1).getImportedNamespace());
	}
}
