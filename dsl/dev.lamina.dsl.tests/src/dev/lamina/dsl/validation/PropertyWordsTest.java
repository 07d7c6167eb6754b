package dev.lamina.dsl.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.Assignment;
import org.eclipse.xtext.Grammar;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.Group;
import org.eclipse.xtext.IGrammarAccess;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.ParserRule;
import org.junit.jupiter.api.Test;

import dev.lamina.dsl.project.ParsedModels;
import dev.lamina.dsl.scoping.DeclarationKinds;
import dev.lamina.model.ModelPackage;
import dev.lamina.model.word.Property;
import dev.lamina.model.word.PropertyWords;

/** The words of the metamodel are those of the grammar. */
class PropertyWordsTest {
	/** Words that introduce a value and do not name it. */
	private static final Set<String> INTRODUCING = Set.of("every", "at", "x", "for", "of", "on", "within", "per", "calls", "gpu",
			"off",
			"weight", "to", "profile", "import", "engine", "partition", "least");

	private final Grammar grammar = ParsedModels.injector().getInstance(IGrammarAccess.class).getGrammar();

	@Test
	void aWordBeforeAValueIsTheWordOfWhatItSets() {
		List<String> different = new ArrayList<>();
		int compared = 0;
		for (ParserRule rule : GrammarUtil.allParserRules(grammar)) {
			for (Assignment assignment : GrammarUtil.containedAssignments(rule)) {
				EStructuralFeature feature = rule.getType().getClassifier() instanceof EClass kind
						? kind.getEStructuralFeature(assignment.getFeature()) : null;
				if (feature != null && assignment.eContainer() instanceof Group group) {
					int at = group.getElements().indexOf(assignment);
					if (at > 0 && group.getElements().get(at - 1) instanceof Keyword keyword
							&& Character.isLetter(keyword.getValue().charAt(0)) && !feature.getName().equals("name")
							&& !INTRODUCING.contains(keyword.getValue())) {
						compared++;
						if (!PropertyWords.word(feature).equals(keyword.getValue())) {
							different.add(
									rule.getName() + "." + feature.getName() + ": " + keyword.getValue() + " in the grammar, "
											+ PropertyWords.word(feature) + " in the metamodel");
						}
					}
				}
			}
		}
		assertEquals(List.of(), different);
		assertTrue(compared > 120, "compared " + compared);
	}

	@Test
	void everyWordIsFoundAndNoTwoPropertiesOfADeclarationShareOne() {
		for (String word : List.of("gpu", "stack", "host", "policy", "workload", "vm", "simulation", "fleet")) {
			EClass kind = DeclarationKinds.of(word).orElseThrow();
			List<Property> own = PropertyWords.properties(kind).stream().filter(property -> property.part().isEmpty()).toList();
			assertEquals(own.size(), own.stream().map(Property::word).distinct().count(), word);
			own.forEach(property -> assertEquals(property, PropertyWords.find(kind, property.word()).orElseThrow()));
		}
	}

	@Test
	void whatCannotBeVariedSaysWhy() {
		assertEquals("it can have several values",
				PropertyWords.find(ModelPackage.Literals.STACK, "guests").orElseThrow().fixedReason().orElseThrow());
		assertTrue(PropertyWords.find(ModelPackage.Literals.HOST, "latency").orElseThrow().isVariable());
		assertTrue(PropertyWords.find(ModelPackage.Literals.STACK, "vms").orElseThrow().isVariable());
		assertEquals(List.of(), PropertyWords.variable(ModelPackage.Literals.SIMULATION));
		assertEquals(List.of("count", "system", "cpu", "memory", "gpu", "runs", "on-failure"),
				PropertyWords.variable(ModelPackage.Literals.VM));
		assertEquals(List.of("stack", "scheduler", "frame-limit", "memory-overcommit", "placement"),
				PropertyWords.variable(ModelPackage.Literals.POLICY));
	}
}
