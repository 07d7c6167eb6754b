package dev.lamina.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** The specification holds together: one name for one thing, references that lead somewhere, images and colours that exist. */
class StructureTest {
	private final Specification specification = new Specification();

	@Test
	void siblingsHaveDifferentNames() {
		specification.elements().forEach(parent -> {
			Set<String> names = new HashSet<>();
			Specification.children(parent).stream().filter(child -> child.hasAttribute("name")).filter(StructureTest::isKeyed)
					.forEach(child -> assertTrue(names.add(child.getTagName() + ' ' + child.getAttribute("name")),
							() -> Specification.path(child) + " is there twice"));
		});
	}

	private static boolean isKeyed(Element element) {
		return !element.getTagName().equals("value") && !element.getTagName().equals("variables");
	}

	@Test
	void everyReferenceLeadsSomewhere() {
		List<Attr> references = specification.elements().flatMap(Specification::attributes)
				.filter(attribute -> attribute.getValue().startsWith("//@")).toList();
		assertTrue(references.size() > 100, "references: " + references.size());
		for (Attr attribute : references) {
			for (String reference : attribute.getValue().split(" ")) {
				assertNotNull(specification.resolve(reference),
						() -> Specification.path(attribute.getOwnerElement()) + ' ' + attribute);
			}
		}
	}

	@Test
	void everyColourIsUsed() {
		Set<Element> used = specification.elements().flatMap(element -> Specification.attributes(element)
				.filter(attribute -> attribute.getValue().startsWith("//@userColorsPalettes"))
				.map(attribute -> specification.resolve(attribute.getValue()))).collect(Collectors.toSet());
		List<String> unused = specification.elements().filter(element -> element.getTagName().equals("entries"))
				.filter(colour -> !used.contains(colour))
				.map(colour -> colour.getAttribute("name")).toList();
		assertEquals(List.of(), unused);
	}

	@Test
	void everyImageIsThere() {
		List<String> images = specification.elements().flatMap(Specification::attributes).map(Attr::getValue)
				.filter(value -> value.startsWith("/dev.lamina.design/")).distinct().toList();
		assertTrue(images.size() > 5, images::toString);
		images.forEach(
				image -> assertNotNull(DesignPlugin.class.getResource(image.substring("/dev.lamina.design".length())), image));
	}

	@Test
	void everyRepresentationIsTypedAndTitled() {
		List<Element> representations = specification.elements()
				.filter(element -> element.getTagName().equals("ownedRepresentations")).toList();
		assertEquals(List.of("partitioning", "topology", "results", "fleet", "vms", "places", "room", "inventory"),
				representations.stream().map(element -> element.getAttribute("name")).toList());
		for (Element representation : representations) {
			Stream.of("label", "titleExpression", "documentation", "domainClass")
					.forEach(attribute -> assertTrue(representation.hasAttribute(attribute),
							() -> Specification.path(representation) + ' ' + attribute));
			Element metamodel = Specification.children(representation).getFirst();
			assertEquals("http://lamina.dev/model#/", metamodel.getAttribute("href"), () -> Specification.path(representation));
		}
	}

	@Test
	void everyMappingHasAName() {
		specification.elements().filter(element -> element.getTagName().endsWith("Mappings"))
				.forEach(
						mapping -> assertTrue(
								mapping.getAttribute("name").matches("[a-z][A-Za-z]*") && mapping.hasAttribute("label")
										|| mapping.getTagName().equals("ownedColumnMappings"),
								() -> Specification.path(mapping)));
	}

	@Test
	void everyMappingSaysWhatTheDeleteKeyDoes() {
		List<Element> mappings = specification.elements().filter(element -> element.getTagName().endsWith("Mappings"))
				.filter(element -> !isColumnOfAFeature(element)).toList();
		assertTrue(mappings.size() > 40, "mappings: " + mappings.size());
		for (Element mapping : mappings) {
			boolean tool = mapping.hasAttribute("deletionDescription")
					|| Specification.children(mapping).stream().anyMatch(child -> child.getTagName().equals("delete"));
			assertTrue(tool,
					() -> Specification.path(mapping) + ": without a deletion Sirius deletes the element by its own means");
		}
	}

	/** A column of a feature shows every line and stands for none. */
	private static boolean isColumnOfAFeature(Element element) {
		return element.getTagName().equals("ownedColumnMappings") && element.hasAttribute("featureName");
	}

	@Test
	void viewsDeleteNothing() {
		for (String view : List.of("topology", "results", "fleet", "places", "room")) {
			Element representation = specification.elements()
					.filter(element -> element.getTagName().equals("ownedRepresentations")
							&& element.getAttribute("name").equals(view))
					.findFirst().orElseThrow();
			List<Element> deletions = inside(representation).filter(element -> element.getTagName().equals("delete")
					|| Specification.type(element).equals("DeleteElementDescription")).toList();
			assertTrue(!deletions.isEmpty(), view);
			deletions.forEach(deletion -> assertEquals("service:never", deletion.getAttribute("precondition"),
					() -> Specification.path(deletion)));
			inside(representation).filter(element -> element.hasAttribute("deletionDescription")).forEach(mapping -> assertTrue(
					deletions.containsAll(specification.references(mapping, "deletionDescription")),
					() -> Specification.path(mapping)));
		}
	}

	@Test
	void everyToolSaysWhereItIsOffered() {
		List<Element> tools = specification.elements().filter(StructureTest::isTool).toList();
		assertTrue(tools.size() > 40, "tools: " + tools.size());
		tools.forEach(tool -> assertTrue(tool.hasAttribute("precondition"), () -> Specification.path(tool)
				+ ": without a precondition it is offered everywhere"));
	}

	private static boolean isTool(Element element) {
		return switch (element.getTagName()) {
			case "ownedTools", "menuItemDescription", "delete", "create", "createTreeItem", "ownedCreateLine",
					"ownedRepresentationNavigationDescriptions" -> true;
			case "directEdit" -> ((Element) element.getParentNode()).getTagName().equals("subItemMappings");
			default -> false;
		};
	}

	@Test
	void everyCellSaysWhetherItIsEdited() {
		List<Element> columns = specification.elements().filter(StructureTest::isColumnOfAFeature).toList();
		assertTrue(columns.size() > 5);
		for (Element column : columns) {
			boolean edited = Specification.children(column).stream().anyMatch(child -> child.getTagName().equals("directEdit"));
			assertEquals(edited ? "service:isEditable" : "service:never", column.getAttribute("canEdit"),
					() -> Specification.path(column));
			// a text: with a number's feature Sirius would read what was typed, and swallow what is none
			assertEquals("name", column.getAttribute("featureName"), () -> Specification.path(column));
			assertTrue(column.hasAttribute("initialWidth"), () -> Specification.path(column));
		}
	}

	@Test
	void tablesReadInEveryTheme() {
		specification.elements().filter(
				element -> List.of("ownedLineMappings", "ownedColumnMappings", "intersection").contains(element.getTagName()))
				.forEach(mapping -> assertTrue(Specification.children(mapping).stream().map(Element::getTagName).toList()
						.containsAll(List.of("defaultForeground", "defaultBackground")), () -> Specification.path(mapping)));
	}

	/** Drop tools want the mapping of what is dropped among those of the place; Sirius asks the place for it, and gets none. */
	@Test
	void whatIsDroppedHasAMappingWhereItIsDropped() {
		List<Element> places = specification.elements().filter(element -> element.hasAttribute("dropDescriptions")).toList();
		assertTrue(places.size() >= 4, places::toString);
		for (Element place : places) {
			for (Element tool : specification.references(place, "dropDescriptions")) {
				assertTrue(
						specification.references(place, "reusedContainerMappings")
								.containsAll(specification.references(tool, "mappings")),
						() -> Specification.path(place));
			}
		}
	}

	@Test
	void everyFigureSaysMore() {
		specification.elements().filter(element -> element.getTagName().equals("style") && !Specification.type(element).isEmpty())
				.filter(element -> !((Element) element.getParentNode()).getTagName().equals("foregroundConditionalStyle"))
				.forEach(style -> assertTrue(style.hasAttribute("tooltipExpression"), () -> Specification.path(style)));
	}

	private Stream<Element> inside(Element element) {
		return Stream.concat(Stream.of(element), Specification.children(element).stream().flatMap(this::inside));
	}
}
