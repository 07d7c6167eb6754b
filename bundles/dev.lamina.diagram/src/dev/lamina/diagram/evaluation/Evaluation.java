package dev.lamina.diagram.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;

import dev.lamina.diagram.expression.EvaluationContext;
import dev.lamina.diagram.expression.Expression;
import dev.lamina.diagram.expression.Interpreter;
import dev.lamina.diagram.expression.SpecificationException;
import dev.lamina.diagram.specification.DiagramDescription;
import dev.lamina.diagram.specification.DiagramDescription.Decoration;
import dev.lamina.diagram.specification.DiagramDescription.Filter;
import dev.lamina.diagram.specification.DiagramDescription.Layer;
import dev.lamina.diagram.specification.Mapping;

/** Evaluates a diagram description on an element of a model: the same model gives the same figures in the same order. */
public final class Evaluation {
	/** Figures inside figures beyond which a mapping is taken to be inside itself without end. */
	private static final int MAX_DEPTH = 64;

	private final DiagramDescription description;
	private final Interpreter interpreter;
	private final StyleEvaluator styleEvaluator;
	private final List<Layer> layers;
	private final List<Filter> filters;
	private final Map<String, Map<EObject, List<Figure>>> drawn = new HashMap<>();

	private Evaluation(DiagramDescription description, Interpreter interpreter, Selection selection) {
		this.description = description;
		this.interpreter = interpreter;
		this.layers = selection.layers(description);
		this.styleEvaluator = new StyleEvaluator(interpreter,
				layers.stream().flatMap(layer -> layer.recolourings().stream()).toList());
		this.filters = selection.filters(description);
	}

	/**
	 * Says whether an element can have such a diagram.
	 *
	 * @throws SpecificationException if the specification's own condition cannot be evaluated
	 */
	public static boolean suits(DiagramDescription description, Interpreter interpreter, EObject target) {
		return description.domain().accepts(target)
				&& description.precondition().map(condition -> interpreter.holds(condition, EvaluationContext.of(target)))
						.orElse(true);
	}

	/**
	 * Evaluates a diagram.
	 *
	 * @param target    what it is about
	 * @param selection which layers and filters are active
	 * @throws SpecificationException if an expression fails; it names the place
	 */
	public static Representation of(DiagramDescription description, Interpreter interpreter, EObject target,
			Selection selection) {
		return new Evaluation(description, interpreter, selection).evaluate(target);
	}

	private Representation evaluate(EObject target) {
		EvaluationContext evaluationContext = EvaluationContext.of(target);
		List<Figure> figures = new ArrayList<>();
		for (Layer layer : layers) {
			for (Mapping.OfBox mapping : layer.boxes()) {
				figures.addAll(figures(mapping, null, evaluationContext));
			}
		}
		figures.forEach(this::markAll);
		List<Figure.Connection> connections = new ArrayList<>();
		for (Layer layer : layers) {
			for (Mapping.OfEdge mapping : layer.edges()) {
				connections
						.addAll(mapping.domain().isPresent() ? elementEdges(mapping, evaluationContext)
								: relationEdges(mapping, evaluationContext));
			}
		}
		String title = description.title().map(expression -> interpreter.text(expression, evaluationContext))
				.orElse(description.label());
		return new Representation(description, target, title,
				description.background().map(colorDescription -> styleEvaluator.colour(colorDescription, evaluationContext)),
				figures, connections);
	}

	private List<Figure> figures(Mapping.OfBox mapping, Figure parent, EvaluationContext around) {
		if (depth(parent) > MAX_DEPTH) {
			throw new SpecificationException(mapping.location(), "it is inside itself without end.");
		}
		if (isHidden(mapping)) {
			return List.of();
		}
		EvaluationContext here = around.with("container", around.self());
		List<Figure> figures = new ArrayList<>();
		for (EObject candidate : new LinkedHashSet<>(interpreter.objects(mapping.candidates(), here))) {
			EvaluationContext evaluationContext = here.about(candidate);
			if (!mapping.domain().accepts(candidate) || !holds(mapping.condition(), evaluationContext)
					|| isFiltered(mapping, evaluationContext)) {
				continue;
			}
			Figure figure = new Figure(mapping, candidate, parent, styleEvaluator.appearance(mapping, evaluationContext));
			figures.add(figure);
			drawn.computeIfAbsent(mapping.key(), key -> new LinkedHashMap<>()).computeIfAbsent(candidate,
					key -> new ArrayList<>()).add(figure);
			for (String key : mapping.borders()) {
				figures((Mapping.OfBox) mapping(mapping, key), figure, evaluationContext).forEach(figure::add);
			}
			for (String key : mapping.children()) {
				figures((Mapping.OfBox) mapping(mapping, key), figure, evaluationContext).forEach(figure::add);
			}
		}
		return figures;
	}

	private static int depth(Figure figure) {
		int depth = 0;
		for (Figure each = figure; each != null; each = each.parent().orElse(null)) {
			depth++;
		}
		return depth;
	}

	private Mapping mapping(Mapping from, String key) {
		Mapping found = description.mappings().get(key);
		if (found == null) {
			throw new SpecificationException(from.location(), "it uses a mapping of another diagram (" + key
					+ "). The built-in engine reuses mappings within a diagram.");
		}
		return found;
	}

	private void markAll(Figure figure) {
		for (Layer layer : layers) {
			for (Decoration decoration : layer.marks()) {
				EvaluationContext evaluationContext = context(figure);
				boolean concerned = decoration.domain().map(domain -> domain.accepts(figure.target())).orElse(true)
						&& (decoration.mappings().isEmpty() || decoration.mappings().contains(figure.mapping().key()));
				if (concerned && holds(decoration.condition(), evaluationContext)) {
					String image = interpreter.text(decoration.image(), evaluationContext);
					if (!image.isEmpty()) {
						figure.add(new Figure.Mark(decoration.name(), image, decoration.tooltip()
								.map(text -> interpreter.text(text, evaluationContext)).orElse(""),
								decoration.position()));
					}
				}
			}
		}
		figure.borders().forEach(this::markAll);
		figure.children().forEach(this::markAll);
	}

	private static EvaluationContext context(Figure figure) {
		return EvaluationContext.of(figure.target()).with("container", figure.parent().map(Figure::target).orElse(null));
	}

	private List<Figure.Connection> relationEdges(Mapping.OfEdge mapping, EvaluationContext diagram) {
		List<Figure.Connection> edges = new ArrayList<>();
		for (Figure from : all(mapping, mapping.sources())) {
			EvaluationContext evaluationContext = diagram.about(from.target());
			for (EObject end : new LinkedHashSet<>(interpreter.objects(mapping.target(), evaluationContext))) {
				for (Figure to : at(mapping, mapping.targets(), end)) {
					add(mapping, from.target(), from, to, evaluationContext, edges);
				}
			}
		}
		return edges;
	}

	private List<Figure.Connection> elementEdges(Mapping.OfEdge mapping, EvaluationContext diagram) {
		List<Figure.Connection> edges = new ArrayList<>();
		for (EObject element : new LinkedHashSet<>(interpreter.objects(mapping.candidates().orElseThrow(), diagram))) {
			if (!mapping.domain().orElseThrow().accepts(element)) {
				continue;
			}
			EvaluationContext evaluationContext = diagram.about(element);
			for (EObject start : interpreter.objects(mapping.source().orElseThrow(), evaluationContext)) {
				for (Figure from : at(mapping, mapping.sources(), start)) {
					for (EObject end : interpreter.objects(mapping.target(), evaluationContext)) {
						at(mapping, mapping.targets(), end)
								.forEach(to -> add(mapping, element, from, to, evaluationContext, edges));
					}
				}
			}
		}
		return edges;
	}

	private void add(Mapping.OfEdge mapping, EObject element, Figure from, Figure to, EvaluationContext evaluationContext,
			List<Figure.Connection> edges) {
		EvaluationContext ends = evaluationContext.with("source", from.target()).with("target", to.target());
		if (holds(mapping.condition(), ends) && !isFiltered(mapping, ends)) {
			edges.add(new Figure.Connection(mapping, element, from, to, styleEvaluator.line(mapping, ends)));
		}
	}

	private List<Figure> all(Mapping.OfEdge edge, List<String> keys) {
		keys.forEach(key -> end(edge, key));
		return keys.stream().flatMap(key -> drawn.getOrDefault(key, Map.of()).values().stream()).flatMap(Collection::stream)
				.toList();
	}

	private List<Figure> at(Mapping.OfEdge edge, List<String> keys, EObject target) {
		keys.forEach(key -> end(edge, key));
		return keys.stream().flatMap(key -> drawn.getOrDefault(key, Map.of()).getOrDefault(target, List.of()).stream()).toList();
	}

	private void end(Mapping.OfEdge edge, String key) {
		if (mapping(edge, key) instanceof Mapping.OfEdge) {
			throw new SpecificationException(edge.location(),
					"it ends at another edge. The built-in engine draws edges between containers and nodes.");
		}
	}

	private boolean holds(Optional<Expression> condition, EvaluationContext evaluationContext) {
		return condition.map(expression -> interpreter.holds(expression, evaluationContext)).orElse(true);
	}

	/** Whether it stands in a layer that is not shown: a mapping that another one reuses belongs to its layer nevertheless. */
	private boolean isHidden(Mapping.OfBox mapping) {
		return description.layers().stream().anyMatch(layer -> layer.holds(mapping) && !layers.contains(layer))
				&& layers.stream().noneMatch(layer -> layer.boxes().contains(mapping));
	}

	private boolean isFiltered(Mapping mapping, EvaluationContext evaluationContext) {
		return filters.stream().flatMap(filter -> filter.rules().stream()).filter(rule -> rule.mappings().contains(mapping.key()))
				.anyMatch(rule -> rule.keeps().map(condition -> !interpreter.holds(condition, evaluationContext)).orElse(true));
	}

	/**
	 * Which layers and filters are active.
	 *
	 * @param layers  names of the optional layers that are shown; those that are by default where it is absent
	 * @param filters names of the filters that hide
	 */
	public record Selection(Optional<Set<String>> layers, Set<String> filters) {
		/** What a diagram shows by default. */
		public static final Selection DEFAULT = new Selection(Optional.empty(), Set.of());

		List<Layer> layers(DiagramDescription description) {
			return description.layers().stream().filter(layer -> layers.isEmpty() ? layer.active()
					: layer.active() && !layer.optional() || layers.get().contains(layer.name())).toList();
		}

		List<Filter> filters(DiagramDescription description) {
			return description.filters().stream().filter(filter -> filters.contains(filter.name())).toList();
		}
	}
}
