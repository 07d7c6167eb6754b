package dev.lamina.dsl.ide.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.util.CancelIndicator;
import org.junit.jupiter.api.Test;

import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.dsl.ide.snapshot.Workspace;
import dev.lamina.model.EventAction;
import dev.lamina.model.Metric;

/** The reference has a page for everything, made of what the metamodel says. */
class LanguageReferenceTest {
	private final List<ReferencePage> referencePages = LanguageReference.pages();

	@Test
	void everyKindOfDeclarationHasAPage() {
		List<String> declarations = referencePages.stream()
				.filter(referencePage -> referencePage.chapter() == ReferencePage.Chapter.DECLARATIONS).map(ReferencePage::title)
				.toList();
		assertEquals(List.of("fleet", "gpu", "host", "policy", "simulation", "stack", "vm", "workload"), declarations);
	}

	@Test
	void aPageSaysWhatEachPropertyMeans() {
		ReferencePage host = referencePages.stream().filter(referencePage -> referencePage.title().equals("host")).findFirst()
				.orElseThrow();
		assertTrue(host.markdown().contains("- **memory**: "), host.markdown());
		assertTrue(host.markdown().contains("`KVM`"), host.markdown());
		assertTrue(referencePages.stream().noneMatch(page -> page.markdown().contains("**unknown-properties**")),
				"only what people write");
	}

	@Test
	void topicsListWhatTheMetamodelHas() {
		String measures = topic("measures");
		Arrays.stream(Metric.values())
				.forEach(metric -> assertTrue(measures.contains("- **" + metric.getLiteral() + "**: "), measures));
		String events = topic("events");
		Arrays.stream(EventAction.values())
				.forEach(action -> assertTrue(events.contains("- **" + action.getLiteral() + "**: "), events));
		String language = topic("language");
		referencePages.stream().filter(page -> page.chapter() != ReferencePage.Chapter.RULES
				&& page.chapter() != ReferencePage.Chapter.TOPICS)
				.forEach(page -> assertTrue(language.contains("- **" + page.title() + "**: "), language));
		assertTrue(referencePages.stream().noneMatch(page -> page.markdown().lines().anyMatch(line -> line.matches("\\{\\w+}"))),
				"no list is left out");
	}

	/** The model that the page shows is one. */
	@Test
	void theModelOfTheTopicIsValid() {
		String language = topic("language");
		String model = language.substring(language.indexOf("```\n") + 4,
				language.indexOf("\n```", language.indexOf("```\n") + 4));
		assertEquals(Optional.of(List.of()),
				new Workspace(List.of()).put(URI.createURI("memory:/topic.lamina"), 0, model)
						.diagnostics(CancelIndicator.NullImpl));
	}

	private String topic(String title) {
		return referencePages.stream()
				.filter(page -> page.chapter() == ReferencePage.Chapter.TOPICS && page.title().equals(title)).findFirst()
				.orElseThrow().markdown();
	}

	@Test
	void everyRuleHasAPage() {
		assertEquals(Arrays.stream(Rule.values()).map(Rule::code).toList(),
				referencePages.stream().filter(referencePage -> referencePage.chapter() == ReferencePage.Chapter.RULES)
						.map(ReferencePage::title).toList());
	}

	@Test
	void noTwoPagesOfAChapterHaveTheSameTitle() {
		List<String> titles = referencePages.stream().map(referencePage -> referencePage.chapter() + " " + referencePage.title())
				.toList();
		assertEquals(titles.stream().distinct().toList(), titles);
	}
}
