package dev.lamina.dsl.validation;

import java.util.List;
import java.util.Optional;

import org.apache.log4j.Logger;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.Exceptions;
import org.eclipse.xtext.validation.AbstractDeclarativeValidator;
import org.eclipse.xtext.validation.EValidatorRegistrar;
import org.eclipse.xtext.validation.ValidationMessageAcceptor;

import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.dsl.messages.BlockBraces;
import dev.lamina.model.Declaration;
import dev.lamina.model.Event;
import dev.lamina.model.Expectation;
import dev.lamina.model.Model;
import dev.lamina.model.ModelPackage;
import dev.lamina.model.Policy;
import dev.lamina.model.Stack;
import dev.lamina.model.Vm;
import dev.lamina.model.inheritance.InheritanceCache;
import dev.lamina.model.lineage.Ancestors;
import dev.lamina.placement.assignment.Assignment;
import dev.lamina.placement.assignment.PolicyAssignment;

/** The validator of one subject: it reports breaches of {@link Rule rules} and runs as a part of {@link LaminaValidator}. */
abstract class RuleValidator extends AbstractDeclarativeValidator {
	private static final Logger LOG = Logger.getLogger(RuleValidator.class);

	/** Registers nothing: the composition is registered and calls this validator. */
	@Override
	public void register(EValidatorRegistrar registrar) {
		// nothing to register
	}

	/**
	 * A check that fails says so at the place that it was about and takes nothing else with it: neither the other checks of that
	 * place nor those of others. Xtext would pass over a null in silence, as if nothing were wrong, and give the place up for
	 * anything else.
	 */
	@Override
	protected void handleExceptionDuringValidation(Throwable failure) {
		if (failure instanceof Error || failure instanceof OperationCanceledException) {
			Exceptions.throwUncheckedException(failure);
		}
		String check = getCurrentMethod().getName();
		LOG.debug("The check " + check + " failed.", failure);
		report(Rule.INTERNAL_ERROR, getCurrentObject(), (EStructuralFeature) null,
				"Lamina could not check this to its end (" + check
						+ "). That is a mistake in Lamina, not in the file; please report it with the model.");
	}

	/** Reports a breach at the text of a feature; at the whole object where the feature is null or has no text. */
	protected final void report(Rule rule, EObject place, EStructuralFeature feature, String message, String... proposals) {
		report(rule, place, feature, ValidationMessageAcceptor.INSIGNIFICANT_INDEX, message, proposals);
	}

	/** Reports a breach at one value of a list. */
	protected final void report(Rule rule, EObject about, EStructuralFeature at, int number, String message,
			String... proposals) {
		EObject place = where(about);
		EStructuralFeature feature = place == about ? at : ModelPackage.Literals.NAMED_ELEMENT__NAME;
		int index = place == about ? number : ValidationMessageAcceptor.INSIGNIFICANT_INDEX;
		if (rule != Rule.INTERNAL_ERROR && (isInBrokenStatement(place) || isInsideBlock(place))) {
			return;
		}
		switch (rule.severity()) {
			case ERROR -> getMessageAcceptor().acceptError(message, place, feature, index, rule.code(), proposals);
			case WARNING -> getMessageAcceptor().acceptWarning(message, place, feature, index, rule.code(), proposals);
			default -> getMessageAcceptor().acceptInfo(message, place, feature, index, rule.code(), proposals);
		}
	}

	/** A part that a declaration inherits stands in another one, which may be right: the breach is shown at the heir. */
	private EObject where(EObject about) {
		Declaration checked = EcoreUtil2.getContainerOfType(getCurrentObject(), Declaration.class);
		Declaration owner = EcoreUtil2.getContainerOfType(about, Declaration.class);
		boolean inherits = owner != checked && switch (checked) {
			case Vm vm -> Ancestors.of(vm, Vm::getSuperVm).contains(owner);
			case Policy policy -> Ancestors.of(policy, Policy::getSuperPolicy).contains(owner);
			case null, default -> false;
		};
		return inherits ? checked : about;
	}

	/** Reports a breach at a piece of text. */
	protected final void report(Rule rule, EObject place, INode text, String message, String... proposals) {
		getMessageAcceptor().acceptError(message, place, text.getOffset(), text.getLength(), rule.code(), proposals);
	}

	/** The object, unless it is missing or its name could not be resolved: someone else has said so. */
	protected static <T extends EObject> Optional<T> resolved(T object) {
		return Optional.ofNullable(object).filter(there -> !there.eIsProxy());
	}

	/** What the model around an object sees: itself, the other files of its package, and what these import from the project. */
	protected final PolicyAssignment policyAssignment(EObject object) {
		return validationContext(object).policyAssignment();
	}

	/** The declarations of that name in the package of an object, in file order. */
	protected final List<Declaration> declarationsNamed(EObject object, String name) {
		return validationContext(object).declarationsNamed(name);
	}

	/** Who sits on which GPU at the beginning, in all files of a package. */
	protected final Assignment assignment(EObject object) {
		return policyAssignment(object).assignment();
	}

	/** Declarations with what they inherit. */
	protected final InheritanceCache inheritanceCache() {
		return validationContext(getCurrentObject()).inheritanceCache();
	}

	/** What fits on which type of GPU. */
	protected final FitCache fitCache() {
		return validationContext(getCurrentObject()).fitCache();
	}

	private ValidationContext validationContext(EObject object) {
		ValidationContext known = (ValidationContext) getContext().get(ValidationContext.class);
		if (known == null) {
			known = ValidationContext.of((Model) EcoreUtil.getRootContainer(object));
			getContext().put(ValidationContext.class, known);
		}
		return known;
	}

	/** A stack with what it inherits, if it is known. */
	protected final Optional<Stack> effective(Stack stack) {
		return resolved(stack).map(inheritanceCache()::of);
	}

	/** Whether an event or a promise has a word that is refused already: what it would mean otherwise is not what was meant. */
	private static boolean isInBrokenStatement(EObject place) {
		for (EObject around = place; around != null; around = around.eContainer()) {
			if (around instanceof Event || around instanceof Expectation) {
				return isBroken(around);
			}
		}
		return false;
	}

	/**
	 * Whether the declaration that holds an element stands within the braces of another: the parser left that one too early, has
	 * said why, and took the rest of it for declarations.
	 */
	protected static boolean isInsideBlock(EObject element) {
		EObject declaration = element;
		while (declaration != null && !(declaration.eContainer() instanceof Model)) {
			declaration = declaration.eContainer();
		}
		if (declaration == null || !(declaration.eResource() instanceof XtextResource text) || text.getParseResult() == null
				|| !text.getParseResult().hasSyntaxErrors()) {
			return false;
		}
		INode node = NodeModelUtils.findActualNodeFor(declaration);
		return node != null && BlockBraces.of(node.getRootNode()).encloses(node.getOffset());
	}

	/** Whether the text of the object has been refused in part: what is missing then may be what was refused. */
	protected static boolean isBroken(EObject object) {
		ICompositeNode node = NodeModelUtils.findActualNodeFor(object);
		if (node == null) {
			return false;
		}
		for (INode part : node.getAsTreeIterable()) {
			if (part.getSyntaxErrorMessage() != null) {
				return true;
			}
		}
		return object instanceof dev.lamina.model.Body body && !body.getUnknownProperties().isEmpty();
	}

	/** Values with "and" before the last, for sentences. */
	protected static String enumerated(List<?> values) {
		List<String> words = values.stream().map(Object::toString).toList();
		return words.size() < 2 ? String.join("", words)
				: String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
	}
}
