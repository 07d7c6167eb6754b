package dev.lamina.dsl.ide.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.Grammar;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.IGrammarAccess;

import dev.lamina.dsl.help.RulePage;
import dev.lamina.dsl.ide.schema.Schema;
import dev.lamina.dsl.ide.snapshot.Workspace;
import dev.lamina.dsl.scoping.DeclarationKinds;
import dev.lamina.dsl.validation.Rule;
import dev.lamina.model.ModelPackage.Literals;

/** Makes the pages of the reference, always the same ones in the same order. */
public final class Reference {
	/** What nobody understood has no page. */
	private static final Set<EClass> UNKNOWN = Set.of(Literals.UNKNOWN_DECLARATION, Literals.UNKNOWN_PROPERTY, Literals.STRAY);

	private static final class Made {
		static final List<Page> PAGES = all();
	}

	private final Grammar grammar;

	private Reference(Grammar grammar) {
		this.grammar = grammar;
	}

	/** All pages: declarations and parts by their words, then rules in the order in which they are listed. They are made once. */
	public static List<Page> pages() {
		return Made.PAGES;
	}

	/** The page about a kind of declaration or part; nothing for what the reference does not explain. */
	static Optional<Page> page(EClass kind) {
		return page(chapter(kind), title(kind));
	}

	/** The page with that title in a chapter. */
	static Optional<Page> page(Page.Chapter chapter, String title) {
		return pages().stream().filter(page -> page.chapter() == chapter && page.title().equals(title)).findFirst();
	}

	private static List<Page> all() {
		Grammar grammar = new Workspace(List.of()).put(URI.createURI("reference:/reference.lamina"), 0, "").service(IGrammarAccess.class).getGrammar();
		List<Page> pages = new ArrayList<>(new Reference(grammar).kinds());
		Arrays.stream(Rule.values()).map(rule -> new Page(Page.Chapter.RULES, rule.code(), withoutTitle(RulePage.of(rule)))).forEach(pages::add);
		return List.copyOf(pages);
	}

	private List<Page> kinds() {
		return GrammarUtil.allParserRules(grammar).stream().flatMap(rule -> Schema.kind(rule).stream()).distinct()
				.filter(kind -> !kind.isAbstract() && !UNKNOWN.contains(kind) && !Schema.documentation(kind).isEmpty()).map(kind -> new Page(chapter(kind), title(kind), text(kind)))
				.sorted(Comparator.comparing(Page::chapter).thenComparing(Page::title)).toList();
	}

	private static Page.Chapter chapter(EClass kind) {
		return Literals.DECLARATION.isSuperTypeOf(kind) ? Page.Chapter.DECLARATIONS : Page.Chapter.PARTS;
	}

	private static String title(EClass kind) {
		return chapter(kind) == Page.Chapter.DECLARATIONS ? DeclarationKinds.word(kind) : inWords(kind.getName());
	}

	/** A name of the metamodel as people write it: "host gpu". */
	private static String inWords(String name) {
		return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
	}

	private String text(EClass kind) {
		StringBuilder text = new StringBuilder(Schema.documentation(kind)).append('\n');
		List<String> properties = kind.getEAllStructuralFeatures().stream().filter(feature -> !Schema.documentation(feature).isEmpty() && feature.isChangeable())
				.map(feature -> property(kind, feature)).toList();
		if (!properties.isEmpty()) {
			text.append("\n## Properties\n\n");
			properties.forEach(text::append);
		}
		return text.toString();
	}

	private String property(EClass kind, EStructuralFeature feature) {
		StringBuilder text = new StringBuilder("- **" + Schema.word(grammar, kind, feature) + "**: " + Schema.documentation(feature).replaceAll("\\s+", " ").strip());
		if (feature instanceof EAttribute attribute && attribute.getEAttributeType() instanceof EEnum words) {
			text.append(" One of ").append(String.join(", ", words.getELiterals().stream().map(EEnumLiteral::getLiteral).filter(word -> !word.isBlank()).map(word -> "`" + word + "`").toList())).append('.');
		}
		return text.append('\n').toString();
	}

	private static String withoutTitle(String page) {
		return page.startsWith("# ") ? page.substring(page.indexOf('\n') + 1).strip() + "\n" : page;
	}
}
