package dev.lamina.diagram.specification;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.lamina.diagram.expression.Expression;
import dev.lamina.diagram.expression.SpecificationLocation;

/**
 * One kind of diagram.
 *
 * @param location       where it stands
 * @param name         its name, unique in the file
 * @param label        what users call it
 * @param documentation what it shows; empty if the file does not say
 * @param title        the title of a diagram
 * @param domain       what diagrams of it are about
 * @param precondition which objects have such a diagram; all of the class where it is absent
 * @param layers       its layers, the default one first
 * @param filters      its filters; none is active unless the user asks for it
 * @param direction    where lines lead
 * @param background   the colour behind everything
 * @param mappings     every mapping of the diagram, also nested ones, by its key
 */
public record DiagramDescription(SpecificationLocation location, String name, String label, String documentation,
		Optional<Expression> title,
		DomainClass domain,
		Optional<Expression> precondition, List<Layer> layers, List<Filter> filters, Direction direction,
		Optional<ColorDescription> background,
		Map<String, Mapping> mappings) {
	public DiagramDescription {
		layers = List.copyOf(layers);
		filters = List.copyOf(filters);
		mappings = Map.copyOf(mappings);
	}

	/**
	 * Mappings that can be shown or hidden together.
	 *
	 * @param key      what tells it from all others of the file: its path, with which the keys of its mappings begin
	 * @param name     its name, unique in the diagram
	 * @param label    what users call it
	 * @param optional whether it can be switched off
	 * @param active   whether it is shown by default
	 * @param boxes    its mappings of containers and nodes, in the order of the file, containers first; reused ones last
	 * @param edges    its mappings of edges
	 * @param marks    the decorations it adds
	 * @param recolourings other colours for what it and other layers draw
	 */
	public record Layer(String key, String name, String label, boolean optional, boolean active, List<Mapping.OfBox> boxes,
			List<Mapping.OfEdge> edges, List<Decoration> marks, List<StyleCustomization> recolourings) {
		public Layer {
			boxes = List.copyOf(boxes);
			edges = List.copyOf(edges);
			marks = List.copyOf(marks);
			recolourings = List.copyOf(recolourings);
		}

		/** Whether a mapping stands in it. */
		public boolean holds(Mapping mapping) {
			return mapping.key().startsWith(key + '/');
		}
	}

	/**
	 * A rule that hides elements.
	 *
	 * @param name  its name
	 * @param label what users call it
	 * @param rules what it hides
	 */
	public record Filter(String name, String label, List<Rule> rules) {
		public Filter {
			rules = List.copyOf(rules);
		}

		/**
		 * Hides the elements of mappings, except those for which the condition holds.
		 *
		 * @param mappings keys of the mappings
		 * @param keeps    which elements stay; none if it is absent
		 */
		public record Rule(List<String> mappings, Optional<Expression> keeps) {
			public Rule {
				mappings = List.copyOf(mappings);
			}
		}
	}

	/**
	 * A mark on elements.
	 *
	 * @param name      its name
	 * @param mappings  keys of the mappings whose elements get it; empty where {@code domain} says which
	 * @param domain    the class of the elements that get it, if no mappings are named
	 * @param condition for which of them; all where it is absent
	 * @param image     the picture: a path of an icon, from an expression
	 * @param tooltip   what it says
	 * @param position  which corner or side
	 */
	public record Decoration(String name, List<String> mappings, Optional<DomainClass> domain, Optional<Expression> condition,
			Expression image,
			Optional<Expression> tooltip, Position position) {
		public Decoration {
			mappings = List.copyOf(mappings);
		}
	}

	/** Where lines lead: from left to right, or from top to bottom. */
	public enum Direction {
		RIGHT, DOWN
	}

	/** Where a decoration sits on its element. */
	public enum Position {
		NORTH, WEST, SOUTH, EAST, NORTH_WEST, NORTH_EAST, SOUTH_WEST, SOUTH_EAST, CENTER
	}
}
