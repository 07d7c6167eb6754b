package dev.lamina.dsl.serializer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.google.inject.Inject;
import org.antlr.runtime.ANTLRStringStream;
import org.antlr.runtime.Token;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.AbstractElement;
import org.eclipse.xtext.CrossReference;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.RuleCall;
import org.eclipse.xtext.conversion.IValueConverterService;
import org.eclipse.xtext.conversion.ValueConverterException;
import org.eclipse.xtext.naming.IQualifiedNameConverter;
import org.eclipse.xtext.naming.QualifiedName;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.resource.IEObjectDescription;
import org.eclipse.xtext.scoping.IScope;
import org.eclipse.xtext.scoping.IScopeProvider;

import dev.lamina.dsl.parser.antlr.internal.InternalLaminaLexer;
import dev.lamina.model.Declaration;
import dev.lamina.model.Model;
import dev.lamina.model.NamedElement;

/** Values and names as text, such that reading the text gives the same value or leads to the same element. */
final class ValueWriter {
	@Inject
	private IValueConverterService converters;
	@Inject
	private IScopeProvider scopes;
	@Inject
	private IQualifiedNameConverter qualifiedNames;

	/** Whether a text says the value that a feature has now. */
	boolean says(INode node, EObject element, EStructuralFeature feature, Object value) {
		EObject part = node.getGrammarElement();
		if (value == null) {
			return false;
		}
		if (part instanceof CrossReference reference) {
			EObject target = (EObject) value;
			if (target.eIsProxy()) {
				return isUnresolved(target);
			}
			QualifiedName name = name(node, reference);
			return name != null && isCalled(target, name)
					&& leadsTo(scopes.getScope(element, (EReference) feature).getSingleElement(name), target);
		}
		if (part instanceof Keyword) {
			return Boolean.TRUE.equals(value);
		}
		try {
			return part instanceof RuleCall call && value.equals(converters.toValue(text(node), call.getRule().getName(), node));
		} catch (ValueConverterException refused) {
			return false;
		}
	}

	private QualifiedName name(INode node, CrossReference reference) {
		try {
			return converters.toValue(text(node), rule(reference), node) instanceof String name && !name.isEmpty()
					? qualifiedNames.toQualifiedName(name)
					: null;
		} catch (ValueConverterException refused) {
			return null;
		}
	}

	/** Whether a reference is one that the text has and that leads nowhere. */
	private static boolean isUnresolved(EObject target) {
		String fragment = EcoreUtil.getURI(target).fragment();
		return fragment != null && fragment.startsWith("|") || fragment != null && fragment.startsWith("xtextLink_");
	}

	/** The words without what is hidden between them, as the parser hands them to the converters. */
	static String text(INode node) {
		StringBuilder text = new StringBuilder();
		for (ILeafNode leaf : node.getLeafNodes()) {
			if (!leaf.isHidden()) {
				text.append(leaf.getText());
			}
		}
		return text.toString();
	}

	/** The words of a value. */
	List<dev.lamina.dsl.serializer.OutputToken> write(EObject element, EStructuralFeature feature, AbstractElement part,
			Object value)
			throws UnwritableModelException {
		if (part instanceof Keyword word) {
			return List.of(dev.lamina.dsl.serializer.OutputToken.added(word.getValue(), null));
		}
		String text;
		try {
			text = part instanceof CrossReference reference ? nameOf(element, (EReference) feature, reference, (EObject) value)
					: converters.toString(value, ((RuleCall) part).getRule().getName());
		} catch (ValueConverterException | ClassCastException refused) {
			throw unwritable(element, feature, value);
		}
		List<dev.lamina.dsl.serializer.OutputToken> words = words(text);
		if (words.isEmpty()) {
			throw unwritable(element, feature, value);
		}
		return words;
	}

	private static UnwritableModelException unwritable(EObject element, EStructuralFeature feature, Object value) {
		return new UnwritableModelException("'" + value + "' cannot be written as the " + ElementNames.of(feature) + " of "
				+ ElementNames.of(element) + ". Set another value; nothing was written.");
	}

	private static List<dev.lamina.dsl.serializer.OutputToken> words(String text) {
		List<dev.lamina.dsl.serializer.OutputToken> words = new ArrayList<>();
		InternalLaminaLexer lexer = new InternalLaminaLexer(new ANTLRStringStream(text));
		String space = null;
		for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
			if (token.getType() == InternalLaminaLexer.RULE_WS) {
				space = token.getText();
			} else {
				words.add(dev.lamina.dsl.serializer.OutputToken.added(token.getText(),
						words.isEmpty() ? null : Objects.requireNonNullElse(space, "")));
				space = null;
			}
		}
		return words;
	}

	// ---- names -----------------------------------------------------------------------------------------------------------

	private String nameOf(EObject element, EReference feature, CrossReference reference, EObject target)
			throws UnwritableModelException {
		if (target.eIsProxy() || target.eResource() == null) {
			throw new UnwritableModelException("The " + ElementNames.of(feature) + " of " + ElementNames.of(element) + " is "
					+ (target.eIsProxy() ? "not found (" + EcoreUtil.getURI(target).trimFragment().lastSegment() + ")"
							: ElementNames.of(target) + ", which is in no file")
					+ ". Choose another; nothing was written.");
		}
		IScope scope = scopes.getScope(element, feature);
		IEObjectDescription found = scope.getSingleElement(target);
		if (found == null || !leadsTo(scope.getSingleElement(found.getName()), target)) {
			throw new UnwritableModelException("The " + ElementNames.of(feature) + " of " + ElementNames.of(element) + " is "
					+ ElementNames.of(target) + holder(target)
					+ ", and no name leads to it from there. Choose another; nothing was written.");
		}
		String rule = rule(reference);
		if (found.getName().getSegmentCount() > 1 && (rule.equals("Name") || rule.equals("Word"))) {
			throw new UnwritableModelException("The " + ElementNames.of(feature) + " of " + ElementNames.of(element) + " is "
					+ found.getName() + ", of a package that is not imported. Add the import " + found.getName().skipLast(1)
					+ ".*; nothing was written.");
		}
		return converters.toString(qualifiedNames.toString(found.getName()), rule);
	}

	private static String holder(EObject target) {
		return target instanceof Declaration || target.eContainer() == null || target.eContainer() instanceof Model ? ""
				: " of " + ElementNames.of(target.eContainer());
	}

	private static boolean leadsTo(IEObjectDescription found, EObject target) {
		return found != null && (found.getEObjectOrProxy() == target
				|| found.getEObjectOrProxy().eIsProxy() && found.getEObjectURI().equals(EcoreUtil.getURI(target)));
	}

	/** Whether that is its name now: what is known of the files of a package may be older. */
	private static boolean isCalled(EObject target, QualifiedName name) {
		return target instanceof NamedElement named
				&& (name.toString().equals(named.getName()) || name.getLastSegment().equals(named.getName()));
	}

	private static String rule(CrossReference reference) {
		return reference.getTerminal() instanceof RuleCall call ? call.getRule().getName()
				: GrammarUtil.containingRule(reference).getName();
	}
}
