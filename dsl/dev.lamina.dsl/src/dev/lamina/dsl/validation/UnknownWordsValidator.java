package dev.lamina.dsl.validation;

import java.util.List;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.validation.AbstractDeclarativeValidator;
import org.eclipse.xtext.validation.Check;
import org.eclipse.xtext.validation.EValidatorRegistrar;

import com.google.inject.Inject;

import dev.lamina.dsl.messages.GrammarWords;
import dev.lamina.dsl.messages.SyntaxMessages;
import dev.lamina.dsl.messages.Wording;
import dev.lamina.dsl.spelling.NearMiss;
import dev.lamina.model.Body;
import dev.lamina.model.ModelPackage;
import dev.lamina.model.UnknownDeclaration;
import dev.lamina.model.UnknownProperty;

/** Refuses words that begin no property and no declaration, with the nearest that does; of several on a line the first. */
public class UnknownWordsValidator extends AbstractDeclarativeValidator {
	public static final String UNKNOWN_PROPERTY = "property.unknown";
	public static final String UNKNOWN_DECLARATION = "declaration.unknown";
	/** So many known words fit into a sentence. */
	private static final int MOST_LISTED = 8;

	@Inject
	private GrammarWords words;

	@Override
	public void register(EValidatorRegistrar registrar) {
		// part of LaminaValidator, which is registered for the metamodel
	}

	@Check
	public void propertiesAreKnown(Body owner) {
		int line = 0;
		for (UnknownProperty property : owner.getUnknownProperties()) {
			INode node = NodeModelUtils.findActualNodeFor(property);
			if (node == null || node.getStartLine() != line) {
				refuse(owner.eClass(), property);
			}
			line = node == null ? 0 : node.getEndLine();
		}
	}

	private void refuse(EClass owner, UnknownProperty property) {
		List<String> known = words.properties(owner);
		String name = property.getName();
		if (name == null) {
			return;
		}
		String sentence = SyntaxMessages.glued(name).orElseGet(() -> "'" + name + "' is not a property of " + Wording.oneOf(owner) + "."
				+ (known.size() <= MOST_LISTED ? " It has " + Wording.allOf(known) + "." : "") + NearMiss.suggestion(name, known));
		error(sentence, property, ModelPackage.Literals.UNKNOWN_PROPERTY__NAME, UNKNOWN_PROPERTY, near(name, known));
	}

	@Check
	public void declarationIsKnown(UnknownDeclaration declaration) {
		if (declaration.getKind() == null || declaration.getName() == null) {
			return;
		}
		List<String> known = words.declarations();
		error(SyntaxMessages.noDeclaration(declaration.getKind(), known), declaration, ModelPackage.Literals.UNKNOWN_DECLARATION__KIND,
				UNKNOWN_DECLARATION, near(declaration.getKind(), known));
	}

	private static String[] near(String word, List<String> known) {
		return SyntaxMessages.glued(word).isPresent() ? new String[] { "x " + word.substring(1) } : NearMiss.ranked(word, known).toArray(String[]::new);
	}
}
