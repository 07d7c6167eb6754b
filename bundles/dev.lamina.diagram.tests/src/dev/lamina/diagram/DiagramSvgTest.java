package dev.lamina.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import dev.lamina.diagram.evaluation.Evaluation.Selection;
import dev.lamina.diagram.scene.Box;
import dev.lamina.diagram.scene.Edge;
import dev.lamina.diagram.scene.Label;
import dev.lamina.diagram.scene.Rectangle;
import dev.lamina.diagram.scene.Scene;
import dev.lamina.diagram.specification.BoxStyle.Shape;
import dev.lamina.diagram.specification.DiagramDescription;
import dev.lamina.diagram.specification.LabelStyle.Format;
import dev.lamina.diagram.svg.SvgWriter;
import dev.lamina.diagram.svg.Theme;
import dev.lamina.diagram.text.TextWidths;
import dev.lamina.model.Model;

/** Every diagram of every example is drawn twice the same, well-formed, with nothing over something else and nothing outside. */
class DiagramSvgTest {
	private static final double ROUNDING = 0.2;

	@TestFactory
	Stream<DynamicTest> examples() throws IOException {
		return DiagramTestModels.examples().flatMap(file -> Diagrams.load().descriptions().stream()
				.map(description -> DynamicTest.dynamicTest(file.getFileName() + " " + description.name(),
						() -> check(file, description.name()))));
	}

	private static void check(Path file, String name) throws Exception {
		Scene scene = draw(file, name);
		String svg = svg(scene, Theme.AUTO);
		assertEquals(svg, svg(draw(file, name), Theme.AUTO), "drawn twice");
		checkText(svg, scene);
		checkPlaces(scene);
		scene.edges().forEach(edge -> checkEdge(edge, scene));
	}

	/** Lines between what lies in what are led around everything else, and none is lost. */
	@Test
	void linksBetweenNestedGpus() throws Exception {
		Model model = DiagramTestModels
				.of("""
						host box {
						  numa-nodes 2  memory 1 TiB  system Linux  hypervisor KVM  network 25 Gbit/s
						  gpu a : A40 { numa 0 iommu-group 1 }
						  gpu b : A40 { numa 0 iommu-group 2 }
						  gpu c : A40 { numa 1 iommu-group 3 }
						  gpu d : A40 { numa 1 iommu-group 4 }
						  link ab between a and b at 100 GB/s
						  link ac between a and c at 100 GB/s
						  link ad between a and d
						  link cd between c and d at 100 GB/s
						}
						host other { memory 1 TiB system Linux hypervisor KVM network 25 Gbit/s gpu g : A40 gpu h : A40 link gh between g and h }
						""");
		Diagrams diagrams = Diagrams.load();
		Scene scene = diagrams.draw(diagrams.description("topology").orElseThrow(), model, Selection.DEFAULT,
				DiagramTestModels::place);
		checkPlaces(scene);
		checkText(svg(scene, Theme.LIGHT), scene);
		assertEquals(5 + 2, scene.edges().size(), "links and the network");
		for (Edge edge : scene.edges()) {
			checkEdge(edge, scene);
			for (Box box : scene.all().filter(each -> each.identity().mapping().startsWith("gpu")
					|| each.identity().mapping().startsWith("linked"))
					.filter(each -> each.children().isEmpty() && !List.of(edge.from(), edge.to()).contains(each.identity().id()))
					.toList()) {
				assertFalse(crosses(edge, box.bounds()), () -> edge.identity().id() + " crosses " + box.identity().id());
			}
		}
	}

	private static boolean crosses(Edge edge, Rectangle box) {
		for (List<Edge.Point> path : edge.paths()) {
			for (int number = 1; number < path.size(); number++) {
				Edge.Point from = path.get(number - 1);
				Edge.Point to = path.get(number);
				if (new Rectangle(Math.min(from.x(), to.x()) - 0.1, Math.min(from.y(), to.y()) - 0.1,
						Math.abs(from.x() - to.x()) + 0.2,
						Math.abs(from.y() - to.y()) + 0.2).overlaps(box)) {
					return true;
				}
			}
		}
		return false;
	}

	private static Scene draw(Path file, String name) {
		Diagrams diagrams = Diagrams.load();
		DiagramDescription description = diagrams.description(name).orElseThrow();
		Set<String> all = description.layers().stream().map(DiagramDescription.Layer::name).collect(Collectors.toSet());
		return diagrams.draw(description, DiagramTestModels.read(file), new Selection(Optional.of(all), Set.of()),
				DiagramTestModels::place);
	}

	private static String svg(Scene scene, Theme theme) {
		return SvgWriter.write(scene, theme, location -> Optional.of(location.file() + "#L" + location.line()), Diagrams::image);
	}

	private static void checkText(String svg, Scene scene) throws Exception {
		Document document = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder()
				.parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
		Element root = document.getDocumentElement();
		assertEquals("0 0 " + (int) scene.width() + ' ' + (int) scene.height(), root.getAttribute("viewBox"));
		Set<String> ids = new HashSet<>();
		NodeList elements = root.getElementsByTagName("*");
		Set<String> classes = new HashSet<>();
		for (int number = 0; number < elements.getLength(); number++) {
			Element element = (Element) elements.item(number);
			if (element.hasAttribute("id")) {
				assertTrue(ids.add(element.getAttribute("id")), () -> "id twice: " + element.getAttribute("id"));
				assertTrue(element.getAttribute("id").matches("[A-Za-z_][A-Za-z0-9_.-]*"), element.getAttribute("id"));
			}
			classes.addAll(List.of(element.getAttribute("class").split(" ")));
			if (element.getTagName().equals("g") && element.hasAttribute("id")) {
				assertEquals("title", element.getFirstChild().getNodeName(), "everything says what it is");
			}
		}
		classes.remove("");
		String sheet = root.getElementsByTagName("style").item(0).getTextContent();
		classes.forEach(each -> assertTrue(sheet.contains("." + each + "{"), () -> "no style for " + each));
	}

	private static void checkPlaces(Scene scene) {
		Rectangle view = new Rectangle(0, 0, scene.width(), scene.height());
		scene.heading().forEach(label -> assertInside(label, view));
		scene.legend().forEach(entry -> assertInside(entry.label(), view));
		List<Box> top = new ArrayList<>(scene.boxes());
		scene.legend().forEach(entry -> top.add(entry.swatch()));
		checkSiblings(top, view);
	}

	private static void checkSiblings(List<Box> boxes, Rectangle around) {
		for (int number = 0; number < boxes.size(); number++) {
			Box box = boxes.get(number);
			boolean mark = box.paint().shape() == Shape.IMAGE;
			assertTrue(mark || around.encloses(box.bounds()), () -> box.identity().id() + " leaves what it is in");
			assertTrue(box.bounds().width() > 0 && box.bounds().height() > 0, () -> box.identity().id() + " has no size");
			for (Box other : boxes.subList(number + 1, boxes.size())) {
				assertFalse(!mark && other.paint().shape() != Shape.IMAGE && box.bounds().overlaps(other.bounds()),
						() -> box.identity().id() + " lies over " + other.identity().id() + ": " + box.bounds() + other.bounds());
			}
			box.labels().forEach(label -> assertInside(label, box.bounds()));
			for (Box child : box.children()) {
				box.labels()
						.forEach(label -> assertFalse(
								extent(label).overlaps(child.bounds()) && child.paint().shape() != Shape.IMAGE,
								() -> "'" + label.text() + "' is hidden by " + child.identity().id()));
			}
			checkSiblings(box.children(), box.bounds());
		}
	}

	private static void checkEdge(Edge edge, Scene scene) {
		Rectangle view = new Rectangle(0, 0, scene.width(), scene.height());
		for (List<Edge.Point> path : edge.paths()) {
			assertTrue(path.size() >= 2, edge.identity().id());
			path.forEach(
					point -> assertTrue(view.contains(point.x(), point.y()), () -> edge.identity().id() + " leaves the picture"));
			assertTrue(ends(edge.to(), scene, path.getLast()),
					() -> edge.identity().id() + " does not reach " + edge.to() + ": " + path);
		}
		assertTrue(ends(edge.from(), scene, edge.paths().getFirst().getFirst()),
				() -> edge.identity().id() + " does not begin at "
						+ edge.from());
		edge.labels().forEach(label -> assertInside(label, view));
	}

	/** Whether a point is on the border of one of the parts of an element. */
	private static boolean ends(String id, Scene scene, Edge.Point point) {
		return scene.all().filter(box -> box.identity().id().equals(id)).map(Box::bounds)
				.anyMatch(bounds -> point.x() >= bounds.x() - 1 && point.x() <= bounds.right() + 1 && point.y() >= bounds.y() - 1
						&& point.y() <= bounds.bottom() + 1);
	}

	private static void assertInside(Label label, Rectangle around) {
		Rectangle extent = extent(label);
		assertTrue(
				extent.x() >= around.x() - ROUNDING && extent.right() <= around.right() + ROUNDING && extent.y() >= around.y() - 2
						&& extent.bottom() <= around.bottom() + 2,
				() -> "'" + label.text() + "' " + extent + " leaves " + around);
	}

	/** Where the letters of a label are, without the room above and below. */
	private static Rectangle extent(Label label) {
		double width = TextWidths.of(label.text(), label.size(), label.formats().contains(Format.BOLD));
		double x = switch (label.anchor()) {
			case START -> label.x();
			case MIDDLE -> label.x() - width / 2;
			case END -> label.x() - width;
		};
		return new Rectangle(x, label.y() - 0.75 * label.size(), width, 0.95 * label.size());
	}
}
