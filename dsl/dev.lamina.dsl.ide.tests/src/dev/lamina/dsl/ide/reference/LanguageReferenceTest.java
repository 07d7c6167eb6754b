package dev.lamina.dsl.ide.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

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

	private static final Set<String> NOT_UNDERSTOOD = Set.of("syntax", "property.unknown", "declaration.unknown", "word.unknown",
			"vary.unknown");
	private static final Pattern BLOCK = Pattern.compile("(?s)```\\n(.*?)```");
	private static final Pattern STATEMENT = Pattern
			.compile("`((?:at|vary|find|minimize|until|expect|checkpoint|on-failure) [^`]*)`");

	/** Blocks and statements of the topics are the language, whatever they name. */
	@Test
	void whatTopicsShowIsUnderstood() {
		List<String> shown = new ArrayList<>();
		referencePages.stream().filter(page -> page.chapter() == ReferencePage.Chapter.TOPICS).forEach(page -> {
			BLOCK.matcher(page.markdown()).results().forEach(found -> shown.add(found.group(1)));
			STATEMENT.matcher(page.markdown()).results().map(found -> found.group(1)).forEach(statement -> shown
					.add(statement.startsWith("checkpoint") ? "workload w { each iteration { cpu 3 ms } " + statement + " }"
							: statement.startsWith("on-failure") ? "vm v { " + statement + " }"
							: "simulation s { for 60 s " + statement + " }"));
		});
		assertTrue(shown.size() > 12, shown::toString);
		for (String text : shown) {
			List<String> refused = new Workspace(List.of()).put(URI.createURI("memory:/shown.lamina"), 0, text)
					.diagnostics(CancelIndicator.NullImpl).orElseThrow().stream()
					.filter(found -> NOT_UNDERSTOOD.contains(found.code())).map(Object::toString).toList();
			assertEquals(List.of(), refused, text);
		}
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
