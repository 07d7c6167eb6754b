package dev.lamina.diagram.specification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import org.eclipse.emf.ecore.EPackage;

import dev.lamina.diagram.expression.Expression;
import dev.lamina.diagram.expression.SpecificationException;
import dev.lamina.diagram.specification.Mapping.Arrangement;
import dev.lamina.diagram.specification.Mapping.BoxKind;
import dev.lamina.diagram.specification.Mapping.Conditional;

/** Reads the mappings of one diagram, each once. */
final class MappingReader {
	private static final String[] NOT_DRAWN = { "documentation", "deletionDescription", "labelDirectEdit",
			"doubleClickDescription",
			"semanticElements",
			"synchronizationLock", "detailDescriptions", "navigationDescriptions", "pasteDescriptions", "dropDescriptions",
			"reconnections" };

	private static final String LAYOUT = "layout:";

	private final StyleReader styles;
	private final List<EPackage> metamodels;
	private final Set<String> layouts;
	private final Map<String, Mapping> read = new LinkedHashMap<>();

	MappingReader(StyleReader styles, List<EPackage> metamodels, Set<String> layouts) {
		this.styles = styles;
		this.metamodels = metamodels;
		this.layouts = layouts;
	}

	/** Every mapping read so far, by its key. */
	Map<String, Mapping> all() {
		return read;
	}

	/** A mapping that another place of the file defines. */
	Mapping reused(XmiElement mapping) {
		Mapping known = read.get(mapping.path());
		if (known != null) {
			return known;
		}
		return switch (mapping.feature()) {
			case "containerMappings", "subContainerMappings" -> container(mapping);
			case "nodeMappings", "subNodeMappings" -> node(mapping, BoxKind.NODE);
			case "borderedNodeMappings" -> node(mapping, BoxKind.BORDER);
			case "edgeMappings" -> edge(mapping);
			default -> throw mapping.refused("the built-in engine does not know this mapping.");
		};
	}

	Mapping.OfBox container(XmiElement mapping) {
		if (read.get(mapping.path()) instanceof Mapping.OfBox known) {
			return known;
		}
		refuseOthers(mapping, "ContainerMapping");
		List<XmiElement> inside = new ArrayList<>(mapping.children("subContainerMappings"));
		inside.forEach(this::container);
		mapping.children("subNodeMappings").forEach(child -> {
			node(child, BoxKind.NODE);
			inside.add(child);
		});
		List<XmiElement> reused = new ArrayList<>(XmiReferences.references(mapping, "reusedContainerMappings"));
		reused.addAll(XmiReferences.references(mapping, "reusedNodeMappings"));
		inside.addAll(reused);
		return box(mapping, isBadge(mapping) ? BoxKind.BORDER : BoxKind.CONTAINER,
				inside.stream().filter(each -> !isBadge(each)).map(XmiElement::path).toList(),
				inside.stream().filter(MappingReader::isBadge).map(XmiElement::path).toList(),
				mapping.word("childrenPresentation", Arrangement.FREE_FORM), reused, styles::container);
	}

	/**
	 * Whether it shows policies: these stand beside the label of what they hold for, because they say something of all that is in
	 * it.
	 */
	private static boolean isBadge(XmiElement mapping) {
		return mapping.peek("domainClass").endsWith("Policy");
	}

	Mapping.OfBox node(XmiElement mapping, BoxKind kind) {
		if (read.get(mapping.path()) instanceof Mapping.OfBox known) {
			return known;
		}
		refuseOthers(mapping, "NodeMapping");
		return box(mapping, kind, List.of(), List.of(), Arrangement.FREE_FORM, List.of(), styles::node);
	}

	private Mapping.OfBox box(XmiElement mapping, BoxKind kind, List<String> children, List<String> badges,
			Arrangement arrangement,
			List<XmiElement> reused, Function<XmiElement, BoxStyle> reader) {
		refuseByHand(mapping);
		List<String> borders = new ArrayList<>(badges);
		borders.addAll(mapping.children("borderedNodeMappings").stream()
				.map(child -> node(child, BoxKind.BORDER).key()).toList());
		List<XmiElement> reusedBorders = XmiReferences.references(mapping, "reusedBorderedNodeMappings");
		reusedBorders.forEach(each -> borders.add(each.path()));
		String name = mapping.required("name");
		Mapping.OfBox box = new Mapping.OfBox(mapping.location(), mapping.path(), name, mapping.text("label").orElse(name), kind,
				DomainClass.of(mapping.location().at("domainClass"), mapping.required("domainClass"), metamodels),
				SpecificationReader.expression(mapping, "semanticCandidatesExpression")
						.orElseThrow(
								() -> mapping.refused("it has no semanticCandidatesExpression. Say which elements it draws.")),
				SpecificationReader.expression(mapping, "preconditionExpression"), style(mapping, reader),
				special(mapping, reader),
				children, borders, arrangement, kind == BoxKind.CONTAINER ? layout(mapping) : Optional.empty());
		mapping.finish();
		read.put(box.key(), box);
		reused.forEach(this::reused);
		reusedBorders.forEach(this::reused);
		return box;
	}

	/**
	 * The layout that the documentation of a container asks for: Sirius has no place for the layout of one container, and no one
	 * but people read its documentation there.
	 */
	private Optional<String> layout(XmiElement mapping) {
		Optional<String> name = mapping.text("documentation").filter(text -> text.startsWith(LAYOUT))
				.map(text -> text.substring(LAYOUT.length()).strip());
		name.filter(each -> !layouts.contains(each)).ifPresent(unknown -> {
			throw new SpecificationException(mapping.location().at("documentation"),
					"the built-in engine has no layout '" + unknown
							+ "'" + (layouts.isEmpty() ? "." : ", but " + String.join(", ", new TreeSet<>(layouts)) + "."));
		});
		return name;
	}

	Mapping.OfEdge edge(XmiElement mapping) {
		if (read.get(mapping.path()) instanceof Mapping.OfEdge known) {
			return known;
		}
		refuseOthers(mapping, "EdgeMapping");
		refuseByHand(mapping);
		mapping.ignore("targetExpression");
		boolean isElement = mapping.flag("useDomainElement", false);
		Optional<Expression> candidates = SpecificationReader.expression(mapping, "semanticCandidatesExpression");
		Optional<Expression> source = SpecificationReader.expression(mapping, "sourceFinderExpression");
		Optional<String> domain = mapping.text("domainClass");
		if (isElement && (candidates.isEmpty() || source.isEmpty() || domain.isEmpty())) {
			throw mapping.refused(
					"an edge that is an element needs domainClass, semanticCandidatesExpression and sourceFinderExpression.");
		}
		String name = mapping.required("name");
		Mapping.OfEdge edge = new Mapping.OfEdge(mapping.location(), mapping.path(), name, mapping.text("label").orElse(name),
				isElement ? domain.map(text -> DomainClass.of(mapping.location().at("domainClass"), text, metamodels))
						: Optional.empty(),
				isElement ? candidates : Optional.empty(), SpecificationReader.expression(mapping, "preconditionExpression"),
				XmiReferences.references(mapping, "sourceMapping").stream().map(XmiElement::path).toList(),
				XmiReferences.references(mapping, "targetMapping").stream().map(XmiElement::path).toList(), isElement ? source
						: Optional.empty(),
				SpecificationReader.expression(mapping, "targetFinderExpression")
						.orElseThrow(() -> mapping.refused("it has no targetFinderExpression.")),
				style(mapping, styles::edge), special(mapping, styles::edge));
		mapping.finish();
		read.put(edge.key(), edge);
		return edge;
	}

	private static <S> S style(XmiElement mapping, Function<XmiElement, S> reader) {
		return reader.apply(mapping.child("style").orElseThrow(() -> mapping.refused("it has no style. Give it one.")));
	}

	private static <S> List<Conditional<S>> special(XmiElement mapping, Function<XmiElement, S> reader) {
		List<Conditional<S>> special = new ArrayList<>();
		for (XmiElement conditional : mapping.children("conditionnalStyles")) {
			Expression predicate = SpecificationReader.expression(conditional, "predicateExpression")
					.orElseThrow(() -> conditional.refused("it has no predicateExpression."));
			special.add(new Conditional<>(predicate, style(conditional, reader)));
			conditional.finish();
		}
		return special;
	}

	private static void refuseOthers(XmiElement mapping, String known) {
		if (!mapping.typeOr(known).equals(known)) {
			throw mapping.refused("the built-in engine does not know this kind of mapping, but " + known + ".");
		}
		mapping.ignore(NOT_DRAWN);
	}

	private static void refuseByHand(XmiElement mapping) {
		if (!mapping.flag("createElements", true)) {
			throw mapping.refused("createElements is false, but the built-in engine draws only what follows from the model.");
		}
	}
}
