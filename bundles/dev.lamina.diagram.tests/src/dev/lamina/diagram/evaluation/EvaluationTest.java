package dev.lamina.diagram.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EObject;
import org.junit.jupiter.api.Test;

import dev.lamina.diagram.DiagramTestModels;
import dev.lamina.diagram.expression.Interpreter;
import dev.lamina.diagram.expression.JavaServices;
import dev.lamina.diagram.expression.SpecificationException;
import dev.lamina.diagram.specification.ColorDescription.FixedColor;
import dev.lamina.diagram.specification.DiagramDescription;
import dev.lamina.diagram.specification.Odesign;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Link;
import dev.lamina.model.Model;
import dev.lamina.model.NamedElement;
import dev.lamina.model.Vm;

/** What a specification says is what is drawn: mappings, layers, filters, styles, edges, decorations. */
class EvaluationTest {
	private static final String HOST = """
			<containerMappings name="host" label="Host" domainClass="lamina.Host" semanticCandidatesExpression="feature:declarations" %s>
			  <style xsi:type="style:FlatContainerStyleDescription" backgroundColor="//@userColorsPalettes[name='own']/@entries[name='teal']"/>%s
			</containerMappings>
			""";
	private static final String GPU = """
			<subNodeMappings name="gpu" domainClass="lamina.HostGpu" semanticCandidatesExpression="feature:gpus" %s>
			  <style xsi:type="style:SquareDescription" width="4" sizeComputationExpression="service:size"/>%s
			</subNodeMappings>
			""";
	private static final String HOST_PATH = Odesign.LAYER + "/@containerMappings[name='host']";
	private static final String GPU_PATH = HOST_PATH + "/@subNodeMappings[name='gpu']";

	private final Model model = DiagramTestModels.of("""
			host h { memory 1 TiB gpu a : A40 gpu b : A40 link ab between a and b at 100 GB/s }
			host other { memory 1 TiB gpu c : A40 }
			vm v { memory 4 GiB gpu on h.a }
			""");

	/** Services for the test. */
	public static final class Answers {
		public boolean isB(EObject any) {
			return any instanceof NamedElement named && "b".equals(named.getName());
		}

		public boolean isNotB(EObject any) {
			return !isB(any);
		}

		public int size(EObject any) {
			return 7;
		}

		public int heat(EObject any) {
			return 50;
		}

		public EObject gpu(Vm vm) {
			return vm.getGpu().getPlace().getGpu();
		}

		public List<Link> links(Model model) {
			return model.getDeclarations().stream().filter(Host.class::isInstance)
					.flatMap(host -> ((Host) host).getLinks().stream())
					.toList();
		}

		public List<EObject> boards(EObject any) {
			return any.eContents().stream().filter(HostGpu.class::isInstance).toList();
		}

		public List<EObject> neighbours(HostGpu gpu) {
			return gpu.eContainer().eContents().stream().filter(each -> each instanceof HostGpu && each != gpu).toList();
		}

		public String icon(EObject any) {
			return isB(any) ? "/x/icons/b.svg" : "";
		}
	}

	@Test
	void elementsInElements() {
		Representation drawn = drawn(Odesign.layer(HOST.formatted("", GPU.formatted("", ""))));
		assertEquals("host h, gpu a, gpu b, host other, gpu c", names(drawn));
		Figure first = drawn.figures().getFirst();
		assertEquals(new FixedColor(1, 128, 129), first.appearance().fill());
		assertEquals("h", first.appearance().label().text());
		assertEquals(40, first.children().getFirst().appearance().width().orElseThrow());
		assertEquals(70, first.children().getFirst().appearance().height().orElseThrow());
		assertEquals(first, first.children().getFirst().parent().orElseThrow());
	}

	@Test
	void conditionsAndFilters() {
		String text = Odesign.text("<defaultLayer name=\"base\">" + HOST.formatted("",
				GPU.formatted("preconditionExpression=\"service:isNotB\"", "")) + "</defaultLayer>");
		assertEquals("host h, gpu a, host other, gpu c", names(drawn(text)));
		String filter = """
				<filters xsi:type="filter:CompositeFilterDescription" name="few"><filters xsi:type="filter:MappingFilter" mappings="%s" %s/></filters>
				""";
		String base = "<defaultLayer name=\"base\">" + HOST.formatted("", GPU.formatted("", "")) + "</defaultLayer>";
		String hides = Odesign.text(filter.formatted(GPU_PATH, "") + base);
		assertEquals("host h, gpu a, gpu b, host other, gpu c", names(drawn(hides)));
		assertEquals("host h, host other", names(drawn(hides, new Evaluation.Selection(Optional.empty(), Set.of("few")))));
		String keeps = Odesign.text(filter.formatted(GPU_PATH, "semanticConditionExpression=\"service:isB\"") + base);
		assertEquals("host h, gpu b, host other", names(drawn(keeps, new Evaluation.Selection(Optional.empty(), Set.of("few")))));
	}

	@Test
	void layers() {
		String vms = "<containerMappings name=\"vm\" domainClass=\"lamina.Vm\" "
				+ "semanticCandidatesExpression=\"feature:declarations\">"
				+ Odesign.CONTAINER + "</containerMappings>";
		String base = "<defaultLayer name=\"base\">" + HOST.formatted("", "") + "</defaultLayer>";
		String off = Odesign.text(base + "<additionalLayers name=\"vms\">" + vms + "</additionalLayers>");
		assertEquals("host h, host other", names(drawn(off)));
		assertEquals("host h, host other, vm v",
				names(drawn(off, new Evaluation.Selection(Optional.of(Set.of("vms")), Set.of()))));
		String on = off.replace("<additionalLayers name=\"vms\">", "<additionalLayers name=\"vms\" activeByDefault=\"true\">");
		assertEquals("host h, host other, vm v", names(drawn(on)));
		assertEquals("host h, host other", names(drawn(on, new Evaluation.Selection(Optional.of(Set.of()), Set.of()))));
		String always = off.replace("<additionalLayers name=\"vms\">", "<additionalLayers name=\"vms\" optional=\"false\">");
		assertEquals("host h, host other, vm v", names(drawn(always, new Evaluation.Selection(Optional.of(Set.of()), Set.of()))));
	}

	@Test
	void whatIsReusedFromALayerGoesWithTheLayer() {
		String gpus = Odesign.LAYER.replace("@defaultLayer", "@additionalLayers[name='gpus']") + "/@nodeMappings[name='gpu']";
		String text = Odesign.text("<defaultLayer name=\"base\">" + HOST.formatted("reusedNodeMappings=\"" + gpus + "\"", "")
				+ "</defaultLayer>"
				+ "<additionalLayers name=\"gpus\">"
				+ GPU.replace("subNodeMappings", "nodeMappings").replace("feature:gpus", "service:boards").formatted("", "")
				+ "</additionalLayers>");
		assertEquals("host h, host other", names(drawn(text)));
		assertEquals("host h, gpu a, gpu b, host other, gpu c",
				names(drawn(text, new Evaluation.Selection(Optional.of(Set.of("gpus")), Set.of()))));
	}

	@Test
	void aLayerGivesOtherColours() {
		String colour = "<featureCustomizations xsi:type=\"description:EReferenceCustomization\" appliedOn=\"" + GPU_PATH
				+ "/@style\" referenceName=\"%s\" "
				+ "value=\"//@userColorsPalettes[name='own']/@entries[name='%s']\"/>";
		String text = Odesign.text("<defaultLayer name=\"base\">" + HOST.formatted("", GPU.formatted("", "")) + "</defaultLayer>"
				+ "<additionalLayers name=\"hot\"><customization><vsmElementCustomizations predicateExpression=\"service:isB\">"
				+ colour.formatted("color", "hot")
				+ colour.formatted("borderColor", "cold") + colour.formatted("labelColor", "teal")
				+ "</vsmElementCustomizations></customization></additionalLayers>");
		assertEquals(FixedColor.WHITE, drawn(text).figures().getFirst().children().get(1).appearance().fill(),
				"not without the layer");
		List<Figure> gpus = drawn(text, new Evaluation.Selection(Optional.of(Set.of("hot")), Set.of())).figures().getFirst()
				.children();
		assertEquals(FixedColor.WHITE, gpus.get(0).appearance().fill(), "not where the condition does not hold");
		Figure.Appearance appearance = gpus.get(1).appearance();
		assertEquals(new FixedColor(200, 0, 0), appearance.fill());
		assertEquals(new FixedColor(0, 0, 200), appearance.border().colour());
		assertEquals(new FixedColor(1, 128, 129), appearance.label().colour());
		assertEquals("gpu, b", gpus.get(1).meaning());
	}

	@Test
	void theFirstConditionalStyleThatHolds() {
		String style = """
				<conditionnalStyles predicateExpression="service:isB"><style xsi:type="style:EllipseNodeDescription"><color href="environment:/viewpoint#//@systemColors/@entries[name='dark_red']"/></style></conditionnalStyles>
				<conditionnalStyles predicateExpression="true"><style xsi:type="style:LozengeNodeDescription" color="//@userColorsPalettes[name='own']/@entries[name='heat']"/></conditionnalStyles>
				""";
		List<Figure> gpus = drawn(Odesign.layer(HOST.formatted("", GPU.formatted("", style)))).figures().getFirst().children();
		assertEquals("LOZENGE FixedColor[red=100, green=0, blue=100] true", described(gpus.get(0)));
		assertEquals("ELLIPSE FixedColor[red=156, green=12, blue=12] isB", described(gpus.get(1)));
		assertEquals("gpu", gpus.get(0).meaning().replace(", true", ""));
		assertEquals("gpu, b", gpus.get(1).meaning());
		String computed = style.replace("'heat'", "'computed'");
		assertEquals(new FixedColor(50, 7, 255), drawn(Odesign.layer(HOST.formatted("", GPU.formatted("",
				computed)))).figures().getFirst().children().getFirst().appearance().fill());
	}

	@Test
	void bordersAndReusedMappings() {
		String badge = "<borderedNodeMappings name=\"badge\" domainClass=\"lamina.Host\" "
				+ "semanticCandidatesExpression=\"var:self\">"
				+ Odesign.NODE + "</borderedNodeMappings>";
		String racks = """
				<containerMappings name="rack" domainClass="lamina.Model" semanticCandidatesExpression="var:self" reusedContainerMappings="%s" reusedNodeMappings="%s">
				"""
				.formatted(HOST_PATH, GPU_PATH) + Odesign.CONTAINER + "</containerMappings>";
		Representation drawn = drawn(Odesign.layer(HOST.formatted("", badge + GPU.formatted("", ""))));
		Figure host = drawn.figures().getFirst();
		assertEquals(List.of("badge"), host.borders().stream().map(figure -> figure.mapping().name()).toList());
		assertEquals(2, host.children().size());
		Representation reused = drawn(
				Odesign.layer(HOST.formatted("", badge) + racks.replaceFirst(" reusedNodeMappings=\"[^\"]*\"", "")));
		assertEquals("host h, badge h, host other, badge other, rack Model, host h, badge h, host other, badge other",
				names(reused));
		// the GPU mapping asks the container for a feature that a model does not have
		assertTrue(refusal(Odesign.layer(HOST.formatted("", GPU.formatted("", "")) + racks))
				.contains("a Model has no feature 'gpus'"));
	}

	@Test
	void aMappingInsideItselfEndsInARefusal() {
		String endless = """
				<containerMappings name="model" domainClass="lamina.Model" semanticCandidatesExpression="var:self" reusedContainerMappings="%s/@containerMappings[name='model']">
				"""
				.formatted(Odesign.LAYER) + Odesign.CONTAINER + "</containerMappings>";
		assertTrue(refusal(Odesign.layer(endless)).contains("it is inside itself without end"));
	}

	@Test
	void edgesThatAreRelations() {
		String edges = """
				<edgeMappings name="uses" sourceMapping="%s/@containerMappings[name='vm']" targetMapping="%s" targetFinderExpression="service:gpu">
				  <style strokeColor="//@userColorsPalettes[name='own']/@entries[name='teal']" lineStyle="dash" targetArrow="InputFillClosedArrow"><centerLabelStyleDescription labelExpression="uses"/></style>
				</edgeMappings>
				<containerMappings name="vm" domainClass="lamina.Vm" semanticCandidatesExpression="feature:declarations">
				"""
				.formatted(Odesign.LAYER, GPU_PATH) + Odesign.CONTAINER + "</containerMappings>";
		Representation drawn = drawn(Odesign.layer(HOST.formatted("", GPU.formatted("", "")) + edges));
		assertEquals(1, drawn.connections().size());
		Figure.Connection edge = drawn.connections().getFirst();
		assertEquals("v a", name(edge.from().target()) + ' ' + name(edge.to().target()));
		assertEquals("DASH INPUT_FILL_CLOSED_ARROW NO_DECORATION uses", edge.line().kind() + " " + edge.line().target() + ' '
				+ edge.line().source() + ' '
				+ edge.line().centre().orElseThrow().text());
		String hidden = Odesign.layer(HOST.formatted("", GPU.formatted("preconditionExpression=\"service:isB\"", "")) + edges);
		assertEquals(List.of(), drawn(hidden).connections());
	}

	@Test
	void edgesThatAreElements() {
		String edges = """
				<edgeMappings name="link" useDomainElement="true" domainClass="lamina.Link" semanticCandidatesExpression="service:links" sourceMapping="%1$s" targetMapping="%1$s"
				    sourceFinderExpression="feature:first" targetFinderExpression="feature:second"><style/></edgeMappings>
				<edgeMappings name="beside" preconditionExpression="service:target.isB" sourceMapping="%1$s" targetMapping="%1$s" targetFinderExpression="service:neighbours"><style/></edgeMappings>
				"""
				.formatted(GPU_PATH);
		Representation drawn = drawn(Odesign.layer(HOST.formatted("", GPU.formatted("", "")) + edges));
		assertEquals("link a b, beside a b", drawn.connections().stream().map(edge -> edge.mapping().name() + ' '
				+ name(edge.from().target()) + ' '
				+ name(edge.to().target())).collect(Collectors.joining(", ")));
		assertTrue(drawn.connections().getFirst().target() instanceof Link);
	}

	@Test
	void edgesBetweenEdgesAreRefused() {
		String edges = """
				<edgeMappings name="one" sourceMapping="%1$s" targetMapping="%1$s" targetFinderExpression="service:neighbours"><style/></edgeMappings>
				<edgeMappings name="two" sourceMapping="%1$s" targetMapping="%2$s/@edgeMappings[name='one']" targetFinderExpression="service:neighbours"><style/></edgeMappings>
				"""
				.formatted(GPU_PATH, Odesign.LAYER);
		assertTrue(refusal(Odesign.layer(HOST.formatted("", GPU.formatted("", "")) + edges)).contains("ends at another edge"));
	}

	@Test
	void decorations() {
		String marks = """
				<decorationDescriptionsSet>
				  <decorationDescriptions xsi:type="description:SemanticBasedDecoration" name="m" position="NORTH_EAST" domainClass="lamina.HostGpu" imageExpression="service:icon" tooltipExpression="feature:name"/>
				  <decorationDescriptions xsi:type="d:MappingBasedDecoration" name="h" mappings="%s" preconditionExpression="service:isB" imageExpression="x.svg"/>
				</decorationDescriptionsSet>
				"""
				.formatted(HOST_PATH);
		List<Figure> all = drawn(Odesign.layer(HOST.formatted("", GPU.formatted("", "")) + marks)).all().toList();
		assertEquals("b: [Mark[name=m, image=/x/icons/b.svg, tooltip=b, position=NORTH_EAST]]", all.stream()
				.filter(figure -> !figure.marks().isEmpty())
				.map(figure -> name(figure.target()) + ": " + figure.marks()).collect(Collectors.joining(", ")));
	}

	@Test
	void whatADiagramIsAbout() {
		DiagramDescription description = Odesign.diagram(Odesign.layer(""));
		assertTrue(Evaluation.suits(description, interpreter(), model));
		assertFalse(Evaluation.suits(description, interpreter(), model.getDeclarations().getFirst()));
		DiagramDescription picky = Odesign.diagram(Odesign.layer("").replace("titleExpression",
				"preconditionExpression=\"service:isB\" titleExpression"));
		assertFalse(Evaluation.suits(picky, interpreter(), model));
	}

	private Representation drawn(String text) {
		return drawn(text, Evaluation.Selection.DEFAULT);
	}

	private Representation drawn(String text, Evaluation.Selection selection) {
		return Evaluation.of(Odesign.diagram(text), interpreter(), model, selection);
	}

	private String refusal(String text) {
		return assertThrows(SpecificationException.class, () -> drawn(text)).getMessage();
	}

	private static Interpreter interpreter() {
		return new Interpreter(new JavaServices(List.of(new Answers())));
	}

	private static String names(Representation representation) {
		return representation.all().map(figure -> figure.mapping().name() + ' ' + name(figure.target()))
				.collect(Collectors.joining(", "));
	}

	private static String described(Figure figure) {
		return figure.appearance().shape() + " " + figure.appearance().fill() + ' ' + figure.appearance().why().orElse("");
	}

	private static String name(EObject element) {
		return element instanceof NamedElement named ? named.getName() : element.eClass().getName();
	}
}
