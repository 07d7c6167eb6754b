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
				assertNotNull(specification.resolve(reference), () -> Specification.path(attribute.getOwnerElement()) + ' ' + attribute);
			}
		}
	}

	@Test
	void everyColourIsUsed() {
		Set<Element> used = specification.elements().flatMap(element -> Specification.attributes(element)
				.filter(attribute -> attribute.getValue().startsWith("//@userColorsPalettes"))
				.map(attribute -> specification.resolve(attribute.getValue()))).collect(Collectors.toSet());
		List<String> unused = specification.elements().filter(element -> element.getTagName().equals("entries")).filter(colour -> !used.contains(colour))
				.map(colour -> colour.getAttribute("name")).toList();
		assertEquals(List.of(), unused);
	}

	@Test
	void everyImageIsThere() {
		List<String> images = specification.elements().flatMap(Specification::attributes).map(Attr::getValue)
				.filter(value -> value.startsWith("/dev.lamina.design/")).distinct().toList();
		assertTrue(images.size() > 5, images::toString);
		images.forEach(image -> assertNotNull(DesignPlugin.class.getResource(image.substring("/dev.lamina.design".length())), image));
	}

	@Test
	void everyRepresentationIsTypedAndTitled() {
		List<Element> representations = specification.elements().filter(element -> element.getTagName().equals("ownedRepresentations")).toList();
		assertEquals(List.of("partitioning", "topology", "results", "fleet", "vms", "places", "room", "inventory"),
				representations.stream().map(element -> element.getAttribute("name")).toList());
		for (Element representation : representations) {
			Stream.of("label", "titleExpression", "documentation", "domainClass")
					.forEach(attribute -> assertTrue(representation.hasAttribute(attribute), () -> Specification.path(representation) + ' ' + attribute));
			Element metamodel = Specification.children(representation).getFirst();
			assertEquals("http://lamina.dev/model#/", metamodel.getAttribute("href"), () -> Specification.path(representation));
		}
	}

	@Test
	void everyMappingHasAName() {
		specification.elements().filter(element -> element.getTagName().endsWith("Mappings"))
				.forEach(mapping -> assertTrue(mapping.getAttribute("name").matches("[a-z][A-Za-z]*") && mapping.hasAttribute("label")
						|| mapping.getTagName().equals("ownedColumnMappings"), () -> Specification.path(mapping)));
	}
}
