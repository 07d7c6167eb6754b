package dev.lamina.dsl.serializer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.AbstractElement;
import org.eclipse.xtext.Action;
import org.eclipse.xtext.Alternatives;
import org.eclipse.xtext.Assignment;
import org.eclipse.xtext.CrossReference;
import org.eclipse.xtext.Grammar;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.Group;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.ParserRule;
import org.eclipse.xtext.RuleCall;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

import dev.lamina.model.Distribution;
import dev.lamina.model.Engine;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Profile;
import dev.lamina.model.Scheduler;

/**
 * Writes elements as words: those of the old text for whatever it still says, new ones for the rest.
 *
 * <p>The grammar says what an element looks like. Entries of a body that still say what the model says stay as they are, one by
 * one and in their order; of an entry that does not, the value that has changed is written in its place.
 */
final class ElementWriter {
	/** An entry of a body in the old text: its kind, its parts, and, where it is one element, that. */
	private record Entry(AbstractElement kind, List<INode> parts) {
	}

	/** An entry of a body to be written. */
	private static final class Line {
		final AbstractElement kind;
		final Entry old;
		List<OutputToken> words;

		Line(AbstractElement kind, Entry old, List<OutputToken> words) {
			this.kind = kind;
			this.old = old;
			this.words = words;
		}
	}

	private final Grammar grammar;
	private final ValueWriter valueWriter;
	private final OriginalText old;
	private final INode root;
	private final Map<String, RuleStructure> ruleStructures;
	private final BitSet dropped = new BitSet();

	ElementWriter(Grammar grammar, ValueWriter valueWriter, OriginalText old, INode root,
			Map<String, RuleStructure> ruleStructures) {
		this.grammar = grammar;
		this.valueWriter = valueWriter;
		this.old = old;
		this.root = root;
		this.ruleStructures = ruleStructures;
	}

	/** The words of the old text whose entries are gone, with their comments. */
	BitSet dropped() {
		return dropped;
	}

	/** The words of an element. */
	List<OutputToken> write(EObject element) throws UnwritableModelException {
		ICompositeNode node = NodeModelUtils.getNode(element);
		return node != null && node.getRootNode() == root ? new Patch(element, NodeModelUtils.findActualNodeFor(element)).write()
				: added(element);
	}

	private RuleStructure shape(EObject element) {
		return ruleStructures.computeIfAbsent(element.eClass().getName(),
				name -> RuleStructure.of((ParserRule) GrammarUtil.findRuleForName(grammar, name)));
	}

	// ---- new elements ------------------------------------------------------------------------------------------------------

	private List<OutputToken> added(EObject element) throws UnwritableModelException {
		RuleStructure ruleStructure = shape(element);
		ElementPrinter elementPrinter = new ElementPrinter(element);
		for (AbstractElement part : ruleStructure.head()) {
			elementPrinter.writePart(part);
		}
		List<OutputToken> words = elementPrinter.words;
		List<OutputToken> entries = new ArrayList<>();
		boolean lines = !isRow(element);
		for (AbstractElement list : ruleStructure.lists()) {
			for (AbstractElement kind : RuleStructure.entries(list)) {
				while (elementPrinter.isPending(kind)) {
					entries.addAll(started(elementPrinter.writeEntry(kind), lines || !ruleStructure.isBraced()));
				}
			}
		}
		if (ruleStructure.isBraced() && (!entries.isEmpty() || !ruleStructure.isBodyOptional())) {
			words.add(OutputToken.added("{", null));
			words.addAll(entries);
			words.add(OutputToken.added("}", null).breaking(lines && !entries.isEmpty()));
		} else {
			words.addAll(entries);
		}
		return words;
	}

	/** Parts that read as the rows of a table. */
	private static boolean isRow(EObject element) {
		return element instanceof HostGpu || element instanceof Engine || element instanceof Profile
				|| element instanceof Scheduler;
	}

	private static List<OutputToken> started(List<OutputToken> words, boolean onNewLine) {
		if (!words.isEmpty()) {
			words.set(0, words.getFirst().breaking(onNewLine));
		}
		return words;
	}

	/** Writes parts of one element, each value once. */
	private final class ElementPrinter {
		final EObject element;
		final Map<EStructuralFeature, Integer> written = new HashMap<>();
		List<OutputToken> words = new ArrayList<>();

		ElementPrinter(EObject element) {
			this.element = element;
		}

		/** Whether something in the part has a value that is not written yet. */
		boolean isPending(AbstractElement part) {
			if (part instanceof Assignment assignment) {
				EStructuralFeature feature = element.eClass().getEStructuralFeature(assignment.getFeature());
				int done = written.getOrDefault(feature, 0);
				return feature.isMany() ? done < ((List<?>) element.eGet(feature)).size() : done == 0 && element.eIsSet(feature);
			}
			return part.eContents().stream().anyMatch(child -> child instanceof AbstractElement inner && isPending(inner));
		}

		/** How many of the element's values a part of the grammar would write that are not written yet. */
		private long pending(AbstractElement part) {
			return part instanceof Assignment ? isPending(part) ? 1 : 0
					: part.eContents().stream().filter(AbstractElement.class::isInstance).map(AbstractElement.class::cast)
							.mapToLong(this::pending).sum();
		}

		List<OutputToken> writeEntry(AbstractElement kind) throws UnwritableModelException {
			words = new ArrayList<>();
			once(kind);
			return words;
		}

		void writePart(AbstractElement part) throws UnwritableModelException {
			switch (part.getCardinality()) {
				case null -> once(part);
				case "?" -> {
					if (isPending(part)) {
						once(part);
					}
				}
				default -> repeated(part);
			}
		}

		private void repeated(AbstractElement part) throws UnwritableModelException {
			boolean listed = element instanceof Distribution && part instanceof Alternatives;
			for (AbstractElement kind : part instanceof Alternatives alternatives ? alternatives.getElements() : List.of(part)) {
				while (isPending(kind)) {
					if (listed && !words.getLast().text().equals("(")) {
						words.add(OutputToken.added(",", null));
					}
					once(kind);
				}
			}
		}

		private void once(AbstractElement part) throws UnwritableModelException {
			switch (part) {
				case Keyword word -> words.add(OutputToken.added(word.getValue(), null));
				case Group group -> {
					for (AbstractElement child : group.getElements()) {
						writePart(child);
					}
				}
				case Alternatives alternatives ->
						writePart(alternatives.getElements().stream().filter(this::isPending)
								.reduce((best, each) -> pending(each) > pending(best) ? each : best)
								.orElse(alternatives.getElements().getFirst()));
				case Assignment assignment -> value(assignment);
				default -> {
				}
			}
		}

		private void value(Assignment assignment) throws UnwritableModelException {
			EStructuralFeature feature = element.eClass().getEStructuralFeature(assignment.getFeature());
			int done = written.merge(feature, 1, Integer::sum) - 1;
			Object value = feature.isMany() ? listed(feature, done) : element.eGet(feature);
			if (value == null) {
				throw new UnwritableModelException("The " + ElementNames.of(feature) + " of " + ElementNames.of(element)
						+ " is missing, and it cannot be written without. Set it; nothing was written.");
			}
			words.addAll(valueWords(element, feature, assignment.getTerminal(), value));
		}

		private Object listed(EStructuralFeature feature, int index) {
			List<?> list = (List<?>) element.eGet(feature);
			return index < list.size() ? list.get(index) : null;
		}
	}

	private List<OutputToken> valueWords(EObject element, EStructuralFeature feature, AbstractElement terminal, Object value)
			throws UnwritableModelException {
		return feature instanceof EReference reference && reference.isContainment() ? write((EObject) value)
				: new ArrayList<>(valueWriter.write(element, feature, terminal, value));
	}

	// ---- elements that the old text has ------------------------------------------------------------------------------------

	/** The part of the grammar that a node is for; what an action has wrapped begins with that. */
	private static EObject partOf(INode node) {
		INode inner = node;
		while (inner.getGrammarElement() instanceof Action && inner instanceof ICompositeNode composite
				&& composite.getFirstChild() != null) {
			inner = composite.getFirstChild();
		}
		return inner.getGrammarElement();
	}

	/** Writes one element over its old text. */
	private final class Patch {
		private final EObject element;
		private final RuleStructure ruleStructure;
		private final List<INode> head = new ArrayList<>();
		private final List<Entry> entries = new ArrayList<>();
		private INode open;
		private INode close;

		Patch(EObject element, ICompositeNode node) {
			this.element = element;
			ruleStructure = shape(element);
			collect(node, true);
		}

		// ---- reading the old text

		private void collect(INode node, boolean isRoot) {
			if (node instanceof ILeafNode leaf) {
				if (!leaf.isHidden() && !leaf.getText().isEmpty()) {
					addPart(leaf);
				}
				return;
			}
			EObject part = partOf(node);
			boolean own = !isRoot && part != null && GrammarUtil.containingRule(part) == ruleStructure.rule();
			if (own && (GrammarUtil.containingAssignment(part) != null || GrammarUtil.isDatatypeRuleCall(part))) {
				addPart(node);
				return;
			}
			for (INode child : ((ICompositeNode) node).getChildren()) {
				collect(child, false);
			}
		}

		private void addPart(INode part) {
			AbstractElement kind = ruleStructure.entryOf(partOf(part));
			if (kind == null) {
				boolean brace = ruleStructure.isBraced() && partOf(part) instanceof Keyword word
						&& GrammarUtil.containingRule(word) == ruleStructure.rule()
						&& GrammarUtil.containingAssignment(word) == null
						&& (word.getValue().equals("{") || word.getValue().equals("}"));
				if (!brace) {
					head.add(part);
				} else if (part.getText().equals("{")) {
					open = part;
				} else {
					close = part;
				}
			} else if (entries.isEmpty() || entries.getLast().kind() != kind || begins(kind, part)) {
				entries.add(new Entry(kind, new ArrayList<>(List.of(part))));
			} else {
				entries.getLast().parts().add(part);
			}
		}

		private boolean begins(AbstractElement kind, INode part) {
			return !(kind instanceof Group group) || partOf(part) == group.getElements().getFirst();
		}

		// ---- writing

		List<OutputToken> write() throws UnwritableModelException {
			ElementPrinter elementPrinter = new ElementPrinter(element);
			List<OutputToken> words = new ArrayList<>(head(elementPrinter));
			List<Line> lines = new ArrayList<>();
			for (AbstractElement list : ruleStructure.lists()) {
				lines.addAll(lines(list, elementPrinter));
			}
			if (!ruleStructure.isBraced()) {
				lines.forEach(line -> words.addAll(line.old == null ? started(line.words, true) : line.words));
				return words;
			}
			boolean oneLine = open == null || close == null || entries.isEmpty() ? isRow(element)
					: old.isOneLine(index(open), index(close));
			if (open != null || !lines.isEmpty()) {
				words.add(open == null ? OutputToken.added("{", null) : kept(open));
				lines.forEach(line -> words.addAll(line.old == null ? started(line.words, !oneLine) : line.words));
				boolean closesLine = !oneLine && !lines.isEmpty();
				words.add(close == null ? OutputToken.added("}", null).breaking(closesLine) : kept(close).breaking(closesLine));
			}
			return words;
		}

		private OutputToken kept(INode leaf) {
			return OutputToken.added(leaf.getText(), null).at(index(leaf));
		}

		private int index(INode leaf) {
			return old.indexOf((ILeafNode) leaf);
		}

		private EStructuralFeature feature(INode part) {
			Assignment assignment = GrammarUtil.containingAssignment(partOf(part));
			return assignment == null ? null : element.eClass().getEStructuralFeature(assignment.getFeature());
		}

		private EObject child(INode part) {
			if (part.hasDirectSemanticElement() && part.getSemanticElement() != element) {
				return part.getSemanticElement();
			}
			if (part instanceof ICompositeNode composite) {
				for (INode inner : composite.getAsTreeIterable()) {
					if (inner.hasDirectSemanticElement() && inner.getSemanticElement() != element) {
						return inner.getSemanticElement();
					}
				}
			}
			return null;
		}

		/** The words of old parts where each still has its place: changed values are written over the old ones. */
		private List<OutputToken> inPlace(List<INode> parts, Map<INode, Object> now) throws UnwritableModelException {
			List<OutputToken> words = new ArrayList<>();
			for (INode part : parts) {
				EStructuralFeature feature = feature(part);
				Object value = now.get(part);
				if (feature instanceof EReference reference && reference.isContainment()) {
					words.addAll(child(part) == value ? ElementWriter.this.write((EObject) value)
							: over(leaves(part), ElementWriter.this.write((EObject) value)));
				} else if (feature == null || valueWriter.says(part, element, feature, value)) {
					leaves(part).forEach(leaf -> words.add(kept(leaf)));
				} else {
					AbstractElement terminal = (AbstractElement) partOf(part);
					words.addAll(over(leaves(part), valueWords(element, feature, terminal, value)));
				}
			}
			return words;
		}

		/** The values that old parts stand for now; null if there are more or fewer values than parts. */
		private Map<INode, Object> valuesOf(List<INode> parts, Set<EStructuralFeature> features) {
			Map<INode, Object> now = new IdentityHashMap<>();
			Map<EStructuralFeature, Deque<INode>> byFeature = new HashMap<>();
			for (INode part : parts) {
				EStructuralFeature feature = feature(part);
				if (feature != null) {
					byFeature.computeIfAbsent(feature, key -> new ArrayDeque<>()).add(part);
				}
			}
			for (EStructuralFeature feature : features) {
				Deque<INode> said = byFeature.getOrDefault(feature, new ArrayDeque<>());
				if (feature.isMany()) {
					List<?> list = (List<?>) element.eGet(feature);
					if (list.size() != said.size()) {
						return null;
					}
					list.forEach(value -> now.put(said.poll(), value));
				} else if (said.isEmpty() ? element.eIsSet(feature) : !isStillSaid(said.peekLast(), feature)) {
					return null;
				} else {
					said.forEach(part -> now.put(part, element.eGet(feature)));
				}
			}
			return now;
		}

		/** Whether the feature still has a value to be written there: a default that stands in the text stays. */
		private boolean isStillSaid(INode part, EStructuralFeature feature) {
			Object value = element.eGet(feature);
			return value != null && (element.eIsSet(feature) || isRequired(part)
					|| !feature.isUnsettable() && valueWriter.says(part, element, feature, value));
		}

		private boolean isRequired(INode part) {
			for (EObject each = partOf(part); each != null && each != ruleStructure.rule(); each = each.eContainer()) {
				if (each instanceof AbstractElement inner && inner.getCardinality() != null) {
					return false;
				}
			}
			return true;
		}

		private Set<EStructuralFeature> features(AbstractElement part) {
			Set<EStructuralFeature> features = new java.util.LinkedHashSet<>();
			if (part instanceof Assignment assignment) {
				features.add(element.eClass().getEStructuralFeature(assignment.getFeature()));
			} else {
				part.eContents().stream().filter(AbstractElement.class::isInstance)
						.forEach(child -> features.addAll(features((AbstractElement) child)));
			}
			return features;
		}

		private List<OutputToken> head(ElementPrinter elementPrinter) throws UnwritableModelException {
			Set<EStructuralFeature> features = new java.util.LinkedHashSet<>();
			ruleStructure.head().forEach(part -> features.addAll(features(part)));
			Map<INode, Object> now = valuesOf(head, features);
			if (now != null) {
				features.forEach(feature -> elementPrinter.written.put(feature, Integer.MAX_VALUE));
				return inPlace(head, now);
			}
			for (AbstractElement part : ruleStructure.head()) {
				elementPrinter.writePart(part);
			}
			List<OutputToken> words = elementPrinter.words;
			elementPrinter.words = new ArrayList<>();
			return over(head.stream().flatMap(part -> leaves(part).stream()).toList(), words);
		}

		private List<Line> lines(AbstractElement list, ElementPrinter elementPrinter) throws UnwritableModelException {
			List<AbstractElement> kinds = RuleStructure.entries(list);
			List<Line> lines = new ArrayList<>();
			for (Entry entry : entries) {
				if (kinds.contains(entry.kind())) {
					lines.add(new Line(entry.kind(), entry, null));
				}
			}
			for (AbstractElement kind : kinds) {
				if (isElements(kind)) {
					elements(kind, kinds, lines);
				} else {
					properties(kind, kinds, lines, elementPrinter);
				}
			}
			return lines;
		}

		/** Whether each entry of that kind is an element of a list. */
		private boolean isElements(AbstractElement kind) {
			return kind instanceof Assignment assignment
					&& element.eClass().getEStructuralFeature(assignment.getFeature()) instanceof EReference reference
					&& reference.isContainment() && reference.isMany();
		}

		@SuppressWarnings("unchecked")
		private void elements(AbstractElement kind, List<AbstractElement> kinds, List<Line> lines)
				throws UnwritableModelException {
			List<EObject> now = (List<EObject>) element.eGet(features(kind).iterator().next());
			Map<EObject, Line> before = new IdentityHashMap<>();
			Map<EObject, Integer> places = new IdentityHashMap<>();
			for (int i = 0; i < lines.size(); i++) {
				Line line = lines.get(i);
				if (line.kind == kind) {
					EObject said = child(line.old.parts().getFirst());
					before.put(said, line);
					places.put(said, i);
				}
			}
			Set<EObject> staying = longestInOrder(now.stream().filter(before::containsKey).toList(), places);
			Set<EObject> present = Collections.newSetFromMap(new IdentityHashMap<>());
			present.addAll(now);
			lines.removeIf(line -> {
				if (line.kind != kind) {
					return false;
				}
				EObject said = child(line.old.parts().getFirst());
				if (!present.contains(said) && !isElsewhere(said)) {
					line.old.parts().forEach(this::drop);
				}
				return !staying.contains(said);
			});
			Line previous = null;
			for (int i = 0; i < now.size(); i++) {
				EObject each = now.get(i);
				if (staying.contains(each)) {
					previous = before.get(each);
					previous.words = ElementWriter.this.write(each);
					continue;
				}
				Line line = new Line(kind, null, ElementWriter.this.write(each));
				int at = previous != null ? lines.indexOf(previous) + 1 : -1;
				for (int next = i + 1; at < 0 && next < now.size(); next++) {
					at = staying.contains(now.get(next)) ? lines.indexOf(before.get(now.get(next))) : -1;
				}
				lines.add(at < 0 ? usual(kind, kinds, lines) : at, line);
				previous = line;
			}
		}

		private boolean isElsewhere(EObject said) {
			if (said == null || said.eResource() == null || said.eResource() != element.eResource()) {
				return false;
			}
			return said.eContainer() != null;
		}

		private void properties(AbstractElement kind, List<AbstractElement> kinds, List<Line> lines,
				ElementPrinter elementPrinter)
				throws UnwritableModelException {
			List<Line> said = lines.stream().filter(line -> line.kind == kind).toList();
			Set<EStructuralFeature> features = features(kind);
			if (!said.isEmpty()) {
				List<INode> parts = said.stream().flatMap(line -> line.old.parts().stream()).toList();
				Map<INode, Object> now = valuesOf(parts, features);
				if (now != null) {
					boolean many = features.stream().anyMatch(EStructuralFeature::isMany);
					for (Line line : said) {
						// of a property that is said twice the last counts
						line.words = many || line == said.getLast() ? inPlace(line.old.parts(), now) : verbatim(line.old.parts());
					}
					features.forEach(feature -> elementPrinter.written.put(feature, Integer.MAX_VALUE));
					return;
				}
			}
			Line last = said.isEmpty() ? null : said.getLast();
			boolean isFirst = true;
			while (elementPrinter.isPending(kind)) {
				List<OutputToken> words = elementPrinter.writeEntry(kind);
				if (isFirst && last != null) {
					last.words = over(last.old.parts().stream().flatMap(part -> leaves(part).stream()).toList(), words);
				} else {
					lines.add(isFirst ? usual(kind, kinds, lines) : lines.indexOf(last) + 1, last = new Line(kind, null, words));
				}
				isFirst = false;
			}
			for (Line line : said) {
				if (line.words == null) {
					line.old.parts().forEach(this::drop);
					lines.remove(line);
				}
			}
		}

		private List<OutputToken> verbatim(List<INode> parts) {
			return new ArrayList<>(parts.stream().flatMap(part -> leaves(part).stream()).map(this::kept).toList());
		}

		private void drop(INode part) {
			leaves(part).forEach(leaf -> dropped.set(index(leaf)));
		}

		/** Where an entry of a kind usually stands: behind those that come before it in the grammar. */
		private int usual(AbstractElement kind, List<AbstractElement> kinds, List<Line> lines) {
			int own = kinds.indexOf(kind);
			int best = -1;
			int at = 0;
			for (int i = 0; i < lines.size(); i++) {
				int other = kinds.indexOf(lines.get(i).kind);
				if (other <= own && other >= best) {
					best = other;
					at = i + 1;
				}
			}
			return at;
		}

		/** The most elements that stand in the same order as before. */
		private Set<EObject> longestInOrder(List<EObject> now, Map<EObject, Integer> places) {
			int[] ends = new int[now.size()];
			int[] before = new int[now.size()];
			int length = 0;
			for (int i = 0; i < now.size(); i++) {
				int place = places.get(now.get(i));
				int low = 0;
				int high = length;
				while (low < high) {
					int middle = (low + high) >>> 1;
					if (places.get(now.get(ends[middle])) < place) {
						low = middle + 1;
					} else {
						high = middle;
					}
				}
				before[i] = low == 0 ? -1 : ends[low - 1];
				ends[low] = i;
				length = Math.max(length, low + 1);
			}
			Set<EObject> kept = Collections.newSetFromMap(new IdentityHashMap<>());
			for (int i = length == 0 ? -1 : ends[length - 1]; i >= 0; i = before[i]) {
				kept.add(now.get(i));
			}
			return kept;
		}

		private List<ILeafNode> leaves(INode part) {
			List<ILeafNode> leaves = new ArrayList<>();
			for (ILeafNode leaf : part.getLeafNodes()) {
				if (!leaf.isHidden() && !leaf.getText().isEmpty()) {
					leaves.add(leaf);
				}
			}
			return leaves;
		}

		/** New words in the place of old ones: equal words are the old ones, and of the others each takes the place of one. */
		private List<OutputToken> over(List<ILeafNode> before, List<OutputToken> words) {
			Set<Integer> used = new HashSet<>();
			words.stream().filter(word -> !word.isNew()).forEach(word -> used.add(word.source()));
			List<ILeafNode> free = before.stream().filter(leaf -> !used.contains(index(leaf))).toList();
			List<Integer> added = new ArrayList<>();
			for (int i = 0; i < words.size(); i++) {
				if (words.get(i).isNew()) {
					added.add(i);
				}
			}
			int[][] common = new int[free.size() + 1][added.size() + 1];
			for (int i = free.size() - 1; i >= 0; i--) {
				for (int j = added.size() - 1; j >= 0; j--) {
					common[i][j] = free.get(i).getText().equals(words.get(added.get(j)).text()) ? common[i + 1][j + 1] + 1
							: Math.max(common[i + 1][j], common[i][j + 1]);
				}
			}
			List<OutputToken> result = new ArrayList<>(words);
			List<Integer> lostRun = new ArrayList<>();
			List<Integer> addedRun = new ArrayList<>();
			int i = 0;
			int j = 0;
			while (i < free.size() || j < added.size()) {
				boolean equal = i < free.size() && j < added.size()
						&& free.get(i).getText().equals(words.get(added.get(j)).text());
				if (equal) {
					replace(result, free, lostRun, addedRun);
					result.set(added.get(j), words.get(added.get(j)).at(index(free.get(i))));
					i++;
					j++;
				} else if (j == added.size() || i < free.size() && common[i + 1][j] >= common[i][j + 1]) {
					lostRun.add(i++);
				} else {
					addedRun.add(added.get(j++));
				}
			}
			replace(result, free, lostRun, addedRun);
			return result;
		}

		private void replace(List<OutputToken> words, List<ILeafNode> free, List<Integer> lost, List<Integer> added) {
			for (int k = 0; k < Math.min(lost.size(), added.size()); k++) {
				words.set(added.get(k), words.get(added.get(k)).at(index(free.get(lost.get(k)))));
			}
			lost.clear();
			added.clear();
		}
	}
}
