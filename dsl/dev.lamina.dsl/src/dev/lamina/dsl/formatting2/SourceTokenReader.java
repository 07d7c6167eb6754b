package dev.lamina.dsl.formatting2;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.Action;
import org.eclipse.xtext.Alternatives;
import org.eclipse.xtext.Assignment;
import org.eclipse.xtext.CrossReference;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.Group;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.ParserRule;
import org.eclipse.xtext.RuleCall;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;

import dev.lamina.dsl.formatting2.SourceToken.Start;
import dev.lamina.model.CostModel;
import dev.lamina.model.Engine;
import dev.lamina.model.Event;
import dev.lamina.model.Expectation;
import dev.lamina.model.NamedElement;
import dev.lamina.model.Operation;
import dev.lamina.model.Variation;

/** Reads the pieces of a source from its node model, in order; the grammar says where declarations and properties begin. */
final class SourceTokenReader {
	private static final Set<Class<?>> PARTS = Set.of(NamedElement.class, Engine.class, Operation.class, Expectation.class,
			Event.class,
			Variation.class, CostModel.class);
	/** Values inside of which spaces mean something or never stand: their words stay as close as they are written. */
	private static final Set<String> TIGHT = Set.of("ProfileName", "Resolution", "UnknownValue", "UnknownBlock", "UnknownRest",
			"Unit");
	private static final Set<String> COUNTS = Set.of("count", "number");
	private static final Set<String> NEVER_BEFORE = Set.of(",", ")", "]", ".", "[", "(");
	private static final Set<String> NEVER_AFTER = Set.of("(", "[", ".");

	private final List<SourceToken> tokens = new ArrayList<>();
	private final Deque<String> brackets = new ArrayDeque<>();
	private ILeafNode before;
	private int lines;
	private int column;
	private boolean spaced;

	private SourceTokenReader() {
	}

	static List<SourceToken> of(ICompositeNode root) {
		SourceTokenReader reader = new SourceTokenReader();
		for (ILeafNode leaf : root.getLeafNodes()) {
			reader.read(leaf);
		}
		return reader.tokens;
	}

	private void read(ILeafNode leaf) {
		String text = leaf.getText();
		boolean isComment = leaf.isHidden() && text.startsWith("/");
		if (leaf.isHidden() && !isComment) {
			advance(text);
			spaced = true;
			return;
		}
		if (text.isEmpty() || text.equals("]") && isCount(leaf)) {
			advance(text);
			return;
		}
		if (isComment) {
			tokens.add(new SourceToken(text.stripTrailing(), true, lines, column, Start.NOTHING, false));
			advance(text);
			lines = text.endsWith("\n") ? 1 : 0;
			spaced = true;
			return;
		}
		if (text.equals("[") && isCount(leaf)) {
			counted(text);
			return;
		}
		if (text.equals("}") || text.equals(")") || text.equals("]")) {
			brackets.poll();
		}
		Start start = brackets.isEmpty() || brackets.peek().equals("{") ? start(leaf, text) : Start.NOTHING;
		tokens.add(new SourceToken(text, false, lines, column, start, start == Start.NOTHING && joined(leaf, text)));
		if (text.equals("{") || text.equals("(") || text.equals("[")) {
			brackets.push(text);
		}
		lines = 0;
		spaced = false;
		before = leaf;
		advance(text);
	}

	/** A number of equal ones in brackets is written behind an x: {@code host rack[12]} becomes {@code host rack x 12}. */
	private void counted(String text) {
		tokens.add(new SourceToken("x", false, lines, column, Start.NOTHING, false));
		lines = 0;
		spaced = true;
		before = null;
		advance(text);
	}

	/** Whether a bracket is one around the number of a declaration. */
	private static boolean isCount(ILeafNode leaf) {
		return leaf.getGrammarElement() instanceof Keyword keyword && keyword.eContainer() instanceof Group group
				&& group.getElements().stream().anyMatch(part -> part instanceof Assignment assignment
						&& COUNTS.contains(assignment.getFeature()));
	}

	private void advance(String text) {
		for (int i = 0; i < text.length(); i++) {
			boolean end = text.charAt(i) == '\n';
			lines += end ? 1 : 0;
			column = end ? 0 : column + 1;
		}
	}

	// ---- where something begins ------------------------------------------------------------------------------------------

	private Start start(ILeafNode leaf, String text) {
		if (text.equals("}") || text.equals("{")) {
			return Start.NOTHING;
		}
		if ("UnknownBlock".equals(value(leaf))) {
			return lines > 0 || before != null && before.getText().equals("{") ? Start.PART : Start.NOTHING;
		}
		if (leaf.getGrammarElement() instanceof Keyword keyword && begins(keyword)) {
			return Start.PROPERTY;
		}
		int offset = leaf.getOffset();
		for (INode node = leaf; node.getParent() != null && node.getOffset() == offset; node = node.getParent()) {
			EObject element = node.getGrammarElement();
			Assignment assignment = GrammarUtil.containingAssignment(element);
			if (assignment != null && assignment.getFeature().equals("declarations")) {
				return Start.DECLARATION;
			} else if (assignment != null && assignment.getFeature().equals("imports")) {
				return Start.HEADER;
			} else if (assignment != null && isAlternative(assignment) || element instanceof Action && node != leaf) {
				return isPart(node) ? Start.PART : Start.PROPERTY;
			}
		}
		return text.equals("package") && before == null ? Start.HEADER : Start.NOTHING;
	}

	private static boolean isPart(INode node) {
		EObject element = node.getSemanticElement();
		return node.hasDirectSemanticElement() && PARTS.stream().anyMatch(part -> part.isInstance(element));
	}

	private static boolean begins(Keyword keyword) {
		EObject container = keyword.eContainer();
		return container instanceof Assignment ? isAlternative(container)
				: container instanceof Group group && group.getElements().getFirst() == keyword && isAlternative(group);
	}

	private static boolean isAlternative(EObject element) {
		return element.eContainer() instanceof Alternatives alternatives && "*".equals(alternatives.getCardinality());
	}

	// ---- where no space stands -------------------------------------------------------------------------------------------

	private boolean joined(ILeafNode leaf, String text) {
		boolean brace = text.equals("{") || text.equals("}");
		if (before == null || brace || tokens.getLast().isComment()) {
			return false;
		}
		String rule = value(leaf);
		if (rule != null && rule.equals(value(before))) {
			return !spaced || rule.equals("Unit");
		}
		return NEVER_BEFORE.contains(text) || NEVER_AFTER.contains(before.getText());
	}

	/** The rule of the value that a word is in, where spaces in it need care; null elsewhere. */
	private static String value(INode leaf) {
		for (INode node = leaf.getParent(); node != null && !node.hasDirectSemanticElement(); node = node.getParent()) {
			EObject element = node.getGrammarElement() instanceof CrossReference reference ? reference.getTerminal()
					: node.getGrammarElement();
			if (element instanceof RuleCall call && call.getRule() instanceof ParserRule rule && TIGHT.contains(rule.getName())) {
				return rule.getName();
			}
		}
		return null;
	}
}
