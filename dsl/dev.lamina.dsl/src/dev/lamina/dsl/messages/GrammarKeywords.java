package dev.lamina.dsl.messages;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.xtext.AbstractElement;
import org.eclipse.xtext.Action;
import org.eclipse.xtext.Alternatives;
import org.eclipse.xtext.Assignment;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.Grammar;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.Group;
import org.eclipse.xtext.IGrammarAccess;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.ParserRule;
import org.eclipse.xtext.RuleCall;

/** The words with which declarations and their properties begin, read from the grammar, so that no list can fall behind it. */
@Singleton
public final class GrammarKeywords {
	private final Grammar grammar;
	private final Map<EClass, List<String>> properties = new ConcurrentHashMap<>();
	private List<String> declarations;

	@Inject
	GrammarKeywords(IGrammarAccess access) {
		grammar = access.getGrammar();
	}

	/** The words with which a declaration can begin, in the order of the grammar. */
	public synchronized List<String> declarations() {
		if (declarations == null) {
			ParserRule rule = (ParserRule) GrammarUtil.findRuleForName(grammar, "Declaration");
			declarations = List.copyOf(firstWords(rule.getAlternatives()));
		}
		return declarations;
	}

	/** The words with which a property of such an element can begin, in the order of the grammar. */
	public List<String> properties(EClass kind) {
		return properties.computeIfAbsent(kind, this::read);
	}

	private List<String> read(EClass kind) {
		SequencedSet<String> words = new LinkedHashSet<>();
		GrammarUtil.allParserRules(grammar).stream()
				.filter(rule -> rule.getType() != null && rule.getType().getClassifier() == kind)
				.flatMap(rule -> EcoreUtil2.getAllContentsOfType(rule, Alternatives.class).stream())
				.filter(alternatives -> "*".equals(alternatives.getCardinality()) && followsBrace(alternatives))
				.forEach(alternatives -> words.addAll(firstWords(alternatives)));
		return List.copyOf(words);
	}

	private static boolean followsBrace(AbstractElement element) {
		if (element.eContainer() instanceof Group group) {
			int index = group.getElements().indexOf(element);
			return index > 0 && group.getElements().get(index - 1) instanceof Keyword before && before.getValue().equals("{");
		}
		return false;
	}

	private static SequencedSet<String> firstWords(AbstractElement element) {
		SequencedSet<String> words = new LinkedHashSet<>();
		collect(element).forEach(words::add);
		return words;
	}

	private static Stream<String> collect(AbstractElement element) {
		return switch (element) {
			case Keyword keyword -> Stream.of(keyword.getValue());
			case Alternatives alternatives -> alternatives.getElements().stream().flatMap(GrammarKeywords::collect);
			case Group group -> group.getElements().stream().filter(part -> !(part instanceof Action)).limit(1)
					.flatMap(GrammarKeywords::collect);
			case Assignment assignment -> collect(assignment.getTerminal());
			case RuleCall call when call.getRule() instanceof ParserRule rule && !GrammarUtil.isDatatypeRule(rule) ->
					collect(rule.getAlternatives());
			default -> Stream.empty();
		};
	}
}
