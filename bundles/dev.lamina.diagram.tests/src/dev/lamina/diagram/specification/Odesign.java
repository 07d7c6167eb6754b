package dev.lamina.diagram.specification;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

import dev.lamina.model.ModelPackage;

/** Writes small specifications for tests. */
public final class Odesign {
	private static final String HEAD = """
			<?xml version="1.0" encoding="UTF-8"?>
			<description:Group xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
			    xmlns:description="http://www.eclipse.org/sirius/description/1.1.0" xmlns:d="http://www.eclipse.org/sirius/diagram/description/1.1.0"
			    xmlns:filter="http://www.eclipse.org/sirius/diagram/description/filter/1.1.0" xmlns:style="http://www.eclipse.org/sirius/diagram/description/style/1.1.0"
			    xmlns:other="http://example.org/other" name="test" version="15.4.0.202401051836">
			  <ownedViewpoints name="v">
			    <ownedRepresentations xsi:type="d:DiagramDescription" name="plan" domainClass="lamina.Model" titleExpression="feature:name">
			      <metamodel href="http://lamina.dev/model#/"/>
			""";
	private static final String TAIL = """
			    </ownedRepresentations>
			  </ownedViewpoints>
			  <userColorsPalettes name="own">
			    <entries xsi:type="description:UserFixedColor" name="teal" red="1" green="128" blue="129"/>
			    <entries xsi:type="description:InterpolatedColor" name="heat" colorValueComputationExpression="service:heat" maxValueComputationExpression="100">
			      <colorSteps associatedValue="0" associatedColor="//@userColorsPalettes[name='own']/@entries[name='cold']"/>
			      <colorSteps associatedValue="100" associatedColor="//@userColorsPalettes[name='own']/@entries[name='hot']"/>
			    </entries>
			    <entries xsi:type="description:UserFixedColor" name="cold" red="0" green="0" blue="200"/>
			    <entries xsi:type="description:UserFixedColor" name="hot" red="200" green="0" blue="0"/>
			    <entries xsi:type="description:ComputedColor" name="computed" red="service:heat" green="7" blue="300"/>
			  </userColorsPalettes>
			</description:Group>
			""";

	/** The path of the default layer of the diagram. */
	public static final String LAYER = "//@ownedViewpoints[name='v']/@ownedRepresentations[name='plan']/@defaultLayer";

	/** A style of containers that says nothing. */
	public static final String CONTAINER = "<style xsi:type=\"style:FlatContainerStyleDescription\"/>";

	/** A style of nodes that says nothing. */
	public static final String NODE = "<style xsi:type=\"style:SquareDescription\"/>";

	/** The layouts that a container of such a specification can ask for. */
	private static final Set<String> LAYOUTS = Set.of("thirds");

	private Odesign() {
	}

	/** A specification of one diagram with this inside. */
	public static String text(String diagram) {
		return HEAD + diagram + TAIL;
	}

	/** The same with this in its default layer. */
	public static String layer(String mappings) {
		return text("<defaultLayer name=\"base\">" + mappings + "</defaultLayer>");
	}

	/** Reads a specification. */
	public static ViewpointSpecification read(String text) {
		ModelPackage.eINSTANCE.getName();
		return ViewpointSpecification.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "test.odesign",
				LAYOUTS);
	}

	/** The only diagram of a specification. */
	public static DiagramDescription diagram(String text) {
		return read(text).diagrams().getFirst();
	}
}
