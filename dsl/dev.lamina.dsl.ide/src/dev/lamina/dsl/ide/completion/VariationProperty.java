package dev.lamina.dsl.ide.completion;

import java.util.Optional;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.Grammar;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.IGrammarAccess;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.ParserRule;

import dev.lamina.dsl.ide.schema.Schema;
import dev.lamina.dsl.ide.snapshot.Snapshot;

/** Finds what is set by the property of a kind of declaration that is named in a variation. */
final class VariationProperty {
	private VariationProperty() {
	}

	static Optional<EStructuralFeature> of(Snapshot snapshot, EClass kind, String word) {
		Grammar grammar = snapshot.service(IGrammarAccess.class).getGrammar();
		return GrammarUtil.allParserRules(grammar).stream()
				.filter(rule -> rule.getType() != null && rule.getType().getClassifier() == kind)
				.flatMap(rule -> keyword(rule, word).stream()).flatMap(keyword -> Schema.features(keyword).stream()).findFirst()
				.or(() -> Optional.ofNullable(kind.getEStructuralFeature(word)));
	}

	private static Optional<Keyword> keyword(ParserRule rule, String word) {
		return EcoreUtil2.eAllOfType(rule, Keyword.class).stream()
				.filter(keyword -> keyword.getValue().equals(word) && Schema.beginsProperty(keyword)).findFirst();
	}
}
