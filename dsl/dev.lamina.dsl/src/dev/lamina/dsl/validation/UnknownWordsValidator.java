package dev.lamina.dsl.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.google.inject.Inject;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.validation.Check;

import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.dsl.messages.BlockBraces;
import dev.lamina.dsl.messages.DisplayNames;
import dev.lamina.dsl.messages.GrammarKeywords;
import dev.lamina.dsl.messages.SyntaxMessages;
import dev.lamina.dsl.spelling.SpellingSuggestions;
import dev.lamina.model.Body;
import dev.lamina.model.Model;
import dev.lamina.model.ModelPackage;
import dev.lamina.model.Stray;
import dev.lamina.model.UnknownDeclaration;
import dev.lamina.model.UnknownProperty;

/** Refuses words that begin no property and no declaration, with the nearest that does; of several on a line the first. */
public class UnknownWordsValidator extends RuleValidator {
	public static final String UNKNOWN_PROPERTY = "property.unknown";
	public static final String UNKNOWN_DECLARATION = "declaration.unknown";
	/** So many known words fit into a sentence. */
	private static final int MAX_LISTED = 8;

	@Inject
	private GrammarKeywords words;

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
		String sentence = SyntaxMessages.glued(name)
				.orElseGet(() -> "'" + name + "' is not a property of " + DisplayNames.oneOf(owner) + "."
						+ (known.size() <= MAX_LISTED ? " It has " + DisplayNames.allOf(known) + "." : "")
						+ SpellingSuggestions.suggestion(name, known));
		error(sentence, property, ModelPackage.Literals.UNKNOWN_PROPERTY__NAME, UNKNOWN_PROPERTY, near(name, known));
	}

	@Check
	public void declarationIsKnown(UnknownDeclaration declaration) {
		if (declaration.getKind() == null || declaration.getName() == null || isInsideBlock(declaration)) {
			return;
		}
		List<String> known = words.declarations();
		error(SyntaxMessages.noDeclaration(declaration.getKind(), known), declaration,
				ModelPackage.Literals.UNKNOWN_DECLARATION__KIND,
				UNKNOWN_DECLARATION, near(declaration.getKind(), known));
	}

	/** Of several in a row the first is refused: what follows it is a part of the same mistake. */
	@Check
	public void nothingStandsBetweenDeclarations(Model model) {
		if (model.getStrays().isEmpty()) {
			return;
		}
		BlockBraces braces = BlockBraces.of(NodeModelUtils.getNode(model));
		Set<Integer> refused = refusedLines(model);
		int end = -1;
		for (Stray stray : model.getStrays()) {
			INode node = NodeModelUtils.findActualNodeFor(stray);
			if (node == null || stray.getText() == null) {
				continue;
			}
			if (!braces.encloses(node.getOffset()) && !isTouching(node, end) && !refused.contains(node.getStartLine())) {
				error(SyntaxMessages.stray(stray.getText(), words.declarations()), stray, ModelPackage.Literals.STRAY__TEXT,
						Rule.SYNTAX.code());
			}
			end = node.getEndOffset();
		}
	}

	/** The lines of which the parser has said that they are wrong. */
	private static Set<Integer> refusedLines(Model model) {
		Set<Integer> lines = new HashSet<>();
		if (!model.getStrays().isEmpty() && model.eResource() instanceof XtextResource text && text.getParseResult() != null) {
			text.getParseResult().getSyntaxErrors().forEach(error -> lines.add(error.getStartLine()));
		}
		return lines;
	}

	/** Whether nothing but white space stands between an offset and the text. */
	private static boolean isTouching(INode node, int offset) {
		return offset >= 0 && node.getRootNode().getText().substring(offset, node.getOffset()).isBlank();
	}

	private static String[] near(String word, List<String> known) {
		return SyntaxMessages.glued(word).isPresent() ? new String[] { "x " + word.substring(1) }
				: SpellingSuggestions.ranked(word, known).toArray(String[]::new);
	}
}
