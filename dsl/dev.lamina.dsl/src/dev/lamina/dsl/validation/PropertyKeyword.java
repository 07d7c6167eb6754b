package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.EXPECTATION__LIMIT;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

import dev.lamina.model.Expectation;

/** The word by which the language calls a property, so that messages use it and not the name of a feature. */
final class PropertyKeyword {
	/** Words that introduce a value but do not name it: the feature says it better. */
	private static final Set<String> PREPOSITIONS = Set.of("at", "x", "for", "of", "on", "within", "per", "times", "calls", "gpu",
			"<=");

	private PropertyKeyword() {
	}

	/** The keyword before the value of a feature, such as "memory"; the name of the feature where none says what it is. */
	static String of(EObject object, EStructuralFeature feature) {
		if (object instanceof Expectation expectation && feature == EXPECTATION__LIMIT) {
			return expectation.getMetric().getLiteral();
		}
		List<INode> nodes = NodeModelUtils.findNodesForFeature(object, feature);
		for (INode node = nodes.isEmpty() ? null : nodes.getFirst(); node != null; node = node.getParent()) {
			for (INode before = node.getPreviousSibling(); before != null; before = before.getPreviousSibling()) {
				if (before.getGrammarElement() instanceof Keyword keyword && isWord(keyword.getValue())) {
					return PREPOSITIONS.contains(keyword.getValue()) ? nameOf(object, feature) : keyword.getValue();
				}
			}
		}
		return nameOf(object, feature);
	}

	private static String nameOf(EObject object, EStructuralFeature feature) {
		boolean plainValue = feature.getName().equals("value") && object.eContainingFeature() != null;
		return hyphenated((plainValue ? object.eContainingFeature() : feature).getName());
	}

	/** A name of the metamodel as the language writes names: guestMemory becomes guest-memory. */
	static String hyphenated(String camelCase) {
		return camelCase.replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
	}

	private static boolean isWord(String keyword) {
		return Character.isLetter(keyword.charAt(0)) || keyword.equals("<=");
	}
}
