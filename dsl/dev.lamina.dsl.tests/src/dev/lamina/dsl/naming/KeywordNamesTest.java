package dev.lamina.dsl.naming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.xtext.Alternatives;
import org.eclipse.xtext.Grammar;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.IGrammarAccess;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.ParserRule;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import dev.lamina.dsl.messages.GrammarKeywords;
import dev.lamina.dsl.project.ParsedModels;
import dev.lamina.model.Host;
import dev.lamina.model.Model;
import dev.lamina.model.NamedElement;

class KeywordNamesTest {
	private static Grammar grammar() {
		return ParsedModels.injector().getInstance(IGrammarAccess.class).getGrammar();
	}

	private static List<String> keywords() {
		return GrammarUtil.getAllKeywords(grammar()).stream().filter(word -> Character.isLetter(word.charAt(0))).sorted()
				.toList();
	}

	@Test
	void theRuleForKeywordsKnowsThemAll() {
		ParserRule rule = (ParserRule) GrammarUtil.findRuleForName(grammar(), "Keyword");
		assertEquals(new TreeSet<>(keywords()), ((Alternatives) rule.getAlternatives()).getElements().stream()
				.map(word -> ((Keyword) word).getValue()).collect(Collectors.toCollection(TreeSet::new)));
	}

	@TestFactory
	Stream<DynamicTest> everyKeywordCanNameEveryKindOfDeclaration() {
		List<String> kinds = ParsedModels.injector().getInstance(GrammarKeywords.class).declarations();
		return keywords().stream().map(word -> dynamicTest(word, () -> {
			String text = kinds.stream().map(kind -> kind + " " + word + " { }").collect(Collectors.joining("\n"));
			Model model = ParsedModels.model(text);
			assertEquals(List.of(), model.eResource().getErrors());
			assertEquals(kinds.stream().map(kind -> word).toList(),
					model.getDeclarations().stream().map(NamedElement::getName).toList());
			String inside = "package %1$s.%1$s gpu %1$s host %1$s { gpu %1$s : %1$s } policy p for %1$s.%1$s vm v { gpu on %1$s.%1$s runs %1$s } workload %1$s"
					.formatted(word);
			Model linked = ParsedModels.model(inside);
			assertEquals(List.of(), linked.eResource().getErrors());
			assertEquals(word + "." + word, linked.getName());
			assertEquals(word, ParsedModels.declared(linked, Host.class, word).getGpus().getFirst().getType().getName());
		}));
	}
}
