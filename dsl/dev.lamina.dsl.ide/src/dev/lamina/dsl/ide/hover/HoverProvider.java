package dev.lamina.dsl.ide.hover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

import org.apache.log4j.Logger;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.AbstractElement;
import org.eclipse.xtext.AbstractRule;
import org.eclipse.xtext.Assignment;
import org.eclipse.xtext.CrossReference;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.ParserRule;
import org.eclipse.xtext.RuleCall;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.EObjectAtOffsetHelper;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.ide.fix.Fix;
import dev.lamina.dsl.ide.fix.QuickFixes;
import dev.lamina.dsl.ide.schema.Schema;
import dev.lamina.dsl.ide.snapshot.LeafNodes;
import dev.lamina.dsl.ide.snapshot.Region;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.model.Api;
import dev.lamina.model.Capability;
import dev.lamina.model.ModelPackage.Literals;
import dev.lamina.model.NamedElement;
import dev.lamina.model.quantity.Quantity;

/**
 * Writes the card about what stands at a place: an element that is declared or named there, a property, a quantity, or a word of
 * a list; if wanted, before it the problems there that are known already. It does not wait for validation.
 */
public final class HoverProvider {
	/** What no one understood; to say of it that it is a word helps no one. */
	private static final Set<EClass> UNKNOWN = Set.of(Literals.UNKNOWN_PROPERTY, Literals.UNKNOWN_DECLARATION, Literals.STRAY);

	private static final Logger LOG = Logger.getLogger(HoverProvider.class);
	private static final String FAILED = "*Lamina could not work out all of this. That is a mistake in Lamina, not in the file; "
			+ "please report it with the model.*";

	private HoverProvider() {
	}

	/**
	 * The card without the problems, for the one that shows these by themselves; nothing if there is nothing to say, as in a
	 * comment.
	 */
	public static Optional<Hover> cardAt(Snapshot snapshot, int offset) {
		return LeafNodes.at(snapshot, offset).flatMap(leaf -> cardOrFailure(snapshot, leaf));
	}

	/** The card behind the problems there; nothing if there is nothing to say. */
	public static Optional<Hover> at(Snapshot snapshot, int offset) {
		List<Diagnostic> diagnostics = snapshot.knownDiagnostics().orElse(List.of()).stream()
				.filter(diagnostic -> snapshot.region(diagnostic).touches(offset)).toList();
		Optional<Hover> card = cardAt(snapshot, offset);
		if (diagnostics.isEmpty()) {
			return card;
		}
		Region region = card.map(Hover::region).orElseGet(() -> snapshot.region(diagnostics.getFirst()));
		String said = diagnostics.stream().map(problem -> said(snapshot, problem)).collect(Collectors.joining("\n\n"));
		return Optional.of(new Hover(region, said + card.map(hover -> "\n\n---\n\n" + hover.markdown()).orElse("")));
	}

	/** A card that fails says so, and leaves the problems at its place readable. */
	private static Optional<Hover> cardOrFailure(Snapshot snapshot, ILeafNode leaf) {
		try {
			return card(snapshot, leaf);
		} catch (OperationCanceledException | CancellationException stopped) {
			throw stopped;
		} catch (RuntimeException unexpected) {
			LOG.error("A card failed.", unexpected);
			return Optional.of(new Hover(Region.of(leaf), FAILED));
		}
	}

	private static Optional<Hover> card(Snapshot snapshot, ILeafNode leaf) {
		INode value = valueAround(leaf);
		if (value != null) {
			Optional<Hover> named = value(snapshot, value);
			if (named.isPresent()) {
				return named;
			}
		}
		return leaf.getGrammarElement() instanceof Keyword keyword && Character.isLetter(keyword.getValue().charAt(0))
				? keyword(snapshot, leaf, keyword) : Optional.empty();
	}

	/** The value that a leaf spells or helps to spell: the node of its assignment. */
	private static INode valueAround(ILeafNode leaf) {
		for (INode node = leaf; node != null; node = node.getParent()) {
			if (node.getGrammarElement() instanceof AbstractElement element) {
				if (GrammarUtil.containingAssignment(element) != null) {
					return node;
				}
				if (node != leaf && !(element instanceof RuleCall call && call.getRule() instanceof ParserRule rule
						&& GrammarUtil.isDatatypeRule(rule))) {
					return null;
				}
			}
		}
		return null;
	}

	private static Optional<Hover> value(Snapshot snapshot, INode node) {
		AbstractElement element = (AbstractElement) node.getGrammarElement();
		Assignment assignment = GrammarUtil.containingAssignment(element);
		Optional<EStructuralFeature> feature = Schema.feature(assignment);
		EObject owner = NodeModelUtils.findActualSemanticObjectFor(node);
		if (element instanceof CrossReference || GrammarUtil.containingCrossReference(element) != null) {
			EObject named = snapshot.service(EObjectAtOffsetHelper.class).resolveCrossReferencedElementAt(snapshot.resource(),
					node.getOffset());
			return Optional.ofNullable(named).filter(target -> !target.eIsProxy())
					.map(target -> new Hover(Region.of(node), new HoverCard(snapshot).of(target)));
		}
		if (feature.isEmpty() || UNKNOWN.contains(feature.get().getEContainingClass())) {
			return Optional.empty();
		}
		if (feature.get() == Literals.NAMED_ELEMENT__NAME && owner instanceof NamedElement) {
			return Optional.of(new Hover(Region.of(node), new HoverCard(snapshot).of(owner)));
		}
		return feature.get() instanceof EAttribute attribute
				? text(attribute, NodeModelUtils.getTokenText(node)).map(text -> new Hover(Region.of(node), text))
				: Optional.empty();
	}

	/** What a value means: a word of a list its documentation, a quantity its value in base units. */
	private static Optional<String> text(EAttribute attribute, String text) {
		if (attribute.getEAttributeType() instanceof EEnum words) {
			return literal(words, text);
		}
		if (attribute == Literals.REQUIREMENT__NAME) {
			return Api.get(text) != null ? literal(Literals.API, text)
					: Capability.get(text) != null ? literal(Literals.CAPABILITY, text) : Optional.empty();
		}
		if (attribute.getEAttributeType().getInstanceClass() == Quantity.class) {
			try {
				Quantity quantity = Quantity.valueOf(text);
				return quantity.dimension().map(dimension -> "**" + quantity + "**"
						+ BaseUnits.of(quantity).map(base -> " = " + base).orElse("") + about(attribute));
			} catch (IllegalArgumentException malformed) {
				return Optional.empty(); // validation says what is wrong
			}
		}
		return Optional.of(Schema.documentation(attribute)).filter(words -> !words.isEmpty());
	}

	private static String about(EAttribute attribute) {
		String words = Schema.documentation(attribute);
		return words.isEmpty() ? "" : "\n\n" + words;
	}

	private static Optional<String> literal(EEnum words, String text) {
		EEnumLiteral literal = words.getEEnumLiteralByLiteral(text);
		return literal == null ? Optional.empty()
				: Optional.of("**" + text + "**\n\n" + Schema.documentation(literal) + "\n\n" + Schema.documentation(words));
	}

	private static Optional<Hover> keyword(Snapshot snapshot, ILeafNode leaf, Keyword keyword) {
		List<String> parts = new ArrayList<>(List.of("**" + keyword.getValue() + "**"));
		AbstractRule rule = GrammarUtil.containingRule(keyword);
		Schema.features(keyword).stream().limit(1).forEach(feature -> parts.add(Schema.documentation(feature)));
		String own = Schema.documentation(keyword);
		if (!parts.contains(own)) {
			parts.add(1, own);
		}
		boolean named = rule instanceof ParserRule parser && GrammarUtil.isDatatypeRule(parser);
		String text = parts.stream().filter(part -> !part.isBlank()).distinct().collect(Collectors.joining("\n\n"));
		return named || parts.size() < 2 || text.equals(parts.getFirst()) ? Optional.empty()
				: Optional.of(new Hover(Region.of(leaf), text));
	}

	private static String said(Snapshot snapshot, Diagnostic diagnostic) {
		List<String> failures = new ArrayList<>();
		List<Fix> fixes = new QuickFixes(failures::add).fixes(snapshot.resource(), diagnostic);
		String severity = diagnostic.severity().name().charAt(0)
				+ diagnostic.severity().name().substring(1).toLowerCase(java.util.Locale.ROOT);
		return "**" + severity + "** (`" + diagnostic.code() + "`): " + diagnostic.message()
				+ fixes.stream().map(fix -> "\n- " + fix.label()).collect(Collectors.joining())
				+ (failures.isEmpty() ? "" : "\n\n" + FAILED);
	}
}
