package dev.lamina.dsl.documentation;

import static dev.lamina.dsl.project.ParsedModels.declared;
import static dev.lamina.dsl.project.ParsedModels.model;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.documentation.IEObjectDocumentationProvider;
import org.junit.jupiter.api.Test;

import dev.lamina.dsl.project.ParsedModels;
import dev.lamina.model.GpuType;
import dev.lamina.model.Host;
import dev.lamina.model.Model;

class DocCommentsTest {
	private static String of(EObject element) {
		return ParsedModels.injector().getInstance(IEObjectDocumentationProvider.class).getDocumentation(element);
	}

	@Test
	void theCommentDirectlyBeforeWithoutItsStars() {
		Model model = model("""
				/** Not of the model's first host. */
				package p
				/**
				 * Two lines
				 *   of text.
				 */

				host documented
				/** Of the gpu. */
				gpu T { /** Of the profile. */ profile p }
				""");
		assertEquals("Two lines\nof text.", of(declared(model, Host.class, "documented")));
		assertEquals("Of the gpu.", of(declared(model, GpuType.class, "T")));
		assertEquals("Of the profile.", of(declared(model, GpuType.class, "T").getProfiles().getFirst()));
	}

	@Test
	void otherCommentsDocumentNothing() {
		Model model = model("""
				/* no */ host a
				// no
				host b
				/** no */
				// because of this
				host c
				/**/ host d
				host e /** after */
				""");
		for (String name : "abcde".split("")) {
			assertNull(of(declared(model, Host.class, name)), name);
		}
	}
}
