package dev.lamina.dsl.ide.colouring;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.CrossReference;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.ParserRule;
import org.eclipse.xtext.RuleCall;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.resource.XtextResource;

import dev.lamina.dsl.ide.colouring.SemanticToken.Kind;
import dev.lamina.dsl.ide.colouring.SemanticToken.Modifier;
import dev.lamina.dsl.ide.navigation.ElementReference;
import dev.lamina.dsl.ide.navigation.ElementReferences;
import dev.lamina.dsl.ide.snapshot.LineIndex;
import dev.lamina.dsl.ide.snapshot.Region;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.dsl.linking.LibraryFiles;
import dev.lamina.dsl.scoping.DeclarationKinds;
import dev.lamina.model.ModelPackage;

/**
 * Says of each word of a document what it is, in the order of the text, without overlaps. Names that mean nothing, signs and
 * brackets are left out.
 */
public final class SemanticTokensProvider {
	private static final ModelPackage MODEL = ModelPackage.eINSTANCE;
	private static final Map<EClass, Kind> NAMES = Map.ofEntries(Map.entry(MODEL.getGpuType(), Kind.GPU_TYPE),
			Map.entry(MODEL.getProfile(), Kind.PROFILE),
			Map.entry(MODEL.getStack(), Kind.STACK), Map.entry(MODEL.getHost(), Kind.HOST),
			Map.entry(MODEL.getFleet(), Kind.HOST),
			Map.entry(MODEL.getHostGpu(), Kind.PART), Map.entry(MODEL.getLink(), Kind.PART),
			Map.entry(MODEL.getPhase(), Kind.PART),
			Map.entry(MODEL.getPolicy(), Kind.POLICY), Map.entry(MODEL.getWorkload(), Kind.WORKLOAD),
			Map.entry(MODEL.getVm(), Kind.VM),
			Map.entry(MODEL.getSimulation(), Kind.SIMULATION));
	/** Words of rules that are no enumeration but lists of fixed words all the same. */
	private static final Set<String> NUMBERS = Set.of("NUMBER", "RANGE", "CLOCK");
	private static final Set<String> FIXED = Set.of("Percentile", "Rank");

	private final LineIndex lineIndex;
	private final Map<Integer, ElementReference> elementReferences = new HashMap<>();
	private final List<SemanticToken> semanticTokens = new ArrayList<>();
	private int done;

	private SemanticTokensProvider(LineIndex lineIndex) {
		this.lineIndex = lineIndex;
	}

	/** The tokens of a document. */
	public static List<SemanticToken> of(Snapshot snapshot) {
		XtextResource file = snapshot.resource();
		SemanticTokensProvider semanticTokensProvider = new SemanticTokensProvider(snapshot.lines());
		ElementReferences.of(file).forEach(elementReference -> semanticTokensProvider.elementReferences
				.put(elementReference.region().offset(), elementReference));
		for (ILeafNode leaf : file.getParseResult().getRootNode().getLeafNodes()) {
			if (leaf.getOffset() >= semanticTokensProvider.done && leaf.getLength() > 0) {
				semanticTokensProvider.read(leaf);
			}
		}
		return List.copyOf(semanticTokensProvider.semanticTokens);
	}

	/** The tokens of a document that touch a piece of it. */
	public static List<SemanticToken> within(Snapshot snapshot, Region piece) {
		return of(snapshot).stream()
				.filter(semanticToken -> semanticToken.region().end() > piece.offset()
						&& semanticToken.region().offset() < piece.end())
				.toList();
	}

	private void read(ILeafNode leaf) {
		ElementReference elementReference = elementReferences.get(leaf.getOffset());
		if (leaf.isHidden()) {
			comment(leaf);
		} else if (elementReference != null && NAMES.containsKey(elementReference.element().eClass())) {
			add(elementReference.region(), NAMES.get(elementReference.element().eClass()), modifiers(elementReference));
			done = elementReference.region().end();
		} else {
			Kind kind = kind(leaf);
			if (kind != null) {
				add(Region.of(leaf), kind, Set.of());
			}
		}
	}

	private static Set<Modifier> modifiers(ElementReference elementReference) {
		Set<Modifier> modifiers = EnumSet.noneOf(Modifier.class);
		if (elementReference.declares()) {
			modifiers.add(Modifier.DECLARATION);
		}
		if (LibraryFiles.holds(elementReference.element().eResource().getURI())) {
			modifiers.add(Modifier.LIBRARY);
		}
		return modifiers;
	}

	/** A comment line by line, because a token may not reach over the end of one. */
	private void comment(ILeafNode leaf) {
		String text = leaf.getText();
		if (text.isBlank()) {
			return;
		}
		Set<Modifier> modifiers = text.startsWith("/**") && text.length() > 4 ? Set.of(Modifier.DOCUMENTATION) : Set.of();
		int end = leaf.getOffset() + text.stripTrailing().length();
		for (int line = lineIndex.line(leaf.getOffset()); lineIndex.start(line) < end; line++) {
			int from = Math.max(leaf.getOffset(), lineIndex.start(line));
			int to = Math.min(end, lineIndex.end(line));
			while (from < to && Character.isWhitespace(text.charAt(from - leaf.getOffset()))) {
				from++;
			}
			if (from < to) {
				add(Region.between(from, to), Kind.COMMENT, modifiers);
			}
			if (line + 1 >= lineIndex.count()) {
				break;
			}
		}
	}

	private void add(Region region, Kind kind, Set<Modifier> modifiers) {
		semanticTokens.add(new SemanticToken(region, kind, modifiers));
	}

	/** What a word is that names nothing, by the rules of the grammar around it; null if it is nothing to be coloured. */
	private static Kind kind(ILeafNode leaf) {
		EObject written = leaf.getGrammarElement();
		ParserRule value = null;
		for (INode node = leaf.getParent(); node != null && valueRule(node) != null; node = node.getParent()) {
			value = valueRule(node);
			if (value.getName().equals("Unit")) {
				return Kind.UNIT;
			}
		}
		if (written instanceof RuleCall call && call.getRule().getName().equals("STRING")) {
			return Kind.STRING;
		}
		boolean number = written instanceof RuleCall call && NUMBERS.contains(call.getRule().getName())
				&& (value == null || !value.getName().equals("ProfileName"));
		if (number || value != null && value.getName().equals("Resolution")) {
			return Kind.NUMBER;
		}
		if (value == null) {
			return written instanceof Keyword keyword ? keyword(keyword) : null;
		}
		if (!Character.isLetter(leaf.getText().charAt(0))) {
			return null;
		}
		if (value.getName().startsWith("QualifiedName")) {
			return isReference(leaf) ? null : Kind.PACKAGE;
		}
		boolean fixed = value.getType().getClassifier() instanceof EEnum || FIXED.contains(value.getName()) || isNamedWord(leaf);
		return fixed ? Kind.WORD : null;
	}

	/** The rule of a value that a node was made by, as far as it is one. */
	private static ParserRule valueRule(INode node) {
		EObject element = node.getGrammarElement();
		EObject called = element instanceof CrossReference reference ? reference.getTerminal() : element;
		return called instanceof RuleCall call && call.getRule() instanceof ParserRule rule && GrammarUtil.isDatatypeRule(rule)
				? rule : null;
	}

	private static boolean isReference(INode leaf) {
		for (INode node = leaf; node != null; node = node.getParent()) {
			if (node.getGrammarElement() instanceof CrossReference) {
				return true;
			}
			if (node.hasDirectSemanticElement()) {
				return false;
			}
		}
		return false;
	}

	/** The capabilities and interfaces that a VM needs. */
	private static boolean isNamedWord(INode leaf) {
		for (INode node = leaf; node != null; node = node.getParent()) {
			if (node.hasDirectSemanticElement()) {
				return node.getSemanticElement().eClass() == MODEL.getRequirement();
			}
		}
		return false;
	}

	private static Kind keyword(Keyword keyword) {
		String word = keyword.getValue();
		if (!Character.isLetter(word.charAt(0))) {
			return null;
		}
		ParserRule rule = GrammarUtil.containingParserRule(keyword);
		EClass type = (EClass) rule.getType().getClassifier();
		boolean head = type == MODEL.getModel() || type == MODEL.getImport() || word.equals("extends")
				|| MODEL.getDeclaration().isSuperTypeOf(type) && word.equals(DeclarationKinds.word(type));
		return head ? Kind.KEYWORD : Kind.PROPERTY;
	}
}
