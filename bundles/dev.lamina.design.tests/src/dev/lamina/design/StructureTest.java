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
	private final OdesignDocument odesignDocument = new OdesignDocument();

	@Test
	void siblingsHaveDifferentNames() {
		odesignDocument.elements().forEach(parent -> {
			Set<String> names = new HashSet<>();
			OdesignDocument.children(parent).stream().filter(child -> child.hasAttribute("name")).filter(StructureTest::isKeyed)
					.forEach(child -> assertTrue(names.add(child.getTagName() + ' ' + child.getAttribute("name")),
							() -> OdesignDocument.path(child) + " is there twice"));
		});
	}

	private static boolean isKeyed(Element element) {
		return !element.getTagName().equals("value") && !element.getTagName().equals("variables");
	}

	@Test
	void everyReferenceLeadsSomewhere() {
		List<Attr> references = odesignDocument.elements().flatMap(OdesignDocument::attributes)
				.filter(attribute -> attribute.getValue().startsWith("//@")).toList();
		assertTrue(references.size() > 100, "references: " + references.size());
		for (Attr attribute : references) {
			for (String reference : attribute.getValue().split(" ")) {
				assertNotNull(odesignDocument.resolve(reference),
						() -> OdesignDocument.path(attribute.getOwnerElement()) + ' ' + attribute);
			}
		}
	}

	@Test
	void everyColourIsUsed() {
		Set<Element> used = odesignDocument.elements().flatMap(element -> OdesignDocument.attributes(element)
				.filter(attribute -> attribute.getValue().startsWith("//@userColorsPalettes"))
				.map(attribute -> odesignDocument.resolve(attribute.getValue()))).collect(Collectors.toSet());
		List<String> unused = odesignDocument.elements().filter(element -> element.getTagName().equals("entries"))
				.filter(colour -> !used.contains(colour))
				.map(colour -> colour.getAttribute("name")).toList();
		assertEquals(List.of(), unused);
	}

	@Test
	void everyImageIsThere() {
		List<String> images = odesignDocument.elements().flatMap(OdesignDocument::attributes).map(Attr::getValue)
				.filter(value -> value.startsWith("/dev.lamina.design/")).distinct().toList();
		assertTrue(images.size() > 5, images::toString);
		images.forEach(
				image -> assertNotNull(DesignPlugin.class.getResource(image.substring("/dev.lamina.design".length())), image));
	}

	@Test
	void everyRepresentationIsTypedAndTitled() {
		List<Element> representations = odesignDocument.elements()
				.filter(element -> element.getTagName().equals("ownedRepresentations")).toList();
		assertEquals(List.of("partitioning", "topology", "results", "fleet", "vms", "places", "room", "inventory"),
				representations.stream().map(element -> element.getAttribute("name")).toList());
		for (Element representation : representations) {
			Stream.of("label", "titleExpression", "documentation", "domainClass")
					.forEach(attribute -> assertTrue(representation.hasAttribute(attribute),
							() -> OdesignDocument.path(representation) + ' ' + attribute));
			Element metamodel = OdesignDocument.children(representation).getFirst();
			assertEquals("http://lamina.dev/model#/", metamodel.getAttribute("href"), () -> OdesignDocument.path(representation));
		}
	}

	@Test
	void everyMappingHasAName() {
		odesignDocument.elements().filter(element -> element.getTagName().endsWith("Mappings"))
				.forEach(
						mapping -> assertTrue(
								mapping.getAttribute("name").matches("[a-z][A-Za-z]*") && mapping.hasAttribute("label")
										|| mapping.getTagName().equals("ownedColumnMappings"),
								() -> OdesignDocument.path(mapping)));
	}

	@Test
	void everyMappingSaysWhatTheDeleteKeyDoes() {
		List<Element> mappings = odesignDocument.elements().filter(element -> element.getTagName().endsWith("Mappings"))
				.filter(element -> !isColumnOfAFeature(element)).toList();
		assertTrue(mappings.size() > 40, "mappings: " + mappings.size());
		for (Element mapping : mappings) {
			boolean tool = mapping.hasAttribute("deletionDescription")
					|| OdesignDocument.children(mapping).stream().anyMatch(child -> child.getTagName().equals("delete"));
			assertTrue(tool,
					() -> OdesignDocument.path(mapping) + ": without a deletion Sirius deletes the element by its own means");
		}
	}

	/** A column of a feature shows every line and stands for none. */
	private static boolean isColumnOfAFeature(Element element) {
		return element.getTagName().equals("ownedColumnMappings") && element.hasAttribute("featureName");
	}

	@Test
	void viewsDeleteNothing() {
		for (String view : List.of("topology", "results", "fleet", "places", "room")) {
			Element representation = odesignDocument.elements()
					.filter(element -> element.getTagName().equals("ownedRepresentations")
							&& element.getAttribute("name").equals(view))
					.findFirst().orElseThrow();
			List<Element> deletions = inside(representation).filter(element -> element.getTagName().equals("delete")
					|| OdesignDocument.type(element).equals("DeleteElementDescription")).toList();
			assertTrue(!deletions.isEmpty(), view);
			deletions.forEach(deletion -> assertEquals("service:never", deletion.getAttribute("precondition"),
					() -> OdesignDocument.path(deletion)));
			inside(representation).filter(element -> element.hasAttribute("deletionDescription")).forEach(mapping -> assertTrue(
					deletions.containsAll(odesignDocument.references(mapping, "deletionDescription")),
					() -> OdesignDocument.path(mapping)));
		}
	}

	@Test
	void everyToolSaysWhereItIsOffered() {
		List<Element> tools = odesignDocument.elements().filter(StructureTest::isTool).toList();
		assertTrue(tools.size() > 40, "tools: " + tools.size());
		tools.forEach(tool -> assertTrue(tool.hasAttribute("precondition"), () -> OdesignDocument.path(tool)
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
		List<Element> columns = odesignDocument.elements().filter(StructureTest::isColumnOfAFeature).toList();
		assertTrue(columns.size() > 5);
		for (Element column : columns) {
			boolean edited = OdesignDocument.children(column).stream().anyMatch(child -> child.getTagName().equals("directEdit"));
			assertEquals(edited ? "service:isEditable" : "service:never", column.getAttribute("canEdit"),
					() -> OdesignDocument.path(column));
			// a text: with a number's feature Sirius would read what was typed, and swallow what is none
			assertEquals("name", column.getAttribute("featureName"), () -> OdesignDocument.path(column));
			assertTrue(column.hasAttribute("initialWidth"), () -> OdesignDocument.path(column));
		}
	}

	@Test
	void tablesReadInEveryTheme() {
		odesignDocument.elements().filter(
				element -> List.of("ownedLineMappings", "ownedColumnMappings", "intersection").contains(element.getTagName()))
				.forEach(mapping -> assertTrue(OdesignDocument.children(mapping).stream().map(Element::getTagName).toList()
						.containsAll(List.of("defaultForeground", "defaultBackground")), () -> OdesignDocument.path(mapping)));
	}

	/** Drop tools want the mapping of what is dropped among those of the place; Sirius asks the place for it, and gets none. */
	@Test
	void whatIsDroppedHasAMappingWhereItIsDropped() {
		List<Element> places = odesignDocument.elements().filter(element -> element.hasAttribute("dropDescriptions")).toList();
		assertTrue(places.size() >= 4, places::toString);
		for (Element place : places) {
			for (Element tool : odesignDocument.references(place, "dropDescriptions")) {
				assertTrue(
						odesignDocument.references(place, "reusedContainerMappings")
								.containsAll(odesignDocument.references(tool, "mappings")),
						() -> OdesignDocument.path(place));
			}
		}
	}

	@Test
	void everyFigureSaysMore() {
		odesignDocument.elements()
				.filter(element -> element.getTagName().equals("style") && !OdesignDocument.type(element).isEmpty())
				.filter(element -> !((Element) element.getParentNode()).getTagName().equals("foregroundConditionalStyle"))
				.forEach(style -> assertTrue(style.hasAttribute("tooltipExpression"), () -> OdesignDocument.path(style)));
	}

	private Stream<Element> inside(Element element) {
		return Stream.concat(Stream.of(element), OdesignDocument.children(element).stream().flatMap(this::inside));
	}
}
