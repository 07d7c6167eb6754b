package dev.lamina.diagram.specification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EPackage;

import dev.lamina.diagram.expression.Expression;
import dev.lamina.diagram.specification.DiagramDescription.Decoration;
import dev.lamina.diagram.specification.DiagramDescription.Direction;
import dev.lamina.diagram.specification.DiagramDescription.Filter;
import dev.lamina.diagram.specification.DiagramDescription.Layer;
import dev.lamina.diagram.specification.DiagramDescription.Position;

/** Turns the elements of a specification file into records; each element is read completely or refused. */
final class SpecificationReader {
	private static final String FILTERS_KNOWN = "CompositeFilterDescription";
	private static final String DIRECTION = "org.eclipse.elk.direction";

	/**
	 * Options of layouts by their values: lines cross the borders of containers, these have room for their labels, and stand in
	 * the order of the file.
	 */
	private static final Map<String, String> DONE_ANYWAY = new TreeMap<>(
			Map.of("org.eclipse.elk.hierarchyHandling", "INCLUDE_CHILDREN",
					"org.eclipse.elk.nodeSize.constraints", "NODE_LABELS",
					"org.eclipse.elk.layered.considerModelOrder.components", "MODEL_ORDER"));

	private final XmiElement group;
	private final StyleReader styles;
	private final Set<String> layouts;
	private List<EPackage> metamodels = List.of();

	SpecificationReader(XmiElement group, Set<String> layouts) {
		this.group = group;
		this.layouts = layouts;
		this.styles = new StyleReader(new ColorReader());
	}

	ViewpointSpecification read() {
		List<DiagramDescription> diagrams = new ArrayList<>();
		List<String> services = new ArrayList<>();
		group.ignore("name", "documentation", "version", "systemColorsPalette", "userColorsPalettes", "eAnnotations");
		for (XmiElement viewpoint : group.children("ownedViewpoints")) {
			viewpoint.ignore("name", "label", "documentation", "endUserDocumentation", "modelFileExtension", "icon",
					"validationSet");
			for (XmiElement extension : viewpoint.children("ownedJavaExtensions")) {
				services.add(extension.required("qualifiedClassName"));
				extension.finish();
			}
			for (XmiElement representation : viewpoint.children("ownedRepresentations")) {
				switch (representation.typeOr("")) {
					case "DiagramDescription" -> diagrams.add(diagram(representation));
					case "EditionTableDescription", "CrossTableDescription", "TreeDescription" -> {
						// a table or tree is no drawing
					}
					default -> throw representation.refused("the built-in engine does not know this kind of representation.");
				}
			}
			viewpoint.finish();
		}
		group.finish();
		return new ViewpointSpecification(diagrams, services);
	}

	private DiagramDescription diagram(XmiElement diagram) {
		metamodels = diagram.children("metamodel").stream().map(SpecificationReader::metamodel).toList();
		diagram.ignore("endUserDocumentation", "initialisation", "showOnStartup", "enablePopupBars", "toolSection",
				"reusedTools",
				"dropDescriptions", "pasteDescriptions", "validationSet", "diagramInitialisation", "init");
		MappingReader mappings = new MappingReader(styles, metamodels, layouts);
		List<Layer> layers = new ArrayList<>();
		XmiElement first = diagram.child("defaultLayer")
				.orElseThrow(() -> diagram.refused("it has no defaultLayer. Put its mappings into one."));
		layers.add(layer(first, mappings, true));
		diagram.children("additionalLayers").forEach(each -> layers.add(layer(each, mappings, false)));
		List<Filter> filters = diagram.children("filters").stream().map(this::filter).toList();
		String name = diagram.required("name");
		Map<String, Mapping> byKey = new TreeMap<>(mappings.all());
		DiagramDescription description = new DiagramDescription(diagram.location(), name, diagram.text("label").orElse(name),
				diagram.text("documentation").orElse(""), expression(diagram, "titleExpression"),
				DomainClass.of(diagram.location().at("domainClass"), diagram.required("domainClass"), metamodels),
				expression(diagram, "preconditionExpression"), layers, filters, direction(diagram),
				styles.colours().optional(diagram, "backgroundColor"), byKey);
		diagram.finish();
		return description;
	}

	private Layer layer(XmiElement layer, MappingReader mappings, boolean isDefault) {
		layer.ignore("documentation", "endUserDocumentation", "toolSections", "reusedTools", "icon");
		List<Mapping.OfBox> boxes = new ArrayList<>();
		layer.children("containerMappings").forEach(each -> boxes.add(mappings.container(each)));
		layer.children("nodeMappings").forEach(each -> boxes.add(mappings.node(each, Mapping.BoxKind.NODE)));
		List<Mapping.OfEdge> edges = new ArrayList<>(layer.children("edgeMappings").stream().map(mappings::edge).toList());
		for (XmiElement reused : XmiReferences.references(layer, "reusedMappings")) {
			switch (mappings.reused(reused)) {
				case Mapping.OfBox box -> boxes.add(box);
				case Mapping.OfEdge edge -> edges.add(edge);
			}
		}
		List<Decoration> marks = new ArrayList<>();
		layer.child("decorationDescriptionsSet").ifPresent(set -> {
			set.children("decorationDescriptions").forEach(each -> marks.add(decoration(each)));
			set.finish();
		});
		String name = layer.required("name");
		List<StyleCustomization> styleCustomizations = new ArrayList<>();
		layer.child("customization").ifPresent(all -> {
			all.children("vsmElementCustomizations").forEach(each -> styleCustomizations.add(recolouring(each)));
			all.finish();
		});
		Layer read = new Layer(layer.path(), name, layer.text("label").orElse(name), !isDefault && layer.flag("optional", true),
				isDefault || layer.flag("activeByDefault", false) || !layer.flag("optional", true), boxes, edges, marks,
				styleCustomizations);
		layer.finish();
		return read;
	}

	/**
	 * Where lines lead; down where the layout leaves it open, as with Sirius. The other options that a layout may have ask of
	 * Sirius what the built-in engine does anyway: with other values they are refused.
	 */
	private static Direction direction(XmiElement diagram) {
		Direction direction = Direction.DOWN;
		for (XmiElement layout : diagram.child("layout").stream().toList()) {
			if (!layout.typeOr("").equals("CustomLayoutConfiguration")) {
				throw layout.refused("the built-in engine does not know this kind of layout, but CustomLayoutConfiguration.");
			}
			layout.ignore("id", "label", "description", "documentation");
			for (XmiElement option : layout.children("layoutOptions")) {
				option.ignore("label", "description", "targets", "choices");
				String id = option.required("id");
				if (!id.equals(DIRECTION) && !DONE_ANYWAY.containsKey(id)) {
					throw option
							.refused("the built-in engine does not know the layout option '" + id + "', but " + DIRECTION + ", "
									+ String.join(", ", DONE_ANYWAY.keySet()) + ".");
				}
				List<XmiElement> values = new ArrayList<>(option.children("value"));
				values.addAll(option.children("values"));
				if (values.isEmpty()) {
					throw option.refused("it has no value.");
				}
				for (XmiElement value : values) {
					value.ignore("description");
					if (id.equals(DIRECTION)) {
						direction = value.word("name", Direction.DOWN);
					} else if (!DONE_ANYWAY.get(id).equals(value.required("name"))) {
						throw option.refused("the layout option '" + id + "' is " + value.required("name")
								+ ", but the built-in engine always does what " + DONE_ANYWAY.get(id) + " asks for.");
					}
					value.finish();
				}
				option.finish();
			}
			layout.finish();
		}
		return direction;
	}

	private Decoration decoration(XmiElement mark) {
		String type = mark.typeOr("");
		if (!List.of("MappingBasedDecoration", "SemanticBasedDecoration", "GenericDecorationDescription").contains(type)) {
			throw mark.refused("the built-in engine does not know this kind of decoration.");
		}
		mark.ignore("distributionDirection");
		List<String> keys = type.startsWith("Mapping")
				? XmiReferences.references(mark, "mappings").stream().map(XmiElement::path).toList()
				: List.of();
		Optional<DomainClass> domain = type.startsWith("Semantic")
				? Optional.of(DomainClass.of(mark.location().at("domainClass"), mark.required("domainClass"), metamodels))
				: Optional.empty();
		Decoration read = new Decoration(mark.required("name"), keys, domain, expression(mark, "preconditionExpression"),
				expression(mark, "imageExpression").orElseThrow(() -> mark.refused("it has no imageExpression.")),
				expression(mark, "tooltipExpression"),
				mark.word("position", Position.SOUTH_WEST));
		mark.finish();
		return read;
	}

	private StyleCustomization recolouring(XmiElement customization) {
		if (!customization.typeOr("VSMElementCustomization").equals("VSMElementCustomization")) {
			throw customization.refused("the built-in engine does not know this kind of customization.");
		}
		List<StyleCustomization.Change> changes = new ArrayList<>();
		for (XmiElement change : customization.children("featureCustomizations")) {
			if (!change.typeOr("").equals("EReferenceCustomization")) {
				throw change.refused("the built-in engine changes nothing but colours: with an EReferenceCustomization.");
			}
			Set<StyleCustomization.Role> roles = switch (change.required("referenceName")) {
				case "backgroundColor" -> Set.of(StyleCustomization.Role.FILL);
				case "foregroundColor" -> Set.of(StyleCustomization.Role.FILL_END);
				case "color" -> Set.of(StyleCustomization.Role.FILL, StyleCustomization.Role.FILL_END);
				case "borderColor" -> Set.of(StyleCustomization.Role.BORDER);
				case "labelColor" -> Set.of(StyleCustomization.Role.LABEL);
				case String other -> throw change.refused("the built-in engine does not give '" + other
						+ "' another value. It changes backgroundColor, foregroundColor, color, borderColor and labelColor.");
			};
			Set<String> keys = XmiReferences.references(change, "appliedOn").stream().map(XmiElement::path)
					.collect(Collectors.toSet());
			changes.add(new StyleCustomization.Change(keys, roles, styles.colours().optional(change, "value")
					.orElseThrow(() -> change.refused("it has no value. Say which colour."))));
			change.finish();
		}
		StyleCustomization read = new StyleCustomization(expression(customization, "predicateExpression")
				.orElseThrow(() -> customization.refused("it has no predicateExpression.")), changes);
		customization.finish();
		return read;
	}

	private Filter filter(XmiElement filter) {
		if (!filter.typeOr("").equals(FILTERS_KNOWN)) {
			throw filter.refused("the built-in engine does not know this kind of filter, but " + FILTERS_KNOWN + ".");
		}
		filter.ignore("documentation");
		List<Filter.Rule> rules = new ArrayList<>();
		for (XmiElement rule : filter.children("filters")) {
			if (!rule.typeOr("").equals("MappingFilter")) {
				throw rule.refused("the built-in engine does not know this kind of filter, but MappingFilter.");
			}
			if (!rule.text("filterKind").orElse("HIDE").equals("HIDE")) {
				throw rule.refused("the built-in engine does not collapse elements; it hides them.");
			}
			rules.add(new Filter.Rule(XmiReferences.references(rule, "mappings").stream().map(XmiElement::path).toList(),
					expression(rule, "semanticConditionExpression")));
			rule.finish();
		}
		String name = filter.required("name");
		Filter read = new Filter(name, filter.text("label").orElse(name), rules);
		filter.finish();
		return read;
	}

	static Optional<Expression> expression(XmiElement element, String attribute) {
		return element.text(attribute).map(text -> Expression.of(element.location().at(attribute), text));
	}

	private static EPackage metamodel(XmiElement reference) {
		String address = reference.required("href").replaceFirst("#.*", "");
		reference.finish();
		EPackage found = EPackage.Registry.INSTANCE.getEPackage(address);
		if (found == null) {
			throw reference.refused("there is no metamodel '" + address + "'.");
		}
		return found;
	}
}
