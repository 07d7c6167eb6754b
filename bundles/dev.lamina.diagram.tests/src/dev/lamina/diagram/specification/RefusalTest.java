package dev.lamina.diagram.specification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.lamina.design.partitioning.SegmentLayout;
import dev.lamina.diagram.expression.SpecificationException;
import dev.lamina.diagram.gpu.GpuBars;

/** What the built-in engine does not know is refused with its name and its line, never skipped. */
class RefusalTest {
	private static final String HOST = "<containerMappings name=\"host\" domainClass=\"lamina.Host\" "
			+ "semanticCandidatesExpression=\"feature:declarations\" %s>%s</containerMappings>";

	/** What may hold anything, because it says nothing about pictures. */
	private static final Set<String> NOT_DRAWN = Set.of("toolSections", "toolSection", "validationSet", "deletionDescription",
			"labelDirectEdit");

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					colour="red"                                      | containerMappings 'host': the built-in engine does not know the attribute 'colour'
					createElements="false"                            | createElements is false
					documentation="layout: spiral"                    | containerMappings 'host', documentation: the built-in engine has no layout 'spiral', but thirds
					preconditionExpression="aql:self.name"            | containerMappings 'host', preconditionExpression: 'aql:self.name' is of the interpreter 'aql'
					preconditionExpression="[self.name/]"             | interpreter that the built-in engine does not know
					preconditionExpression="service:a(b"              | cannot be read
					preconditionExpression="feature:a.b"              | cannot be read
					childrenPresentation="Spiral"                     | childrenPresentation is 'Spiral', which the built-in engine does not draw. It draws: FREE_FORM, LIST
					reusedNodeMappings="//@ownedViewpoints[name='x']" | reusedNodeMappings leads to '//@ownedViewpoints[name='x']', but there is nothing of that name
					reusedNodeMappings="other.odesign#/"              | outside of this file
					reusedNodeMappings="//self::node()"               | not a path that the built-in engine can follow
					reusedNodeMappings="//@ownedViewpoints.0"         | the built-in engine does not know this mapping
					""")
	void attributesOfMappings(String attribute, String message) {
		assertRefused(Odesign.layer(HOST.formatted(attribute, Odesign.CONTAINER)), message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					<style xsi:type="style:ShapeContainerStyleDescription"/>                                                   | ShapeContainerStyleDescription: the built-in engine does not know this style of a container
					<style xsi:type="style:FlatContainerStyleDescription" wobble="1"/>                                         | attribute 'wobble'
					<style xsi:type="style:FlatContainerStyleDescription" labelSize="big"/>                                    | labelSize is not a whole number but 'big'
					<style xsi:type="style:FlatContainerStyleDescription" labelFormat="wavy"/>                                 | labelFormat is 'wavy'
					<style xsi:type="style:FlatContainerStyleDescription" roundedCorner="maybe"/>                              | roundedCorner is neither true nor false
					<style xsi:type="style:FlatContainerStyleDescription" borderColor="//@userColorsPalettes[name='own']/@entries[name='no']"/> | borderColor leads to
					<style xsi:type="style:FlatContainerStyleDescription"><labelColor href="environment:/viewpoint#//@systemColors/@entries[name='mud']"/></style> | there is no system colour 'mud'
					<style xsi:type="style:FlatContainerStyleDescription"><labelBorderStyle/></style>                          | does not know 'labelBorderStyle' in a FlatContainerStyleDescription
					<style xsi:type="other:FlatContainerStyleDescription"/>                                                    | of a metamodel that the built-in engine does not know
					<frame/>                                                                                                   | it has no style
					<style xsi:type="style:FlatContainerStyleDescription"/><frame/>                                            | does not know 'frame' in a containerMappings
					<style xsi:type="style:FlatContainerStyleDescription"/><conditionnalStyles/>                               | it has no predicateExpression
					<style xsi:type="style:FlatContainerStyleDescription"/><borderedNodeMappings name="b" domainClass="lamina.Host" semanticCandidatesExpression="var:self"><style xsi:type="style:GaugeCompositeStyleDescription"/></borderedNodeMappings> | GaugeCompositeStyleDescription: the built-in engine does not know this style of a node
					<style xsi:type="style:FlatContainerStyleDescription"/><subNodeMappings xsi:type="d:NodeMappingImport" name="i"/> | NodeMappingImport 'i': the built-in engine does not know this kind of mapping
					<style xsi:type="style:FlatContainerStyleDescription"/><subNodeMappings name="n" domainClass="lamina.Hst"/> | no metamodel of the diagram has a class 'lamina.Hst'
					<style xsi:type="style:FlatContainerStyleDescription"/><subNodeMappings name="n" domainClass="lamina.Host"/> | it has no semanticCandidatesExpression
					""")
	void whatIsInMappings(String inside, String message) {
		assertRefused(Odesign.layer(HOST.formatted("", inside)), message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					<nodeMappings name="outside"/>                                                                  | does not know 'nodeMappings' in a DiagramDescription
					<layout xsi:type="d:CompositeLayout"/>                                                          | CompositeLayout: the built-in engine does not know this kind of layout
					<layout xsi:type="d:CustomLayoutConfiguration"><layoutOptions id="org.eclipse.elk.spacing"/></layout> | layout option 'org.eclipse.elk.spacing'
					<layout xsi:type="d:CustomLayoutConfiguration"><layoutOptions id="org.eclipse.elk.hierarchyHandling"><value name="SEPARATE_CHILDREN"/></layoutOptions></layout> | always does what INCLUDE_CHILDREN asks for
					<layout xsi:type="d:CustomLayoutConfiguration"><layoutOptions id="org.eclipse.elk.direction"/></layout> | it has no value
					<filters xsi:type="filter:VariableFilter" name="f"/>                                            | does not know this kind of filter
					<filters xsi:type="filter:CompositeFilterDescription" name="f"><filters xsi:type="filter:MappingFilter" filterKind="COLLAPSE"/></filters> | does not collapse
					<filters xsi:type="filter:CompositeFilterDescription" name="f"><filters xsi:type="filter:MappingFilter" viewConditionExpression="x"/></filters> | viewConditionExpression
					<additionalLayers name="l"><customization><vsmElementCustomizations xsi:type="description:VSMElementCustomizationReuse"/></customization></additionalLayers> | does not know this kind of customization
					<additionalLayers name="l"><customization><vsmElementCustomizations predicateExpression="var:self"><featureCustomizations xsi:type="description:EAttributeCustomization"/></vsmElementCustomizations></customization></additionalLayers> | changes nothing but colours
					<additionalLayers name="l"><customization><vsmElementCustomizations predicateExpression="var:self"><featureCustomizations xsi:type="description:EReferenceCustomization" referenceName="strokeColor"/></vsmElementCustomizations></customization></additionalLayers> | does not give 'strokeColor' another value
					<additionalLayers name="l"><customization><vsmElementCustomizations predicateExpression="var:self"><featureCustomizations xsi:type="description:EReferenceCustomization" referenceName="color"/></vsmElementCustomizations></customization></additionalLayers> | it has no value
					<additionalLayers name="l"><edgeMappingImports/></additionalLayers>                             | does not know 'edgeMappingImports'
					<additionalLayers name="l"><decorationDescriptionsSet><decorationDescriptions xsi:type="description:Shiny" name="s"/></decorationDescriptionsSet></additionalLayers> | does not know this kind of decoration
					<additionalLayers name="l"><edgeMappings name="e" pathExpression="x" targetFinderExpression="var:self"><style/></edgeMappings></additionalLayers> | pathExpression
					<additionalLayers name="l"><edgeMappings name="e" useDomainElement="true"/></additionalLayers>  | needs domainClass
					<additionalLayers name="l"><edgeMappings name="e" targetFinderExpression="var:self"><style foldingStyle="SOURCE"/></edgeMappings></additionalLayers> | does not fold edges
					<additionalLayers name="l"><edgeMappings name="e" targetFinderExpression="var:self"><style targetArrow="Bow"/></edgeMappings></additionalLayers> | targetArrow is 'Bow'
					""")
	void whatIsInDiagrams(String inside, String message) {
		assertRefused(Odesign.text("<defaultLayer name=\"base\"/>" + inside), message);
	}

	@Test
	void whatIsNoSpecification() {
		assertRefused("<a", "not well-formed");
		assertRefused("<a/>", "begins with a Group");
		assertRefused(Odesign.layer("").replace("15.4.0.202401051836", "14.0.0.1"), "its version is '14.0.0.1'");
		assertRefused(Odesign.layer("").replace("d:DiagramDescription", "d:SequenceDiagramDescription"),
				"this kind of representation");
		assertRefused(Odesign.layer("").replace("http://lamina.dev/model#/", "http://nowhere#/"),
				"there is no metamodel 'http://nowhere'");
		assertRefused("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>", "not well-formed");
	}

	@Test
	void tellsTheLine() {
		SpecificationException refused = assertThrows(SpecificationException.class,
				() -> Odesign.read(Odesign.text("\n\n<defaultLayer name=\"base\" strange=\"1\"/>")));
		int line = Odesign.text("\n\n<defaultLayer").split("<defaultLayer")[0].split("\n", -1).length;
		assertEquals(
				"test.odesign:" + line + ": defaultLayer 'base': the built-in engine does not know the attribute 'strange' here.",
				refused.getMessage());
	}

	/**
	 * Adds something strange to each element of Lamina's own specification in turn: wherever it is about drawing it is noticed.
	 */
	@Test
	void nothingInTheOwnSpecificationIsPassedOver() throws IOException {
		String own;
		try (InputStream stream = SegmentLayout.class.getResourceAsStream("/description/lamina.odesign")) {
			own = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		List<Integer> places = drawnElements(own);
		assertTrue(places.size() > 100, () -> "elements: " + places.size());
		for (int place : places) {
			String changed = own.substring(0, place) + " strange=\"1\"" + own.substring(place);
			String line = "lamina.odesign:" + own.substring(0, place).split("\n", -1).length;
			SpecificationException refused = assertThrows(SpecificationException.class, () -> ViewpointSpecification.read(
					new java.io.ByteArrayInputStream(changed.getBytes(StandardCharsets.UTF_8)), "lamina.odesign",
					Set.of(GpuBars.NAME)), line + " "
							+ own.substring(place - 20, place));
			assertTrue(refused.getMessage().startsWith(line + ':') && refused.getMessage().contains("'strange'"),
					refused::getMessage);
		}
	}

	/** The ends of the names of all elements that say something about a picture. */
	private static List<Integer> drawnElements(String text) {
		List<Integer> places = new ArrayList<>();
		Matcher tag = Pattern.compile("<(/?)([A-Za-z_0-9:]+)([^>]*?)(/?)>").matcher(text);
		int depth = 0;
		int silent = Integer.MAX_VALUE;
		while (tag.find()) {
			boolean opens = tag.group(1).isEmpty();
			boolean notDrawn = NOT_DRAWN.contains(tag.group(2)) || tag.group(3).contains("TableDescription")
					|| tag.group(3).contains("TreeDescription")
					|| tag.group(2).equals("targets");
			if (opens && notDrawn && silent > depth) {
				silent = depth;
			}
			if (opens && silent > depth && !tag.group(2).equals("entries") && !tag.group(2).equals("colorSteps")
					&& !tag.group(2).equals("userColorsPalettes")) {
				places.add(tag.end(2));
			}
			if (opens && tag.group(4).isEmpty()) {
				depth++;
			} else if (!opens) {
				depth--;
			}
			if (silent == depth && (!opens || !tag.group(4).isEmpty())) {
				silent = Integer.MAX_VALUE;
			}
		}
		return places;
	}

	private static void assertRefused(String text, String message) {
		SpecificationException refused = assertThrows(SpecificationException.class, () -> Odesign.read(text), message);
		assertTrue(refused.getMessage().contains(message), refused::getMessage);
		assertTrue(refused.getMessage().matches("(?s)test\\.odesign:\\d+: .+[.]"), refused::getMessage);
	}
}
