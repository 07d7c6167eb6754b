package dev.lamina.design;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The specification as elements and attributes, and which classes each expression is evaluated on. */
final class OdesignDocument {
	private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
	private static final Pattern STEP = Pattern.compile("@(\\w+)(?:\\[name='([^']*)'\\]|\\.(\\d+))?");
	/** Attributes whose values are literals, though they hold a colon. */
	private static final Set<String> LITERALS = Set.of("href", "type", "version", "domainClass", "targetClass");

	final Element root;

	OdesignDocument() {
		try (InputStream file = DesignPlugin.class.getResourceAsStream("/description/lamina.odesign")) {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
			factory.setNamespaceAware(true);
			root = factory.newDocumentBuilder().parse(file).getDocumentElement();
		} catch (IOException | SAXException | ParserConfigurationException unreadable) {
			throw new IllegalStateException(unreadable);
		}
	}

	record Expression(Element element, String attribute, String text) {
		String place() {
			return OdesignDocument.path(element) + ' ' + attribute + "=\"" + text + '"';
		}
	}

	Stream<Element> elements() {
		List<Element> elements = new ArrayList<>();
		collect(root, elements);
		return elements.stream();
	}

	private static void collect(Element element, List<Element> elements) {
		elements.add(element);
		children(element).forEach(child -> collect(child, elements));
	}

	static List<Element> children(Element element) {
		List<Element> children = new ArrayList<>();
		for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
			if (child instanceof Element each) {
				children.add(each);
			}
		}
		return children;
	}

	static Stream<Attr> attributes(Element element) {
		return java.util.stream.IntStream.range(0, element.getAttributes().getLength()).mapToObj(element.getAttributes()::item)
				.map(Attr.class::cast);
	}

	/** Every attribute that Sirius evaluates, constants left out. */
	Stream<Expression> expressions() {
		return elements().flatMap(element -> attributes(element).filter(attribute -> !LITERALS.contains(attribute.getLocalName()))
				.filter(attribute -> !attribute.getName().startsWith("xmlns"))
				.filter(attribute -> attribute.getValue().matches("\\w+:\\S.*"))
				.map(attribute -> new Expression(element, attribute.getName(), attribute.getValue())));
	}

	static String type(Element element) {
		String type = element.getAttributeNS(INSTANCE, "type");
		return type.substring(type.indexOf(':') + 1);
	}

	static String path(Element element) {
		String name = element.hasAttribute("name") ? "[" + element.getAttribute("name") + ']' : "";
		return element.getParentNode() instanceof Element parent ? path(parent) + '/' + element.getTagName() + name : "";
	}

	// ---- references -------------------------------------------------------------------------------------------------

	/** The elements that an attribute refers to; nothing for one that leads nowhere. */
	List<Element> references(Element element, String attribute) {
		return Stream.of(element.getAttribute(attribute).split(" ")).filter(text -> !text.isEmpty()).map(this::resolve).toList();
	}

	Element resolve(String reference) {
		Element current = root;
		Matcher step = STEP.matcher(reference);
		while (step.find() && current != null) {
			List<Element> named = children(current).stream().filter(child -> child.getTagName().equals(step.group(1))).toList();
			String name = step.group(2);
			int index = step.group(3) == null ? 0 : Integer.parseInt(step.group(3));
			current = name != null ? named.stream().filter(child -> child.getAttribute("name").equals(name)).findFirst()
					.orElse(null)
					: index < named.size() ? named.get(index) : null;
		}
		return current;
	}

	/** The elements that refer to one by any of some attributes. */
	private Stream<Element> users(Element element, Set<String> attributes) {
		return elements()
				.filter(user -> attributes.stream().anyMatch(attribute -> references(user, attribute).contains(element)));
	}

	// ---- types ------------------------------------------------------------------------------------------------------

	/** The names of the classes that an expression is evaluated on; {@code EObject} where it may be any. */
	Set<String> contexts(Expression expression) {
		Element element = expression.element();
		return switch (expression.attribute()) {
			case "semanticCandidatesExpression" -> holders(element);
			case "predicateExpression" ->
					element.getTagName().equals("vsmElementCustomizations") ? customized(element) : owner(element);
			case "targetFinderExpression", "sourceFinderExpression" -> edge(element);
			case "columnFinderExpression" -> domains(references(element, "lineMapping"));
			case "labelExpression" -> element.getTagName().equals("ownedColumnMappings") ? lines(element)
					: element.getTagName().equals("intersection") ? domains(references(element, "lineMapping")) : owner(element);
			default -> owner(element);
		};
	}

	/** What is shown by the mappings whose styles are customized. */
	private Set<String> customized(Element customization) {
		Set<String> shown = new LinkedHashSet<>();
		children(customization).forEach(change -> references(change, "appliedOn").forEach(style -> shown.addAll(owner(style))));
		return shown;
	}

	/** The class of the nearest element around that says one. */
	private Set<String> owner(Element element) {
		for (Node each = element; each instanceof Element around; each = each.getParentNode()) {
			if (isRelation(around)) {
				return edge(around);
			}
			if (around.getTagName().equals("ownedTools")) {
				return toolContexts(around);
			}
			if (type(around).equals("MappingBasedDecoration")) {
				return domains(references(around, "mappings"));
			}
			if (around.getTagName().equals("intersection")) {
				return domains(references(around, "lineMapping"));
			}
			String type = around.hasAttribute("domainClass") ? around.getAttribute("domainClass")
					: around.getAttribute("targetClass");
			if (!type.isEmpty()) {
				return Set.of(type);
			}
		}
		throw new IllegalStateException(path(element) + " is in nothing that has a domain class");
	}

	private static boolean isRelation(Element element) {
		return element.getTagName().equals("edgeMappings") && !element.getAttribute("useDomainElement").equals("true");
	}

	private Set<String> edge(Element mapping) {
		return isRelation(mapping) ? domains(references(mapping, "sourceMapping")) : Set.of(mapping.getAttribute("domainClass"));
	}

	private Set<String> lines(Element column) {
		return domains(children((Element) column.getParentNode()).stream()
				.filter(each -> each.getTagName().equals("ownedLineMappings")).toList());
	}

	static Set<String> domains(List<Element> mappings) {
		Set<String> domains = new LinkedHashSet<>();
		mappings.forEach(mapping -> domains.add(mapping.getAttribute("domainClass")));
		return domains;
	}

	/** The classes whose elements may hold elements of a mapping. */
	Set<String> holders(Element mapping) {
		Set<String> holders = new LinkedHashSet<>();
		Element parent = (Element) mapping.getParentNode();
		while (!parent.hasAttribute("domainClass")) {
			parent = (Element) parent.getParentNode();
		}
		holders.add(parent.getAttribute("domainClass"));
		holders.addAll(domains(
				users(mapping, Set.of("reusedNodeMappings", "reusedContainerMappings", "reusedBorderedNodeMappings")).toList()));
		return holders;
	}

	/** What a tool without receiver is evaluated on: the elements that it is the tool of. */
	private Set<String> toolContexts(Element tool) {
		Set<String> contexts = domains(
				users(tool, Set.of("labelDirectEdit", "deletionDescription", "dropDescriptions")).toList());
		return switch (type(tool)) {
			case "ContainerCreationDescription", "NodeCreationDescription" -> creationPlaces(tool);
			case "EdgeCreationDescription" -> ends(references(tool, "edgeMappings"), "source");
			case "ReconnectEdgeDescription" -> toolVariable(tool, "element");
			// what is dropped from the explorer of models can be anything
			case "ContainerDropDescription" -> Set.of("EObject");
			case "DeleteElementDescription" -> toolVariable(tool, "element");
			case "DoubleClickDescription" -> domains(references(tool, "mappings"));
			default -> contexts.isEmpty() ? Set.of("EObject") : contexts;
		};
	}

	/** The classes that a variable of a tool or a table can have; {@code EObject} where it may be any. */
	Set<String> variable(Element place, String name) {
		for (Node each = place; each instanceof Element around; each = each.getParentNode()) {
			Set<String> known = switch (around.getTagName()) {
				case "ownedTools" -> toolVariable(around, name);
				case "intersection" -> name.equals("lineSemantic") ? domains(references(around, "lineMapping"))
						: name.equals("columnSemantic") ? domains(references(around, "columnMapping")) : Set.of();
				case "ownedLineMappings" ->
						name.equals("element") || name.equals("lineSemantic") ? Set.of(around.getAttribute("domainClass"))
								: Set.of();
				case "ownedColumnMappings" -> !name.equals("element") ? Set.of()
						: around.hasAttribute("domainClass") ? Set.of(around.getAttribute("domainClass")) : lines(around);
				case "subItemMappings" -> name.equals("element") ? Set.of(around.getAttribute("domainClass")) : Set.of();
				case "ownedRepresentations" -> name.equals("root") ? Set.of(around.getAttribute("domainClass")) : Set.of();
				default -> Set.of();
			};
			if (!known.isEmpty()) {
				return known;
			}
		}
		return Set.of();
	}

	private Set<String> toolVariable(Element tool, String name) {
		return switch (type(tool)) {
			case "ContainerCreationDescription", "NodeCreationDescription" ->
					name.equals("container") ? creationPlaces(tool) : Set.of();
			case "EdgeCreationDescription" -> switch (name) {
				// before a tool is offered Sirius knows its ends by other names
				case "preSource" -> ends(references(tool, "edgeMappings"), "source");
				case "preTarget" -> ends(references(tool, "edgeMappings"), "target");
				default -> ends(references(tool, "edgeMappings"), name);
			};
			case "ReconnectEdgeDescription" -> {
				List<Element> edges = users(tool, Set.of("reconnections")).toList();
				yield ends(edges, name.equals("element") ? "source" : name.equals("source") ? "target" : name);
			}
			case "ContainerDropDescription" -> name.equals("element") ? domains(references(tool, "mappings"))
					: name.equals("newSemanticContainer") ? domains(users(tool, Set.of("dropDescriptions")).toList()) : Set.of();
			case "DeleteElementDescription" -> {
				Set<String> deleted = new LinkedHashSet<>();
				users(tool, Set.of("deletionDescription"))
						.forEach(mapping -> deleted
								.addAll(mapping.getTagName().equals("edgeMappings") ? edge(mapping) : domains(List.of(mapping))));
				yield name.equals("element") ? deleted : Set.of();
			}
			case "DoubleClickDescription" -> name.equals("element") ? domains(references(tool, "mappings")) : Set.of();
			case "ToolDescription" -> name.equals("element") ? Set.of("EObject") : Set.of();
			case "SelectionWizardDescription" ->
					name.equals("container") || name.equals("element") ? Set.of("EObject") : Set.of();
			default -> Set.of();
		};
	}

	private Set<String> creationPlaces(Element tool) {
		Set<String> places = new LinkedHashSet<>(domains(references(tool, "extraMappings")));
		Map.of("containerMappings", tool, "nodeMappings", tool).keySet()
				.forEach(attribute -> references(tool, attribute).forEach(mapping -> places.addAll(holders(mapping))));
		return places;
	}

	private Set<String> ends(List<Element> edges, String end) {
		Set<String> ends = new LinkedHashSet<>();
		edges.forEach(edge -> ends.addAll(domains(references(edge, end + "Mapping"))));
		return ends;
	}
}
