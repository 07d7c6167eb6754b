package dev.lamina.dsl.serializer;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.parser.IParseResult;

/** Compares a model with what a text says, feature by feature; of references it compares that they are there. */
final class RoundTripCheck {
	private final EObject model;
	private final IParseResult parsed;
	private final String text;

	private RoundTripCheck(EObject model, IParseResult parsed, String text) {
		this.model = model;
		this.parsed = parsed;
		this.text = text;
	}

	static RoundTripCheck of(EObject model, IParseResult parsed, String text) {
		return new RoundTripCheck(model, parsed, text);
	}

	void requireEqual() throws UnwritableModelException {
		if (text.indexOf('\0') >= 0) {
			throw new UnwritableModelException(
					"A text of the model holds a character that is none (zero). Take it out; nothing was written.");
		}
		for (INode error : parsed.getSyntaxErrors()) {
			EObject near = NodeModelUtils.findActualSemanticObjectFor(error);
			throw new UnwritableModelException("What the model says of " + (near == null ? "its elements" : ElementNames.of(near))
					+ " would be no text of the language: "
					+ text.lines().skip(error.getStartLine() - 1L).findFirst().orElse("").strip() + " ("
					+ error.getSyntaxErrorMessage().getMessage()
					+ ") Correct its names and values; nothing was written.");
		}
		Optional<String> difference = difference(model, parsed.getRootASTElement());
		if (difference.isPresent()) {
			throw new UnwritableModelException(difference.get() + " Correct it; nothing was written.");
		}
	}

	private static Optional<String> difference(EObject wanted, EObject said) {
		if (wanted == null || said == null || wanted.eClass() != said.eClass()) {
			return Optional.of(wanted == null ? "The text would say something that is not in the model."
					: "The " + ElementNames.of(wanted) + " would be read as something else.");
		}
		for (EStructuralFeature feature : wanted.eClass().getEAllStructuralFeatures()) {
			Optional<String> difference = feature.isTransient() || feature.isDerived() ? Optional.empty()
					: difference(wanted, said, feature);
			if (difference.isPresent()) {
				return difference;
			}
		}
		return Optional.empty();
	}

	private static Optional<String> difference(EObject wanted, EObject said, EStructuralFeature feature) {
		Object left = wanted.eGet(feature, false);
		Object right = said.eGet(feature, false);
		if (feature instanceof EReference reference && reference.isContainer()) {
			return Optional.empty();
		}
		boolean same;
		if (feature instanceof EReference reference && reference.isContainment()) {
			List<?> lefts = feature.isMany() ? (List<?>) left : left == null ? List.of() : List.of(left);
			List<?> rights = feature.isMany() ? (List<?>) right : right == null ? List.of() : List.of(right);
			for (int i = 0; i < Math.min(lefts.size(), rights.size()); i++) {
				Optional<String> inner = difference((EObject) lefts.get(i), (EObject) rights.get(i));
				if (inner.isPresent()) {
					return inner;
				}
			}
			same = lefts.size() == rights.size();
		} else if (feature instanceof EReference) {
			int names = NodeModelUtils.findNodesForFeature(said, feature).size(); // nothing is linked yet
			same = feature.isMany() ? ((List<?>) left).size() == names : (left == null) == (names == 0);
		} else {
			same = Objects.equals(left, right)
					&& (feature.isMany() || !feature.isUnsettable() || wanted.eIsSet(feature) == said.eIsSet(feature));
		}
		return same ? Optional.empty() : Optional.of("The " + ElementNames.of(feature) + " of " + ElementNames.of(wanted)
				+ (right == null && left != null ? " has no place in the text beside what else is set."
						: " would be read differently from what it is."));
	}
}
