package dev.lamina.diagram.specification;

import java.util.List;
import java.util.Optional;

import dev.lamina.diagram.expression.Expression;
import dev.lamina.diagram.expression.SpecificationLocation;

/** Which elements of a model are drawn, and how. */
public sealed interface Mapping {
	/** Where it stands. */
	SpecificationLocation location();

	/** What tells it from all others of the file: its path. */
	String key();

	/** Its name. */
	String name();

	/** What users call it. */
	String label();

	/**
	 * Draws elements as containers, nodes, or nodes on the border.
	 *
	 * @param kind       as what
	 * @param domain     which class of elements
	 * @param candidates which elements, seen from what the parent draws
	 * @param condition  which of them; all where it is absent
	 * @param style      how they look
	 * @param special    how those look for which a condition holds; the first that does
	 * @param children   keys of the mappings of what is inside, containers first
	 * @param borders    keys of the mappings of what sits on the border
	 * @param arrangement how the children lie
	 * @param layout      the name of a layout of its own for what is inside; absent if the arrangement decides
	 */
	record OfBox(SpecificationLocation location, String key, String name, String label, BoxKind kind, DomainClass domain,
			Expression candidates,
			Optional<Expression> condition,
			BoxStyle style, List<Conditional<BoxStyle>> special, List<String> children, List<String> borders,
			Arrangement arrangement, Optional<String> layout) implements Mapping {
		public OfBox {
			special = List.copyOf(special);
			children = List.copyOf(children);
			borders = List.copyOf(borders);
		}
	}

	/**
	 * Draws edges between elements that are drawn.
	 *
	 * @param domain     the class of the elements that are edges; absent where a relation of the source is one
	 * @param candidates which elements; only where edges are elements
	 * @param condition  which of them; all where it is absent
	 * @param sources    keys of the mappings at whose elements it begins
	 * @param targets    keys of the mappings at whose elements it ends
	 * @param source     what it begins at, seen from its element; only where edges are elements
	 * @param target     what it ends at, seen from its element or else from its source
	 * @param style      how it looks
	 * @param special    how those look for which a condition holds; the first that does
	 */
	record OfEdge(SpecificationLocation location, String key, String name, String label, Optional<DomainClass> domain,
			Optional<Expression> candidates,
			Optional<Expression> condition,
			List<String> sources, List<String> targets, Optional<Expression> source, Expression target, EdgeStyle style,
			List<Conditional<EdgeStyle>> special) implements Mapping {
		public OfEdge {
			sources = List.copyOf(sources);
			targets = List.copyOf(targets);
			special = List.copyOf(special);
		}
	}

	/**
	 * A style for some elements.
	 *
	 * @param <S>       the kind of style
	 * @param predicate for which
	 * @param style     the style
	 */
	record Conditional<S>(Expression predicate, S style) {
	}

	/** As what an element is drawn. */
	enum BoxKind {
		CONTAINER, NODE, BORDER
	}

	/** How the children of a container lie; the words are Sirius's. */
	enum Arrangement {
		FREE_FORM, LIST, HORIZONTAL_STACK, VERTICAL_STACK
	}
}
