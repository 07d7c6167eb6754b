package dev.lamina.dsl.ide.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.Grammar;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.IGrammarAccess;

import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.dsl.help.RulePage;
import dev.lamina.dsl.ide.schema.Schema;
import dev.lamina.dsl.ide.snapshot.Workspace;
import dev.lamina.dsl.scoping.DeclarationKinds;
import dev.lamina.model.ModelPackage.Literals;

/** Makes the pages of the reference, always the same ones in the same order. */
public final class LanguageReference {
	/** What no one understood has no page. */
	private static final Set<EClass> UNKNOWN = Set.of(Literals.UNKNOWN_DECLARATION, Literals.UNKNOWN_PROPERTY, Literals.STRAY);

	/** In what the metamodel holds a quantity; a text names its unit itself. */
	private static final Pattern BASE_UNIT = Pattern.compile(",? in (?:nanoseconds|bytes(?: per second)?|hertz|watts)\\b");

	private final Grammar grammar;

	private LanguageReference(Grammar grammar) {
		this.grammar = grammar;
	}

	/** All pages: topics, then declarations and parts by their words, then rules in the order in which they are listed. */
	public static List<ReferencePage> pages() {
		Grammar grammar = new Workspace(List.of()).put(URI.createURI("reference:/reference.lamina"), 0, "")
				.service(IGrammarAccess.class).getGrammar();
		List<ReferencePage> kinds = new LanguageReference(grammar).kinds();
		List<ReferencePage> referencePages = new ArrayList<>(TopicPages.of(kinds));
		referencePages.addAll(kinds);
		Arrays.stream(Rule.values()).map(LanguageReference::page).forEach(referencePages::add);
		return List.copyOf(referencePages);
	}

	/** The page about a kind of declaration or part; nothing for what the reference does not explain. */
	static Optional<ReferencePage> page(Grammar grammar, EClass kind) {
		return isExplained(kind) ? Optional.of(new LanguageReference(grammar).page(kind)) : Optional.empty();
	}

	/** The page of a rule. */
	static ReferencePage page(Rule rule) {
		return new ReferencePage(ReferencePage.Chapter.RULES, rule.code(), withoutTitle(RulePage.of(rule)));
	}

	private static boolean isExplained(EClass kind) {
		return !kind.isAbstract() && !UNKNOWN.contains(kind) && !Schema.documentation(kind).isEmpty();
	}

	private List<ReferencePage> kinds() {
		return GrammarUtil.allParserRules(grammar).stream().flatMap(rule -> Schema.kind(rule).stream()).distinct()
				.filter(LanguageReference::isExplained).map(this::page)
				.sorted(Comparator.comparing(ReferencePage::chapter).thenComparing(ReferencePage::title)).toList();
	}

	private ReferencePage page(EClass kind) {
		boolean declaration = Literals.DECLARATION.isSuperTypeOf(kind);
		return new ReferencePage(declaration ? ReferencePage.Chapter.DECLARATIONS : ReferencePage.Chapter.PARTS,
				declaration ? DeclarationKinds.word(kind) : inWords(kind.getName()), text(kind));
	}

	/** A name of the metamodel as people write it: "host gpu". */
	private static String inWords(String name) {
		return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
	}

	private String text(EClass kind) {
		StringBuilder text = new StringBuilder(Schema.documentation(kind)).append('\n');
		List<String> properties = kind.getEAllStructuralFeatures().stream().filter(LanguageReference::isWritten)
				.map(feature -> property(kind, feature)).toList();
		if (!properties.isEmpty()) {
			text.append("\n## Properties\n\n");
			properties.forEach(text::append);
		}
		return text.toString();
	}

	/** Whether people write a feature; what was not understood is kept in features that they do not. */
	private static boolean isWritten(EStructuralFeature feature) {
		return feature.isChangeable() && !Schema.documentation(feature).isEmpty() && !UNKNOWN.contains(feature.getEType());
	}

	private String property(EClass kind, EStructuralFeature feature) {
		StringBuilder text = new StringBuilder("- **" + Schema.word(grammar, kind, feature) + "**: "
				+ BASE_UNIT.matcher(Schema.documentation(feature).replaceAll("\\s+", " ").strip()).replaceAll(""));
		if (feature instanceof EAttribute attribute && attribute.getEAttributeType() instanceof EEnum words) {
			text.append(" One of ").append(String.join(", ", words.getELiterals().stream().map(EEnumLiteral::getLiteral)
					.filter(word -> !word.isBlank()).map(word -> "`" + word + "`").toList())).append('.');
		}
		return text.append('\n').toString();
	}

	private static String withoutTitle(String page) {
		return page.startsWith("# ") ? page.substring(page.indexOf('\n') + 1).strip() + "\n" : page;
	}
}
