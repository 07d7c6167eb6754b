package dev.lamina.dsl.validation;

import java.util.LinkedHashMap;
import java.util.Map;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.Assignment;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.Group;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.ParserRule;

import dev.lamina.dsl.services.LaminaGrammarAccess;

/** Which properties a kind of declaration has, as the grammar says: the word that begins it, and what it sets. */
@Singleton
class DeclarationProperties {
	private final LaminaGrammarAccess grammar;

	@Inject
	DeclarationProperties(LaminaGrammarAccess grammar) {
		this.grammar = grammar;
	}

	/** The kinds of declarations by the word that begins them: host, policy, workload, vm. */
	Map<String, EClass> kinds() {
		Map<String, EClass> kinds = new LinkedHashMap<>();
		for (var call : EcoreUtil2.eAllOfType(grammar.getDeclarationRule().getAlternatives(), org.eclipse.xtext.RuleCall.class)) {
			if (call.getRule() instanceof ParserRule rule) {
				EcoreUtil2.eAllOfType(rule.getAlternatives(), Keyword.class).stream().findFirst()
						.filter(first -> Character.isLetter(first.getValue().charAt(0)))
						.ifPresent(first -> kinds.put(first.getValue(), (EClass) rule.getType().getClassifier()));
			}
		}
		return kinds;
	}

	/** The properties of a kind by their words, and by the names of what they set where one word sets several: count, cores. */
	Map<String, EStructuralFeature> of(EClass kind) {
		Map<String, EStructuralFeature> properties = new LinkedHashMap<>();
		ParserRule rule = grammar.getGrammar().getRules().stream().filter(ParserRule.class::isInstance)
				.map(ParserRule.class::cast)
				.filter(candidate -> candidate.getName().equals(kind.getName())).findFirst().orElseThrow();
		for (Assignment assignment : GrammarUtil.containedAssignments(rule)) {
			EStructuralFeature feature = kind.getEStructuralFeature(assignment.getFeature());
			if (feature != null && !feature.getName().equals("name") && !feature.getName().equals("unknownProperties")) {
				properties.putIfAbsent(PropertyKeyword.hyphenated(feature.getName()), feature);
				if (assignment.eContainer() instanceof Group group && group.getElements().getFirst() instanceof Keyword keyword) {
					properties.putIfAbsent(keyword.getValue(), feature);
				}
			}
		}
		return properties;
	}
}
